import { lowerFirst } from '../../../design/format.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { DossierAction } from './contract.ts'
import { closedDossier, notYetThere, staleDossier, stepPassed } from './problems.ts'
import type { Procedure, Transition } from './procedure.ts'

/** Transitions a procedure allows for an act from a state; a procedure has at most one of each. */
export function transitionFor(procedure: Procedure, state: string, event: DossierAction): Transition | undefined {
  return procedure.transitions.find((t) => t.from === state && t.event === event)
}

/** The transition of an act, or the refusal that names the step the dossier is at. */
export function requireTransition(procedure: Procedure, state: string, event: DossierAction): Transition {
  const transition = transitionFor(procedure, state, event)
  if (transition) return transition
  throw refuseStep(procedure, state, event)
}

/** What a step asks for; taking a dossier back or sending it back is never work. */
export const asksFor = (t: Transition): boolean => t.event !== 'withdraw' && t.event !== 'return'

/** Why an act is not of this step: what has to happen first, or that its step has passed. */
export function refuseStep(procedure: Procedure, state: string, event: DossierAction): Problem {
  if (isFinal(procedure, state)) return closedDossier(stateLabel(procedure, state))
  const orderOf = (code: string): number => procedure.states.findIndex((s) => s.code === code)
  const own = procedure.transitions.filter((t) => t.event === event)
  const ahead = own.find((t) => orderOf(t.from) > orderOf(state))
  const before = procedure.transitions.find((t) => t.to === ahead?.from && t.from !== t.to)
  const act = actLabel(procedure, event)
  if (ahead && before) return notYetThere(act, sayDone(procedure, before), stateLabel(procedure, state))
  return stepPassed(act, own[0] ? stateLabel(procedure, own[0].from) : '', stateLabel(procedure, state))
}

/** “UBND huyện đã xác nhận thẩm tra, trình tỉnh”. The last of many opinions moves a dossier on, not the first. */
function sayDone(procedure: Procedure, done: Transition): string {
  if (done.event === 'appraise') return 'mọi cơ quan thẩm định đã gửi ý kiến'
  return `${doerOf(procedure, done)} đã ${lowerFirst(done.label.vi)}`
}

/**
 * Who does a transition, as a sentence goes on after “do”: the holder of the step at which its permission is first asked for.
 * The state it starts from may be somebody else's: a commune takes back what already lies with the district.
 */
export function doerOf(procedure: Procedure, { permission, from }: Pick<Transition, 'permission' | 'from'>): string {
  const first = procedure.transitions.find((t) => t.permission === permission && asksFor(t))
  const holder = holderLabel(procedure, first?.from ?? from)
  return permission === 'assessment:sign' ? `chủ tịch ${holder} (người ký hồ sơ)` : lowerName(holder)
}

/** A name in the middle of a sentence; one that begins with letters that stand for words keeps them. */
function lowerName(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : lowerFirst(name)
}

export function stateLabel(procedure: Procedure, state: string): string {
  return procedure.states.find((s) => s.code === state)?.label.vi ?? state
}

export function holderLabel(procedure: Procedure, state: string): string {
  return procedure.states.find((s) => s.code === state)?.holder.vi ?? ''
}

export function isFinal(procedure: Procedure, state: string): boolean {
  return procedure.states.find((s) => s.code === state)?.isFinal === true
}

export function actLabel(procedure: Procedure, event: DossierAction): string {
  return procedure.transitions.find((t) => t.event === event)?.label.vi ?? event
}

export function assertVersion(yours: number, current: number): void {
  if (yours !== current) throw staleDossier(yours, current)
}

export type ItemOpinion = { opinion: 'met' | 'not-met' | 'return' } | null

/** Items waiting for an opinion, and those with one, of one submission. */
export function tallyOpinions(items: readonly { state: string; opinion: ItemOpinion }[]) {
  const count = (opinion: string) => items.filter((item) => item.opinion?.opinion === opinion).length
  return {
    waiting: items.filter((item) => item.opinion === null).length,
    met: count('met'),
    notMet: count('not-met'),
    returned: count('return'),
  }
}

export type VoteOutcome = 'agreed' | 'not-agreed' | 'no-quorum'

/**
 * Counts a vote by the procedure's shares of eligible members. `null` when the procedure's quorum or majority was
 * not read in the law: such a vote cannot be closed (rule 9).
 */
export function countVote(
  council: Procedure['council'],
  votes: { eligible: number; agree: number; disagree: number },
): VoteOutcome | null {
  if (!council.quorum || !council.majority) return null
  const cast = votes.agree + votes.disagree
  if (!reaches(cast, votes.eligible, council.quorum)) return 'no-quorum'
  return exceeds(votes.agree, votes.eligible, council.majority) ? 'agreed' : 'not-agreed'
}

type Share = { numerator: number; denominator: number }

function reaches(part: number, whole: number, share: Share): boolean {
  return whole > 0 && part * share.denominator >= whole * share.numerator
}

function exceeds(part: number, whole: number, share: Share): boolean {
  return whole > 0 && part * share.denominator > whole * share.numerator
}

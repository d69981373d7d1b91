import type { DossierAction } from './contract.ts'
import { staleDossier, wrongState } from './problems.ts'
import type { Procedure, Transition } from './procedure.ts'

/** Transitions a procedure allows for an act from a state; a procedure has at most one of each. */
export function transitionFor(procedure: Procedure, state: string, event: DossierAction): Transition | undefined {
  return procedure.transitions.find((t) => t.from === state && t.event === event)
}

/** The transition of an act, or the refusal that names the step the dossier is at. */
export function requireTransition(procedure: Procedure, state: string, event: DossierAction): Transition {
  const transition = transitionFor(procedure, state, event)
  if (transition) return transition
  throw wrongState(actLabel(procedure, event), stateLabel(procedure, state))
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

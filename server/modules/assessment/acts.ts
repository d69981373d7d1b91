import { lowerFirst } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { DossierAction, type Dossier } from './contract.ts'
import { refusalOf } from './guards.ts'
import type { Loaded } from './load.ts'
import { canMove } from './policy.ts'
import type { Transition } from './procedure.ts'
import { asksFor, doerOf, refuseStep, transitionFor } from './rules.ts'

type Answer = { can: true | string; isYours: boolean }

/** Refusals that speak of other people's work: their sentence is true, their button is of no use. */
const OF_OTHERS = new Set(['not-your-dossier', 'not-focal-agency'])

/** Every act of the procedure for one person now: true, or why not (house rule 6.4); which to show; whom it waits for. */
export async function actsFor(ctx: ReadCtx, loaded: Loaded): Promise<Pick<Dossier, 'can' | 'yours' | 'waiting'>> {
  const answers = await Promise.all(
    DossierAction.options.map(async (event) => [event, await mayAct(ctx, loaded, event)] as const),
  )
  return {
    can: Object.fromEntries(answers.map(([event, { can }]) => [event, can])) as Dossier['can'],
    yours: answers.flatMap(([event, { isYours }]) => (isYours ? [event] : [])),
    waiting: sayWaiting(ctx, loaded),
  }
}

async function mayAct(ctx: ReadCtx, loaded: Loaded, event: DossierAction): Promise<Answer> {
  const { dossier, procedure } = loaded
  const transition = transitionFor(procedure, dossier.state, event)
  if (!transition) return refuseElsewhere(ctx, loaded, event)
  const right = rightTo(ctx, loaded, transition)
  if (right !== true) return { can: right.detail, isYours: !OF_OTHERS.has(right.kind.slug) }
  for (const guard of transition.guards ?? []) {
    const refusal = await refusalOf(ctx, loaded, guard)
    if (refusal) return { can: refusal.detail, isYours: true }
  }
  return { can: true, isYours: true }
}

function rightTo({ actor }: ReadCtx, loaded: Loaded, transition: Transition) {
  return canMove(actor, transition, { ...loaded, holder: doerOf(loaded.procedure, transition) })
}

/** An act of another step. Whoever held a post that has ended reads so at every step. */
function refuseElsewhere(ctx: ReadCtx, loaded: Loaded, event: DossierAction): Answer {
  const { dossier, procedure } = loaded
  const rights = procedure.transitions.filter((t) => t.event === event).map((t) => rightTo(ctx, loaded, t))
  const [refusal] = rights.some((right) => right === true) ? [] : rights.filter((right) => right !== true)
  if (refusal) return { can: refusal.detail, isYours: refusal.kind.slug === 'post-ended' }
  return { can: refuseStep(procedure, dossier.state, event).detail, isYours: false }
}

/** “Đang chờ UBND huyện xác nhận thẩm tra, trình tỉnh.” Null when the step asks this person for something. */
function sayWaiting(ctx: ReadCtx, loaded: Loaded): string | null {
  const { dossier, procedure } = loaded
  const asked = procedure.transitions.filter((t) => t.from === dossier.state && asksFor(t))
  const [next] = asked
  if (!next || asked.some((t) => rightTo(ctx, loaded, t) === true)) return null
  return `Đang chờ ${doerOf(procedure, next)} ${lowerFirst(next.label.vi)}.`
}

import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { authorize } from '../../kernel/problem.ts'
import { openCalendar } from '../calendar/index.ts'
import { holdPeriod } from '../indicators/index.ts'
import { daysUsed } from './clock.ts'
import type { DossierAction, MoveDossier } from './contract.ts'
import { checkGuards, scopeOf } from './guards.ts'
import { lockForAct, type Loaded } from './load.ts'
import { canMove, postsFor } from './policy.ts'
import type { Transition } from './procedure.ts'
import { insertStep, saveDossier } from './repository.ts'
import { openReturned, recordReturn } from './return-items.ts'
import { assertVersion, doerOf, isFinal, requireTransition } from './rules.ts'
import { seatMembers } from './seat-council.ts'
import { freezeSubmission } from './freeze-submission.ts'
import type { DossierRow } from './tables.ts'

/**
 * Takes a dossier one step along its procedure: lock, right, state, guards, effects, step, event.
 * Every act without data of its own goes through here; appraisals, ballots and decisions call `advance` themselves.
 */
export async function moveDossier(ctx: Ctx, id: string, event: DossierAction, input: MoveDossier): Promise<void> {
  const loaded = await lockForAct(ctx, id)
  const transition = admitAct(ctx, loaded, event, input.version)
  // What the guards judge is what is frozen: a save under way ends first, the next one finds the lock.
  if (event === 'submit') await holdPeriod(ctx, scopeOf(loaded.dossier))
  await checkGuards(ctx, loaded, transition, input)
  await applyEffects(ctx, loaded, transition, input)
  await advance(ctx, loaded, transition, input.note ?? null)
}

/** Right, version and state of an act; the transition it makes. */
export function admitAct(ctx: Ctx, loaded: Loaded, event: DossierAction, version: number): Transition {
  const { dossier, procedure } = loaded
  const transition = requireTransition(procedure, dossier.state, event)
  authorize(canMove(ctx.actor, transition, { ...loaded, holder: doerOf(procedure, transition) }))
  assertVersion(version, dossier.version)
  return transition
}

async function applyEffects(ctx: Ctx, loaded: Loaded, transition: Transition, input: MoveDossier): Promise<void> {
  const { event } = transition
  if (event === 'submit') await freezeSubmission(ctx, loaded, input.answers ?? [])
  if (event === 'withdraw') await openReturned(ctx, loaded, 'all')
  if (event === 'return') await recordReturn(ctx, loaded, transition, input.returned ?? [])
  if (event === 'consolidate') await seatMembers(ctx, loaded)
}

/**
 * Saves the new state, the timeline and the event. Also what acts with data of their own end with. `agencyId`: in whose name, when
 * the act says so; the timeline then names the post there.
 */
export async function advance(
  ctx: Ctx,
  loaded: Loaded,
  transition: Transition,
  note: string | null,
  agencyId: string | null = null,
): Promise<void> {
  const { dossier, procedure } = loaded
  const to = transition.to
  const closing = isFinal(procedure, to) ? { closed_at: ctx.now() } : {}
  const submission = transition.event === 'submit' ? dossier.submission + 1 : dossier.submission
  await saveDossier(ctx, dossier.id, {
    state: to,
    submission,
    ...(await clockChange(ctx, dossier, transition)),
    ...closing,
  })
  const posts = postsFor(ctx.actor, transition, loaded)
  const position = agencyId === null ? posts[0] : posts.find((post) => post.agencyId === agencyId)
  await insertStep(ctx, {
    dossier_id: dossier.id,
    submission,
    event: transition.event,
    from_state: dossier.state,
    to_state: to,
    agency_id: agencyId,
    note,
    position_title: position?.title ?? null,
  })
  await logEvent(ctx, 'assessment.dossier-moved', dossier.unit_id, {
    dossier: dossier.id,
    event: transition.event,
    from: dossier.state,
    to,
    submission,
  })
}

async function clockChange(ctx: Ctx, dossier: DossierRow, transition: Transition): Promise<Partial<DossierRow>> {
  if (transition.clock === 'start') return { clock_started_on: ctx.today() }
  if (transition.clock === 'stop' && dossier.clock_started_on)
    return {
      clock_started_on: null,
      clock_used_days: daysUsed(await openCalendar(ctx.db), dossier, ctx.today()),
    }
  return {}
}

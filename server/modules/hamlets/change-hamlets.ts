import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { authorize, type FieldError } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { beginHamlet } from './create-hamlet.ts'
import type { HamletChange, HamletTrial, Standing } from './change-contract.ts'
import { type HamletOn, hamletsOn } from './change-state.ts'
import { followCommune } from './follow.ts'
import { endHeads } from './heads.ts'
import { insertMeasures, rowsOf } from './measures.ts'
import { labelOf } from './names.ts'
import { type Commune, communeOn, openCommune, placeOfCommune } from './open-commune.ts'
import { checkNames, type Plan, planChange } from './plan-change.ts'
import { canManageHamlets } from './policy.ts'
import { hamletRefused } from './problems.ts'
import { insertChange, lockCommunes, rewriteFrom, versionsIn } from './repository.ts'
import { allowedTypes, refuseType } from './types-of-province.ts'

type Trial = Plan & { commune: Commune; hamlets: HamletOn[] }

const idsOf = (change: HamletChange): readonly string[] =>
  change.kind === 'merge' ? [...new Set(change.hamletIds)] : [change.hamletId]

/** What a change would do to the list as it is recorded now. Writes nothing; refuses who may not make it. */
export async function tryChange(ctx: ReadCtx | Ctx, change: HamletChange): Promise<Trial> {
  const { day } = change
  const hamlets = await hamletsOn(ctx, idsOf(change), day)
  const own = [...new Set(hamlets.map(({ version }) => version.communeId))]
  const [first = ''] = own
  const commune =
    change.kind === 'transfer' ? await openCommune(ctx, change.communeId, day) : await communeOn(ctx, first, day)
  for (const id of new Set([...own, commune.id])) authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, id)))
  const plan = planChange(change, { commune, hamlets })
  const problems = [...plan.problems, ...(await checkAgainstList(ctx, change, plan, commune))]
  return { ...plan, problems, commune, hamlets }
}

/** Names and words of what begins or goes on, against the commune's list and its province's words. */
async function checkAgainstList(
  ctx: ReadCtx | Ctx,
  change: HamletChange,
  { begun, continued, ended }: Plan,
  commune: Commune,
): Promise<FieldError[]> {
  const pointer = (i: number): string => (change.kind === 'split' ? `/parts/${i}` : '')
  const wanted = [...begun, ...continued.map(({ after }) => after)].map(({ type, name }, i) => ({
    type,
    name,
    pointer: `${pointer(i)}/name`,
  }))
  const touched = new Set([...ended, ...continued.map(({ hamlet }) => hamlet)].map(({ id }) => id))
  const taken = (await versionsIn(ctx.db, [commune.id], change.day)).filter(
    ({ hamletId, isPlaced }) => isPlaced && !touched.has(hamletId),
  )
  const names = checkNames(wanted, { taken, until: commune.validTo })
  // A hamlet that is only moved keeps the word it has.
  if (change.kind === 'transfer' || change.kind === 'abolish') return names
  const allowed = await allowedTypes(ctx, commune, change.day)
  const types = wanted.flatMap(({ type }, i) => {
    // A new name may keep the word the hamlet already has.
    const detail = continued.some(({ hamlet }) => hamlet.version.type === type) ? undefined : refuseType(allowed, type)
    return detail ? [{ pointer: `${pointer(i)}/type`, detail }] : []
  })
  return [...types, ...names]
}

/** Applies a change in one transaction. Throws `hamlet-refused` with every mistake and writes nothing then. */
export async function applyChange(ctx: Ctx, change: HamletChange): Promise<{ change: string; begun: string[] }> {
  const before = await hamletsOn(ctx, idsOf(change), change.day)
  const target = change.kind === 'transfer' ? [change.communeId] : []
  await lockCommunes(ctx, [...before.map(({ version }) => version.communeId), ...target])
  const trial = await tryChange(ctx, change)
  if (trial.problems.length > 0) throw hamletRefused(trial.problems)
  const { day, basis, kind } = change
  const [first] = trial.hamlets
  const communeId = first?.version.communeId ?? trial.commune.id
  const id = await insertChange(ctx, { kind, day, communeId, basis })
  await endHamlets(ctx, id, day, trial.ended)
  const begun = await beginAll(ctx, id, day, trial)
  await continueAll(ctx, id, day, trial)
  for (const { version } of trial.hamlets) ctx.dropPages(version.communeId)
  ctx.dropPages(trial.commune.id)
  const ended = trial.ended.map((hamlet) => hamlet.id)
  const continued = trial.continued.map(({ hamlet }) => hamlet.id)
  const body = { change: id, kind, day, number: basis.number, ended, begun, continued }
  await logEvent(ctx, 'hamlets.changed', communeId, body)
  return { change: id, begun }
}

async function endHamlets(ctx: Ctx, change: string, day: PlainDate, ended: readonly HamletOn[]): Promise<void> {
  await rewriteFrom(ctx, change, day, { versions: ended.flatMap(({ versions }) => versions), next: [] })
  await endHeads(ctx, { change, day, hamletIds: ended.map(({ id }) => id) })
}

async function beginAll(ctx: Ctx, change: string, day: PlainDate, { begun, commune }: Trial): Promise<string[]> {
  const ids: string[] = []
  for (const { type, name, from, source, ...counted } of begun) {
    const id = await beginHamlet(ctx, change, { communeId: commune.id, type, name, from: day })
    await ctx.db
      .insertInto('hamlets.succession')
      .values(from.map((one) => ({ predecessor_id: one.id, successor_id: id, share: one.share, written_by: change })))
      .execute()
    await insertMeasures(ctx, rowsOf(counted, { hamletId: id, day, source }), change)
    ids.push(id)
  }
  return ids
}

async function continueAll(ctx: Ctx, change: string, day: PlainDate, { continued }: Trial): Promise<void> {
  for (const { hamlet, after } of continued) {
    const { type, name, communeId } = after
    const stretches = await followCommune(ctx.db, { communeId, from: day, to: null, formerId: null })
    const next = stretches.map((stretch) => ({ ...stretch, hamletId: hamlet.id, type, name }))
    await rewriteFrom(ctx, change, day, { versions: hamlet.versions, next })
    for (const stretch of stretches) ctx.dropPages(stretch.communeId)
  }
}

/** A trial as people see it. */
export async function viewTrial(ctx: ReadCtx, change: HamletChange): Promise<HamletTrial> {
  const { ended, begun, continued, problems, commune } = await tryChange(ctx, change)
  return {
    ended: ended.map(standingOf),
    begun: begun.map((one) => ({
      id: null,
      label: labelOf(one),
      commune: commune.name,
      households: one.households,
      population: one.population,
    })),
    continued: continued.map(({ hamlet, after }) => ({
      before: standingOf(hamlet),
      after: { ...standingOf(hamlet), label: labelOf(after), commune: after.communeName },
    })),
    problems,
    canApply: problems.length === 0,
  }
}

function standingOf({ id, label, communeName, households, population }: HamletOn): Standing {
  return { id, label, commune: communeName, households, population }
}

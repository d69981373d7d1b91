import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { authorize, notFound } from '../../../kernel/problem.ts'
import { addDays } from '../../../kernel/time.ts'
import type { AskUnitImpact, UnitImpact } from '../../../kernel/unit-change.ts'
import type { Catalogue } from '../catalogue/catalogue-types.ts'
import { ChangeLines } from '../change-contract.ts'
import type { ChangePlan } from './change-plan.ts'
import type { DecisionInput } from '../decision-contract.ts'
import {
  changeOfDecision,
  columnsOf,
  type DecisionText,
  decisionById,
  insertDecision,
  lockUnits,
  titleOf,
  updateDecision,
} from './decision-repository.ts'
import { printDate } from '../dates.ts'
import { placeIn } from '../catalogue/look-up.ts'
import { openCatalogue } from '../catalogue/open-catalogue.ts'
import { planChange } from './plan-change.ts'
import { canChangeUnits, canDraftDecisions, canEditDraft } from '../policy.ts'
import { changeBuiltOn, decisionClosed, decisionMoved, decisionRefused } from '../problems.ts'
import type { DecisionRow, DecisionState } from '../tables.ts'
import { findBuiltOn, undoChange } from './undo-change.ts'
import { type Reborn, type WrittenChange, writePlan } from './write-plan.ts'

export const STATE_WORDS: Record<DecisionState, string> = {
  draft: 'đang soạn',
  applied: 'đã áp dụng',
  undone: 'đã hoàn tác',
  discarded: 'đã bỏ',
}

/** Keeps a decision as a draft: nothing counts yet. */
export async function draftDecision(ctx: Ctx, input: DecisionText, fileHash: string | null = null): Promise<string> {
  authorize(canDraftDecisions(ctx.actor))
  const id = await insertDecision(ctx, input, fileHash)
  await logEvent(ctx, 'units.decision-drafted', null, { decision: id, number: input.number, lines: input.lines.length })
  return id
}

export async function editDecision(ctx: Ctx, id: string, version: number, input: DecisionInput): Promise<void> {
  const decision = await lockDraft(ctx, id, version)
  authorize(canEditDraft(ctx.actor, decision.created_by))
  await updateDecision(ctx, decision, columnsOf(input))
  await logEvent(ctx, 'units.decision-drafted', null, { decision: id, number: input.number, lines: input.lines.length })
}

export async function discardDecision(ctx: Ctx, id: string, version: number): Promise<void> {
  const decision = await lockDraft(ctx, id, version)
  authorize(canEditDraft(ctx.actor, decision.created_by))
  await updateDecision(ctx, decision, { state: 'discarded' })
  await logEvent(ctx, 'units.decision-discarded', null, { decision: id, number: decision.number })
}

/** The draft, locked. Throws when somebody else moved it, or when it is no draft any more. */
async function lockDraft(ctx: Ctx, id: string, version: number): Promise<DecisionRow> {
  authorize(canDraftDecisions(ctx.actor))
  const decision = await decisionById(ctx, id, true)
  if (!decision) throw notFound('quyết định này')
  if (decision.version !== version) throw decisionMoved()
  if (decision.state !== 'draft') throw decisionClosed(STATE_WORDS[decision.state])
  return decision
}

export type Trial = { catalogue: Catalogue; plan: ChangePlan; impacts: UnitImpact[]; problems: ChangePlan['problems'] }

/**
 * What lines would do to the units as they are recorded now, and what hangs on them in every room. Writes nothing. `problems`:
 * everything that forbids it, mistakes of the lines and what rooms above cannot carry over.
 */
export async function tryChange(
  ctx: Ctx | ReadCtx,
  { day, lines }: Pick<DecisionInput, 'day' | 'lines'>,
  asks: readonly AskUnitImpact[],
): Promise<Trial> {
  const catalogue = await openCatalogue(ctx.db)
  const plan = planChange(catalogue, day, lines)
  const ended = plan.ended.map(({ unit }) => unit.id)
  const impacts = await askAll(ctx, asks, { day, ended, mode: 'apply' })
  const hindrances = impacts.flatMap(({ problem }) => (problem ? [{ row: null, detail: problem }] : []))
  return { catalogue, plan, impacts, problems: [...plan.problems, ...hindrances] }
}

export function changeOf({ day, lines }: DecisionRow): Pick<DecisionInput, 'day' | 'lines'> {
  return { day, lines: ChangeLines.parse(JSON.parse(lines)) }
}

async function askAll(
  ctx: Ctx | ReadCtx,
  asks: readonly AskUnitImpact[],
  change: Parameters<AskUnitImpact>[1],
): Promise<UnitImpact[]> {
  const impacts: UnitImpact[] = []
  for (const ask of asks) impacts.push(...(await ask(ctx, change)))
  return impacts
}

/**
 * Applies a draft in one transaction with the reactions of every room: units, successions, memberships, posts. Throws
 * `decision-refused` with every mistake and writes nothing then.
 */
export async function applyDecision(
  given: Ctx,
  id: string,
  version: number,
  asks: readonly AskUnitImpact[],
): Promise<WrittenChange> {
  const ctx = await lockUnits(given)
  const decision = await lockDraft(ctx, id, version)
  const trial = await tryChange(ctx, changeOf(decision), asks)
  if (trial.problems.length > 0) throw decisionRefused(trial.problems)
  authorize(canChangeUnits(ctx.actor, placesOf(trial)))
  const change = {
    id: newId(),
    kind: 'decision' as const,
    title: decision.title,
    basis: nameDecision(decision),
    decisionId: id,
  }
  const written = await writePlan(ctx, change, trial.plan)
  await updateDecision(ctx, decision, {
    state: 'applied',
    applied_at: ctx.now(),
    applied_by: ctx.actor.id,
    applied_title: titleOf(ctx.actor),
  })
  await announceChange(ctx, change.id, decision.day, written)
  return written
}

/** `237/NQ-UBTVQH16, Ủy ban Thường vụ Quốc hội`, with the date of signing when it is known. */
function nameDecision({ number, signed_on: signedOn, issuer }: DecisionRow): string {
  return `${number}${signedOn ? ` ngày ${printDate(signedOn)}` : ''}, ${issuer}`
}

/** Tells every room that units changed. `flows` lead from ended to begun units. */
export async function announceChange(ctx: Ctx, change: string, day: string, written: WrittenChange): Promise<void> {
  await logEvent(ctx, 'units.changed', null, { change, day, ...written })
}

/** Where the units a decision touches stand on the day before; for new units the places above them. */
function placesOf({ plan, catalogue }: Trial): ReturnType<typeof placeIn>[] {
  const eve = addDays(plan.day, -1)
  const known = [
    ...plan.ended.map(({ unit }) => unit.id),
    ...plan.continued.map(({ unit }) => unit.id),
    ...plan.begun.flatMap(({ standing: { parentKey } }) => parentKey ?? []),
  ]
  return [...new Set(known)].flatMap((id) => (catalogue.units.has(id) ? [placeIn(catalogue, id, eve)] : []))
}

/**
 * Takes an applied decision back while nothing was built on it. Throws `change-built-on` with what was. `version`: as the
 * caller saw it; null = as it is now, for a command at the console.
 */
export async function undoDecision(
  given: Ctx,
  id: string,
  version: number | null,
  asks: readonly AskUnitImpact[],
): Promise<void> {
  authorize(canDraftDecisions(given.actor))
  const ctx = await lockUnits(given)
  const decision = await decisionById(ctx, id, true)
  if (!decision) throw notFound('quyết định này')
  if (version !== null && decision.version !== version) throw decisionMoved()
  const change = decision.state === 'applied' ? await changeOfDecision(ctx, id) : undefined
  if (!change) throw decisionClosed(STATE_WORDS[decision.state])
  const touched = await touchedBy(ctx, change)
  const catalogue = await openCatalogue(ctx.db)
  authorize(
    canChangeUnits(
      ctx.actor,
      touched.all.map((unitId) => placeIn(catalogue, unitId, decision.day)),
    ),
  )
  const later = await findBuiltOn(ctx, change)
  const impacts = await askAll(ctx, asks, { day: decision.day, ended: touched.begun, mode: 'undo' })
  const builtOn = [
    ...(later.length > 0 ? [`thay đổi ghi sau của ${later.join(', ')}`] : []),
    ...impacts.flatMap(({ problem }) => problem ?? []),
  ]
  if (builtOn.length > 0) throw changeBuiltOn(builtOn)
  await undoChange(ctx, change)
  await updateDecision(ctx, decision, { state: 'undone', undone_at: ctx.now(), undone_by: ctx.actor.id })
  const undone = { change, day: decision.day, begun: touched.begun, reborn: touched.reborn }
  await logEvent(ctx, 'units.change-undone', null, undone)
}

type Touched = { all: string[]; begun: string[]; reborn: Reborn[] }

/** Units a change wrote something of; `begun`: those that exist only by it, except those that took over another's records. */
async function touchedBy(ctx: Ctx, change: string): Promise<Touched> {
  const { rows } = await sql<{ id: string; isBegun: boolean; takenFrom: string | null }>`
    select u.id, u.taken_from as "takenFrom", not exists (
      select 1 from units.unit_version o where o.unit_id = u.id and o.written_by <> ${change}) as "isBegun"
    from units.unit u
    where u.id in (select unit_id from units.unit_version where written_by = ${change} and recorded_to is null)
  `.execute(ctx.db)
  const begun = rows.filter(({ isBegun }) => isBegun)
  return {
    all: rows.map(({ id }) => id),
    begun: begun.filter(({ takenFrom }) => takenFrom === null).map(({ id }) => id),
    reborn: begun.flatMap(({ id, takenFrom }) => (takenFrom === null ? [] : [{ from: takenFrom, to: id }])),
  }
}

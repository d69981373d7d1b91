import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { NewEvent } from '../../kernel/events.ts'
import { sendLater } from '../../kernel/db.ts'
import { actingFor } from '../../kernel/policy.ts'
import type { FigureInput } from './contract.ts'
import type { Evaluated } from './evaluate-unit.ts'
import { resultWrites } from './result-repository.ts'
import type { FigureRow, NoValue } from './tables.ts'
import type { UnitPeriod } from './unit-period.ts'

export type StoredFigure = Pick<
  FigureRow,
  'element' | 'value' | 'no_value' | 'note' | 'revision' | 'recorded_at' | 'author' | 'position_title' | 'acting_for'
>

const COLUMNS = [
  'element',
  'value',
  'no_value',
  'note',
  'revision',
  'recorded_at',
  'author',
  'position_title',
  'acting_for',
] as const

/** Current figures of a unit and period; all of them, or those of some elements. */
export function currentFigures(
  { db }: ReadCtx | Ctx,
  unitId: string,
  period: string,
  elements?: readonly string[],
): Promise<StoredFigure[]> {
  return db
    .selectFrom('indicators.figure')
    .select(COLUMNS)
    .where('unit_id', '=', unitId)
    .where('period', '=', period)
    .where('recorded_to', 'is', null)
    .$if(elements !== undefined, (q) => q.where('element', 'in', [...(elements ?? [])]))
    .execute()
}

/** Figures of several units, periods and elements as they are recorded now, or as they were known at an instant. */
export async function figuresOfUnits(
  { db }: ReadCtx | Ctx,
  unitIds: readonly string[],
  periods: readonly string[],
  elements: readonly string[],
  knownAt?: Instant,
): Promise<Pick<FigureRow, 'unit_id' | 'period' | 'element' | 'value' | 'no_value'>[]> {
  return db
    .selectFrom('indicators.figure')
    .select(['unit_id', 'period', 'element', 'value', 'no_value'])
    .where('unit_id', '=', sql<string>`any(${unitIds}::uuid[])`)
    .where('period', '=', sql<string>`any(${periods})`)
    .where('element', '=', sql<string>`any(${elements})`)
    .where(knownAt === undefined ? sql<boolean>`recorded_to is null` : knownBy(knownAt))
    .execute()
}

/** All figures of several units and a period, as they were known at an instant. */
export function figuresOfPeriod({ db }: ReadCtx | Ctx, unitIds: readonly string[], period: string, knownAt: Instant) {
  return db
    .selectFrom('indicators.figure')
    .select(['unit_id', 'element', 'value', 'no_value', 'note', 'revision'])
    .where('unit_id', '=', sql<string>`any(${unitIds}::uuid[])`)
    .where('period', '=', period)
    .where(knownBy(knownAt))
    .execute()
}

const knownBy = (at: Instant) => sql<boolean>`recorded_at <= ${at} and (recorded_to is null or recorded_to > ${at})`

/** Every revision of some elements, newest first. */
export function figureHistory(
  { db }: ReadCtx,
  unitId: string,
  period: string,
  elements: readonly string[],
): Promise<StoredFigure[]> {
  if (elements.length === 0) return Promise.resolve([])
  return db
    .selectFrom('indicators.figure')
    .select(COLUMNS)
    .where('unit_id', '=', unitId)
    .where('period', '=', period)
    .where('element', 'in', [...elements])
    .orderBy('recorded_at', 'desc')
    .orderBy('revision', 'desc')
    .execute()
}

export type NewChangeSet = { id: string; unitId: string; period: string; fileHash: string; problems: string }

/** Keeps a sheet aside until a person accepts it. */
export async function insertChangeSet(ctx: Ctx, input: NewChangeSet): Promise<void> {
  await ctx.db
    .insertInto('indicators.change_set')
    .values({
      id: input.id,
      unit_id: input.unitId,
      period: input.period,
      file_hash: input.fileHash,
      problems: input.problems,
      author: ctx.actor.id,
      state: 'staged',
      created_at: ctx.now(),
      applied_at: null,
    })
    .execute()
}

export type NewRevision = FigureInput & { revision: number }

export type FigureWrites = {
  at: UnitPeriod
  changeSet: string
  positionTitle: string | null
  figures: readonly NewRevision[]
  evaluated: readonly Evaluated[]
  event: NewEvent
}

/**
 * Writes a save whole: revisions, results, summaries and event. One statement, because a save is what the system does
 * most and each round trip costs as much as the writing.
 */
export async function writeFigures(ctx: Ctx, writes: FigureWrites): Promise<void> {
  const { at, changeSet, positionTitle, figures, evaluated, event } = writes
  const now = ctx.now()
  const rows = figures.map(({ element, revision, value, noValue, note }) => ({
    element,
    revision,
    value,
    no_value: noValue,
    note: note || null,
  }))
  await sendLater(
    ctx.db,
    sql`
    with fresh as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as f(element text, revision int, value numeric, no_value text, note text)
    ), ended as (
      update indicators.figure o set recorded_to = ${now}::timestamptz
      where o.unit_id = ${at.unitId}::uuid and o.period = ${at.period}
        and o.element = any(${figures.map((figure) => figure.element)}::text[]) and o.recorded_to is null
      returning o.element
    ), figures as (
      insert into indicators.figure (unit_id, element, period, revision, value, no_value, note, recorded_at, author,
        position_title, acting_for, change_set)
      select ${at.unitId}::uuid, f.element, ${at.period}, f.revision, f.value, f.no_value, f.note,
        ${now}::timestamptz, ${ctx.actor.id}::uuid, ${positionTitle}, ${actingFor(ctx.actor)}::uuid,
        ${changeSet}::uuid
      from fresh f, (select count(*) from ended) as after_ended
    ), logged as (${event.insert})${resultWrites(at, evaluated, now)}
    select`,
  )
}

export type StagedFigure = {
  element: string
  value: string | null
  noValue: NoValue | null
  note: string | null
  basedOn: number
  cell: string
}

export async function insertStaged(ctx: Ctx, changeSet: string, figures: readonly StagedFigure[]): Promise<void> {
  if (figures.length === 0) return
  await ctx.db
    .insertInto('indicators.staged_figure')
    .values(
      figures.map((f) => ({
        change_set: changeSet,
        element: f.element,
        value: f.value,
        no_value: f.noValue,
        based_on: f.basedOn,
        cell: f.cell,
        note: f.note,
      })),
    )
    .execute()
}

export async function changeSetById({ db }: ReadCtx | Ctx, id: string, lock = false) {
  return db
    .selectFrom('indicators.change_set')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()
}

export function stagedFigures({ db }: ReadCtx | Ctx, changeSet: string) {
  return db
    .selectFrom('indicators.staged_figure')
    .selectAll()
    .where('change_set', '=', changeSet)
    .orderBy('cell')
    .execute()
}

/** `revision`: the one the save wrote. Value, reason and note are null where there was no figure before. */
export type Replaced = Pick<FigureRow, 'element' | 'revision' | 'value' | 'no_value' | 'note'>

/** The values and notes a save replaced: what its undo must write again. */
export async function replacedBy({ db }: Ctx, at: { unitId: string; period: string }, changeSet: string) {
  const { rows } = await sql<Replaced>`
    select n.element, n.revision, o.value, o.no_value, o.note
    from indicators.figure n
    left join indicators.figure o
      on o.unit_id = n.unit_id and o.element = n.element and o.period = n.period and o.revision = n.revision - 1
    where n.unit_id = ${at.unitId} and n.period = ${at.period} and n.change_set = ${changeSet}
  `.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import type { FigureInput } from './contract.ts'
import type { FigureRow, NoValue } from './tables.ts'

export type StoredFigure = Pick<
  FigureRow,
  'element' | 'value' | 'no_value' | 'note' | 'revision' | 'recorded_at' | 'author' | 'position_title'
>

const COLUMNS = ['element', 'value', 'no_value', 'note', 'revision', 'recorded_at', 'author', 'position_title'] as const

/** Saves of one unit and period run one after another; others do not wait. Released with the transaction. */
export async function lockUnitPeriod(ctx: Ctx, unitId: string, period: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${unitId} ${period}`}, 0))`.execute(ctx.db)
}

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

export type NewChangeSet = {
  unitId: string
  period: string
  source: 'form' | 'sheet' | 'api'
  fileHash?: string
  problems?: string
}

/** Opens a change set; `applied` ones take effect with the transaction, `staged` ones wait for a person. */
export async function insertChangeSet(ctx: Ctx, input: NewChangeSet, state: 'staged' | 'applied'): Promise<string> {
  const id = newId()
  const at = ctx.now()
  await ctx.db
    .insertInto('indicators.change_set')
    .values({
      id,
      unit_id: input.unitId,
      period: input.period,
      source: input.source,
      file_hash: input.fileHash ?? null,
      problems: input.problems ?? null,
      author: ctx.actor.id,
      state,
      created_at: at,
      applied_at: state === 'applied' ? at : null,
    })
    .execute()
  return id
}

export type NewRevision = FigureInput & { revision: number }

/** Ends the current revisions and writes the new ones in one statement, whatever the count. */
export async function insertRevisions(
  ctx: Ctx,
  scope: { unitId: string; period: string; changeSet: string; positionTitle: string | null },
  figures: readonly NewRevision[],
): Promise<void> {
  const rows = figures.map(({ element, revision, value, noValue, note }) => ({
    id: newId(),
    element,
    revision,
    value,
    no_value: noValue,
    note: note ?? null,
  }))
  await sql`
    with fresh as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as f(id uuid, element text, revision int, value numeric, no_value text, note text)
    ), ended as (
      update indicators.figure o set recorded_to = ${ctx.now()}::timestamptz from fresh f
      where o.unit_id = ${scope.unitId}::uuid and o.period = ${scope.period} and o.element = f.element and o.recorded_to is null
      returning o.id
    )
    insert into indicators.figure (id, unit_id, element, period, revision, value, no_value, note, recorded_at, author,
      position_title, change_set)
    select f.id, ${scope.unitId}::uuid, f.element, ${scope.period}, f.revision, f.value, f.no_value, f.note,
      ${ctx.now()}::timestamptz, ${ctx.actor.id}::uuid, ${scope.positionTitle}, ${scope.changeSet}::uuid
    from fresh f, (select count(*) from ended) as after_ended
  `.execute(ctx.db)
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

/** The values a change set replaced: what its undo must write again. */
export async function replacedBy({ db }: Ctx, changeSet: string) {
  const { rows } = await sql<{
    element: string
    revision: number
    is_current: boolean
    value: string | null
    no_value: NoValue | null
  }>`
    select n.element, n.revision, n.recorded_to is null as is_current, o.value, o.no_value
    from indicators.figure n
    left join indicators.figure o
      on o.unit_id = n.unit_id and o.element = n.element and o.period = n.period and o.revision = n.revision - 1
    where n.change_set = ${changeSet}::uuid
  `.execute(db)
  return rows
}

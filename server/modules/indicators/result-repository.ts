import { type RawBuilder, sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { sendLater } from '../../kernel/db.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Evaluated } from './evaluate-unit.ts'
import { shownState } from './marks.ts'
import type { ResultRow, SummaryRow } from './tables.ts'
import type { UnitPeriod } from './unit-period.ts'

/** Replaces the evaluated results, and the summary of every set it changes: one statement, whatever the number of sets. */
export async function saveResults(ctx: Ctx, at: UnitPeriod, evaluated: readonly Evaluated[]): Promise<void> {
  if (evaluated.length === 0) return
  await sendLater(ctx.db, sql`with nothing as (select)${resultWrites(at, evaluated, ctx.now())} select`)
}

/** The writes of `saveResults` as further parts of a `with`; a summary that says the same as before is not written. */
export function resultWrites(at: UnitPeriod, evaluated: readonly Evaluated[], now: Instant): RawBuilder<unknown> {
  const changed = evaluated.filter((one) => one.isSummaryNew)
  const results = evaluated.flatMap(({ set, results: own }) => own.map((result) => ({ set, result })))
  // A list for each column: the server reads it in a sixth of the time of one JSON text that holds the details within.
  return sql`, results as (
    insert into indicators.result (unit_id, set_id, set_version, period, indicator, state, value, detail, evaluated_at)
    select ${at.unitId}::uuid, r.set_id, r.set_version, ${at.period}, r.indicator, r.state, r.value, r.detail, ${now}::timestamptz
    from unnest(${results.map(({ set }) => set.id)}::text[], ${results.map(({ set }) => set.version)}::int[],
      ${results.map(({ result }) => result.code)}::text[], ${results.map(({ result }) => shownState(result))}::text[],
      ${results.map(({ result }) => result.value)}::text[], ${results.map(({ result }) => JSON.stringify(result))}::text[])
      as r(set_id, set_version, indicator, state, value, detail)
    on conflict (unit_id, set_id, set_version, period, indicator) do update
      set state = excluded.state, value = excluded.value, detail = excluded.detail, evaluated_at = excluded.evaluated_at
  )${changed.length === 0 ? sql`` : summaryWrite(changed.map((one) => summaryRow(at, one, now)))}`
}

const summaryWrite = (rows: readonly SummaryRow[]): RawBuilder<unknown> => sql`, summaries as (
    insert into indicators.summary
    select s.* from json_populate_recordset(null::indicators.summary, ${JSON.stringify(rows)}::json) s
    on conflict (unit_id, set_id, set_version, period) do update set
      verdict = excluded.verdict, criteria_met = excluded.criteria_met, marks = excluded.marks,
      criteria_marks = excluded.criteria_marks, is_stale = excluded.is_stale, evaluated_at = excluded.evaluated_at
  )`

function summaryRow(at: UnitPeriod, { set, summary }: Evaluated, now: Instant): SummaryRow {
  return {
    unit_id: at.unitId,
    set_id: set.id,
    set_version: set.version,
    period: at.period,
    verdict: summary.verdict,
    criteria_met: summary.criteriaMet,
    marks: summary.marks,
    criteria_marks: summary.criterionMarks,
    is_stale: false,
    evaluated_at: now,
  }
}

export type SetScope = { unitId: string; period: string; setId: string; setVersion: number }

export function resultsOfSet({ db }: ReadCtx | Ctx, at: SetScope): Promise<ResultRow[]> {
  return db
    .selectFrom('indicators.result')
    .selectAll()
    .where('unit_id', '=', at.unitId)
    .where('period', '=', at.period)
    .where('set_id', '=', at.setId)
    .where('set_version', '=', at.setVersion)
    .execute()
}

export function resultOf({ db }: ReadCtx | Ctx, at: SetScope, indicator: string): Promise<ResultRow | undefined> {
  return db
    .selectFrom('indicators.result')
    .selectAll()
    .where('unit_id', '=', at.unitId)
    .where('period', '=', at.period)
    .where('set_id', '=', at.setId)
    .where('set_version', '=', at.setVersion)
    .where('indicator', '=', indicator)
    .executeTakeFirst()
}

export function summaryOf({ db }: ReadCtx | Ctx, at: SetScope): Promise<SummaryRow | undefined> {
  return db
    .selectFrom('indicators.summary')
    .selectAll()
    .where('unit_id', '=', at.unitId)
    .where('period', '=', at.period)
    .where('set_id', '=', at.setId)
    .where('set_version', '=', at.setVersion)
    .executeTakeFirst()
}

/** Marks the results of a set as being recomputed; they keep their old value until the job is done. */
export async function markStale(ctx: Ctx, setId: string, setVersion: number): Promise<void> {
  await ctx.db
    .updateTable('indicators.summary')
    .set({ is_stale: true })
    .where('set_id', '=', setId)
    .where('set_version', '=', setVersion)
    .execute()
}

/** The same for all results of some units; returns the sets they are of. */
export async function markUnitsStale(ctx: Ctx, unitIds: readonly string[]) {
  if (unitIds.length === 0) return []
  const { rows } = await sql<Pick<SummaryRow, 'set_id' | 'set_version'>>`
    with marked as (
      update indicators.summary set is_stale = true where unit_id = any(${unitIds}::uuid[]) returning set_id, set_version
    )
    select distinct set_id, set_version from marked order by set_id, set_version
  `.execute(ctx.db)
  return rows
}

export type StaleOf = { setId: string; setVersion: number; after?: { unitId: string; period: string } | undefined }

/** Units and periods whose results of a set wait for recomputation, in their order, from behind `after`. */
export function staleUnits({ db }: Ctx, { setId, setVersion, after }: StaleOf, limit: number) {
  return db
    .selectFrom('indicators.summary')
    .select(['unit_id', 'period'])
    .where('set_id', '=', setId)
    .where('set_version', '=', setVersion)
    .where('is_stale', '=', true)
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(unit_id, period) > (${after?.unitId ?? null}::uuid, ${after?.period ?? null})`),
    )
    .orderBy('unit_id')
    .orderBy('period')
    .limit(limit)
    .execute()
}

/** Takes results away that no evaluation makes any more. */
export async function deleteResults({ db }: Ctx, at: SetScope): Promise<void> {
  for (const table of ['indicators.result', 'indicators.summary'] as const)
    await db
      .deleteFrom(table)
      .where('unit_id', '=', at.unitId)
      .where('period', '=', at.period)
      .where('set_id', '=', at.setId)
      .where('set_version', '=', at.setVersion)
      .execute()
}

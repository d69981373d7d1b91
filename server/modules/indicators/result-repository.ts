import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Counts } from './contract.ts'
import type { Evaluated, UnitPeriod } from './evaluate-unit.ts'
import { shownState } from './marks.ts'
import type { ResultRow, SummaryRow } from './tables.ts'

/** Replaces the evaluated results and the summary of every set: two statements, whatever the number of sets. */
export async function saveResults(ctx: Ctx, at: UnitPeriod, evaluated: readonly Evaluated[]): Promise<void> {
  if (evaluated.length === 0) return
  const rows = evaluated.flatMap(({ set, results }) =>
    results.map((result) => ({
      set_id: set.id,
      set_version: set.version,
      indicator: result.code,
      state: shownState(result),
      value: result.value,
      detail: JSON.stringify(result),
    })),
  )
  const now = ctx.now()
  await sql`
    insert into indicators.result (unit_id, set_id, set_version, period, indicator, state, value, detail, evaluated_at)
    select ${at.unitId}::uuid, r.set_id, r.set_version, ${at.period}, r.indicator, r.state, r.value, r.detail, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(set_id text, set_version int, indicator text, state text, value text, detail text)
    on conflict (unit_id, set_id, set_version, period, indicator) do update
      set state = excluded.state, value = excluded.value, detail = excluded.detail, evaluated_at = excluded.evaluated_at
  `.execute(ctx.db)
  const summaries = evaluated.map(({ set, summary }) => ({
    set_id: set.id,
    set_version: set.version,
    verdict: summary.verdict,
    marks: summary.marks,
    criteria_marks: summary.criterionMarks,
    ...columnsOf(summary.counts),
  }))
  await sql`
    insert into indicators.summary
    select s.* from jsonb_populate_recordset(null::indicators.summary, ${JSON.stringify(
      summaries.map((row) => ({ ...row, unit_id: at.unitId, period: at.period, is_stale: false, evaluated_at: now })),
    )}::jsonb) s
    on conflict (unit_id, set_id, set_version, period) do update set
      verdict = excluded.verdict, criteria_met = excluded.criteria_met, criteria_total = excluded.criteria_total,
      met = excluded.met, not_met = excluded.not_met, no_figure = excluded.no_figure, not_due = excluded.not_due,
      refused = excluded.refused, level_unknown = excluded.level_unknown, not_applicable = excluded.not_applicable,
      total = excluded.total, marks = excluded.marks, criteria_marks = excluded.criteria_marks,
      is_stale = excluded.is_stale, evaluated_at = excluded.evaluated_at
  `.execute(ctx.db)
}

function columnsOf(counts: Counts) {
  return {
    met: counts.met,
    not_met: counts.notMet,
    no_figure: counts.noFigure,
    not_due: counts.notDue,
    refused: counts.refused,
    level_unknown: counts.levelUnknown,
    not_applicable: counts.notApplicable,
    total: counts.total,
    criteria_met: counts.criteriaMet,
    criteria_total: counts.criteriaTotal,
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

/** Sets under which a unit has results for a period. */
export function summariesOf({ db }: ReadCtx | Ctx, unitId: string, period: string): Promise<SummaryRow[]> {
  return db
    .selectFrom('indicators.summary')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('period', '=', period)
    .execute()
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

/** A batch of units whose results of a set wait for recomputation. */
export function staleUnits(ctx: Ctx, setId: string, setVersion: number, limit: number) {
  return ctx.db
    .selectFrom('indicators.summary')
    .select(['unit_id', 'period'])
    .where('set_id', '=', setId)
    .where('set_version', '=', setVersion)
    .where('is_stale', '=', true)
    .orderBy('unit_id')
    .limit(limit)
    .execute()
}

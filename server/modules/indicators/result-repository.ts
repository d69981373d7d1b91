import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Evaluated, UnitPeriod } from './evaluate-unit.ts'
import { criterionMarksOf, marksOf, shownState } from './marks.ts'
import type { ResultRow, SummaryRow } from './tables.ts'

/** Replaces the touched results of every set in one statement. */
export async function saveResults(
  ctx: Ctx,
  at: UnitPeriod,
  evaluated: readonly (Evaluated & { touched: ReadonlySet<string> })[],
): Promise<void> {
  const rows = evaluated.flatMap(({ set, result, touched }) =>
    result.criteria
      .flatMap((criterion) => criterion.indicators)
      .filter((indicator) => touched.has(indicator.code))
      .map((indicator) => ({
        set_id: set.id,
        set_version: set.version,
        indicator: indicator.code,
        state: shownState(indicator),
        value: indicator.value,
        detail: JSON.stringify(indicator),
      })),
  )
  if (rows.length === 0) return
  await sql`
    insert into indicators.result (unit_id, set_id, set_version, period, indicator, state, value, detail, evaluated_at)
    select ${at.unitId}::uuid, r.set_id, r.set_version, ${at.period}, r.indicator, r.state, r.value, r.detail, ${ctx.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(set_id text, set_version int, indicator text, state text, value text, detail text)
    on conflict (unit_id, set_id, set_version, period, indicator) do update
      set state = excluded.state, value = excluded.value, detail = excluded.detail, evaluated_at = excluded.evaluated_at
  `.execute(ctx.db)
}

/** Replaces the summary row of every set in one statement. */
export async function saveSummaries(ctx: Ctx, at: UnitPeriod, evaluated: readonly Evaluated[]): Promise<void> {
  if (evaluated.length === 0) return
  const rows = evaluated.map(({ set, result }) => summaryRow(ctx, at, { set, result }))
  await ctx.db
    .insertInto('indicators.summary')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'set_id', 'set_version', 'period']).doUpdateSet((eb) => ({
        verdict: eb.ref('excluded.verdict'),
        criteria_met: eb.ref('excluded.criteria_met'),
        criteria_total: eb.ref('excluded.criteria_total'),
        met: eb.ref('excluded.met'),
        not_met: eb.ref('excluded.not_met'),
        no_figure: eb.ref('excluded.no_figure'),
        not_due: eb.ref('excluded.not_due'),
        refused: eb.ref('excluded.refused'),
        level_unknown: eb.ref('excluded.level_unknown'),
        not_applicable: eb.ref('excluded.not_applicable'),
        total: eb.ref('excluded.total'),
        marks: eb.ref('excluded.marks'),
        criteria_marks: eb.ref('excluded.criteria_marks'),
        is_stale: eb.ref('excluded.is_stale'),
        evaluated_at: eb.ref('excluded.evaluated_at'),
      })),
    )
    .execute()
}

/** `no_figure` of a row excludes `not_due` and `refused`: the seven counts add up to the total. */
function summaryRow(ctx: Ctx, at: UnitPeriod, { set, result }: Evaluated): SummaryRow {
  const { counts } = result
  return {
    unit_id: at.unitId,
    set_id: set.id,
    set_version: set.version,
    period: at.period,
    verdict: result.verdict,
    criteria_met: counts.criteriaMet,
    criteria_total: counts.criteriaTotal,
    met: counts.met,
    not_met: counts.notMet,
    no_figure: counts.noFigure - counts.notDue - counts.refused,
    not_due: counts.notDue,
    refused: counts.refused,
    level_unknown: counts.levelUnknown,
    not_applicable: counts.notApplicable,
    total: counts.total,
    marks: marksOf(result),
    criteria_marks: criterionMarksOf(result),
    is_stale: false,
    evaluated_at: ctx.now(),
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

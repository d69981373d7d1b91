import type { Ctx } from '../../kernel/context.ts'
import type { Period } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import {
  countableElements,
  type CriteriaSet,
  evaluateSome,
  type IndicatorResult,
  loadByHead,
  membershipsFor,
  setsToEvaluate,
} from '../criteria/index.ts'
import { indicatorsReading } from './readings.ts'
import type { StoredFigure } from './repository.ts'
import { saveResults, summariesOf } from './result-repository.ts'
import { type Summary, summarize } from './summarize.ts'

/** Whose results: a unit on the day that anchors the period's figures (domain rule 1). */
export type UnitPeriod = { unitId: string; level: string; period: Period; anchor: PlainDate }

export type Evaluated = { set: CriteriaSet; results: IndicatorResult[]; summary: Summary }

/** `all` after something else than a figure changed the meaning; else the elements that changed. */
export type Changed = readonly string[] | 'all'

/**
 * Re-evaluates one unit in the caller's transaction (rule 13): in every set in force, the indicators that read a
 * changed element, and from the kept states of the others one summary. `figures` are the unit's present ones.
 * Writes only this unit's rows. The caller holds the lock of the unit and period.
 */
export async function evaluateUnit(
  ctx: Ctx,
  at: UnitPeriod,
  figures: readonly Pick<StoredFigure, 'element' | 'value' | 'no_value'>[],
  changed: Changed,
): Promise<Evaluated[]> {
  const sets = await setsToEvaluate(ctx, at.level, at.anchor)
  const unit = await membershipsFor(ctx, at.unitId, at.anchor)
  const kept = await summariesOf(ctx, at.unitId, at.period)
  const values = new Map(figures.map((row) => [row.element, { value: row.value, noValue: row.no_value }]))
  const evaluated: Evaluated[] = []
  for (const { head, confirmed } of sets) {
    const set = await loadByHead(ctx, head)
    const before = kept.find((row) => row.set_id === set.id && row.set_version === set.version)
    // The first figure of a period, and the first save after something else changed the meaning, look at all of it.
    const touched = indicatorsReading(set, before && !before.is_stale ? changed : 'all')
    if (touched.size === 0) continue
    const context = { date: at.anchor, period: at.period, confirmed, countable: countableElements }
    const results = evaluateSome(set, unit, values, context, touched)
    evaluated.push({ set, results, summary: summarize(set, before, results) })
  }
  await saveResults(ctx, at, evaluated)
  return evaluated
}

import {
  countableElements,
  type CriteriaSet,
  evaluateSome,
  type IndicatorResult,
  type Memberships,
  type OpenSet,
} from '../criteria/index.ts'
import { indicatorsReading } from './readings.ts'
import { isSameSummary, type Summary, summarize } from './summarize.ts'
import type { Changed, KeptSummary, PresentFigure, UnitPeriod } from './unit-period.ts'

export type Evaluated = { set: CriteriaSet; results: IndicatorResult[]; summary: Summary; isSummaryNew: boolean }

/** All an evaluation rests on. */
export type EvaluationBasis = {
  memberships: Memberships
  sets: readonly OpenSet[]
  kept: readonly KeptSummary[]
  figures: readonly PresentFigure[]
}

/**
 * Indicators of a set to look at after a change. The first figure of a period, and the first save after something else
 * changed the meaning, look at all of them.
 */
export function findTouched(set: CriteriaSet, kept: readonly KeptSummary[], changed: Changed): ReadonlySet<string> {
  const before = findKept(set, kept)
  return indicatorsReading(set, before && !before.is_stale ? changed : 'all')
}

function findKept(set: CriteriaSet, kept: readonly KeptSummary[]): KeptSummary | undefined {
  return kept.find((row) => row.set_id === set.id && row.set_version === set.version)
}

/**
 * Re-evaluates one unit (rule 13): in every set in force, the indicators that read a changed element, and from the
 * kept states of the others one summary. Pure.
 */
export function evaluateUnit(
  at: UnitPeriod,
  { memberships, sets, kept, figures }: EvaluationBasis,
  changed: Changed,
): Evaluated[] {
  const values = new Map(figures.map((row) => [row.element, { value: row.value, noValue: row.no_value }]))
  const evaluated: Evaluated[] = []
  for (const { set, confirmed } of sets) {
    const touched = findTouched(set, kept, changed)
    if (touched.size === 0) continue
    const context = { date: at.anchor, period: at.period, confirmed, countable: countableElements }
    const results = evaluateSome(set, memberships, values, context, touched)
    const before = findKept(set, kept)
    const summary = summarize(set, before, results)
    evaluated.push({ set, results, summary, isSummaryNew: !isSameSummary(before, summary) })
  }
  return evaluated
}

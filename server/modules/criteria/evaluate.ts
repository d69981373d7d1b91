import { yearOf, type Period } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CriteriaSet, Criterion } from './contract.ts'
import { evaluateIndicator, type IndicatorContext } from './evaluate-indicator.ts'
import { chooseLevel, layOutCandidates } from './levels.ts'
import type {
  CriterionResult,
  CriterionState,
  Figures,
  IndicatorResult,
  Memberships,
  ResultCounts,
  SetResult,
  Verdict,
} from './result.ts'

export type EvaluationContext = {
  /** The day whose memberships count. */
  date: PlainDate
  /** The period of the figures; its year is the year of assessment. */
  period: Period
  confirmed?: ReadonlySet<string>
  countable?: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/**
 * A unit's figures against a criteria set: one tree with the reason of every answer (domain rules 11–13).
 * Pure: the same input gives the same tree, whenever it is asked. Throws TypeError for a set that `findSetMistakes`
 * would have refused.
 */
export function evaluate(set: CriteriaSet, unit: Memberships, figures: Figures, context: EvaluationContext): SetResult {
  const candidates = layOutCandidates(set, unit, context.date)
  const year = yearOf(context.period)
  const inside: IndicatorContext = {
    figures,
    confirmed: context.confirmed ?? NONE,
    countable: context.countable ?? NONE,
    isIllustrative: set.illustrative,
  }
  const criteria = set.criteria.map((criterion) => {
    const indicators = criterion.indicators.map((indicator) =>
      evaluateIndicator(indicator, chooseLevel(set, indicator, candidates, year), inside),
    )
    return summarize(criterion, indicators)
  })
  const verdict = decideVerdict(set, criteria)
  const counted = criteria.flatMap((criterion) => criterion.indicators).filter((one) => one.state !== 'not-applicable')
  return {
    set: { id: set.id, version: set.version, illustrative: set.illustrative },
    verdict,
    criteria,
    counts: countResults(set, criteria, verdict),
    canRecognise: counted.length > 0 && counted.every((one) => one.canRecognise),
  }
}

function summarize(criterion: Criterion, indicators: IndicatorResult[]): CriterionResult {
  const met = indicators.filter((one) => one.state === 'met').length
  return {
    code: criterion.code,
    state: decideCriterion(criterion, indicators),
    met,
    total: indicators.length,
    indicators,
  }
}

/** One "chưa đạt" decides; else a gap in the list of indicators; else one unknown (domain rule 12). */
function decideCriterion(criterion: Criterion, indicators: IndicatorResult[]): CriterionState {
  const states = indicators.map((one) => one.state)
  if (states.includes('not-met')) return 'not-met'
  if (states.length === 0 || criterion.officialCount === null || states.length < criterion.officialCount)
    return 'incomplete'
  if (states.includes('no-figure') || states.includes('level-unknown')) return 'unknown'
  return states.includes('met') ? 'met' : 'not-applicable'
}

function decideVerdict(set: CriteriaSet, criteria: CriterionResult[]): Verdict {
  const states = criteria.map((one) => one.state)
  if (states.includes('not-met')) return 'not-met'
  if (!isComplete(set) || states.includes('incomplete')) return 'incomplete'
  if (states.includes('unknown')) return 'unknown'
  return states.includes('met') ? 'met' : 'unknown'
}

/** Whether the set holds as many criteria, indicators and conditions as the decision that issued it says. */
export function isComplete(set: CriteriaSet): boolean {
  const { criteria, indicators, conditions } = set.officialCounts
  if (criteria === null || indicators === null || conditions === null) return false
  const counted = set.criteria.filter((one) => one.role === 'criterion')
  const beside = set.criteria.filter((one) => one.role === 'condition')
  return (
    counted.length >= criteria &&
    counted.reduce((sum, one) => sum + one.indicators.length, 0) >= indicators &&
    beside.reduce((sum, one) => sum + one.indicators.length, 0) >= conditions
  )
}

function countResults(set: CriteriaSet, criteria: CriterionResult[], verdict: Verdict): ResultCounts {
  const all = criteria.flatMap((criterion) => criterion.indicators)
  const count = (test: (one: IndicatorResult) => boolean): number => all.filter(test).length
  const roles = new Map(set.criteria.map((one) => [one.code, one.role]))
  const criteriaOnly = criteria.filter((one) => roles.get(one.code) === 'criterion')
  return {
    met: count((one) => one.state === 'met'),
    notMet: count((one) => one.state === 'not-met'),
    noFigure: count((one) => one.state === 'no-figure'),
    notDue: count((one) => one.noFigure?.why === 'not-due'),
    refused: count((one) => one.noFigure?.why === 'refused'),
    levelUnknown: count((one) => one.state === 'level-unknown'),
    notApplicable: count((one) => one.state === 'not-applicable'),
    total: all.length,
    criteriaMet: criteriaOnly.filter((one) => one.state === 'met' || one.state === 'not-applicable').length,
    criteriaTotal: criteriaOnly.length,
    verdict,
  }
}

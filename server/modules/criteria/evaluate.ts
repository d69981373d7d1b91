import { yearOf, type Period } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CriteriaSet, Criterion, Indicator } from './contract.ts'
import { evaluateIndicator, type IndicatorContext } from './evaluate-indicator.ts'
import { chooseLevel, layOutCandidates } from './levels.ts'
import type {
  CriterionResult,
  CriterionState,
  Figures,
  IndicatorResult,
  IndicatorState,
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
  const evaluateOne = prepareEvaluation(set, unit, figures, context)
  const criteria = set.criteria.map((criterion) => summarize(criterion, criterion.indicators.map(evaluateOne)))
  const verdict = decideVerdict(
    set,
    criteria.map((one) => one.state),
  )
  const counted = criteria.flatMap((criterion) => criterion.indicators).filter((one) => one.state !== 'not-applicable')
  return {
    set: { id: set.id, version: set.version, illustrative: set.illustrative },
    verdict,
    criteria,
    counts: countResults(set, criteria, verdict),
    canRecognise: counted.length > 0 && counted.every((one) => one.canRecognise),
  }
}

/**
 * Some indicators of a set only: a saved figure re-evaluates the indicators that read it and no other (rule 13).
 * Their states then go into `summarizeStates` beside the states that did not change.
 */
export function evaluateSome(
  set: CriteriaSet,
  unit: Memberships,
  figures: Figures,
  context: EvaluationContext,
  codes: ReadonlySet<string>,
): IndicatorResult[] {
  const evaluateOne = prepareEvaluation(set, unit, figures, context)
  return set.criteria.flatMap((c) => c.indicators.filter((one) => codes.has(one.code)).map(evaluateOne))
}

function prepareEvaluation(
  set: CriteriaSet,
  unit: Memberships,
  figures: Figures,
  context: EvaluationContext,
): (indicator: Indicator) => IndicatorResult {
  const candidates = layOutCandidates(set, unit, context.date)
  const year = yearOf(context.period)
  const inside: IndicatorContext = {
    figures,
    confirmed: context.confirmed ?? NONE,
    countable: context.countable ?? NONE,
    isIllustrative: set.illustrative,
  }
  return (indicator) => evaluateIndicator(indicator, chooseLevel(set, indicator, candidates, year), inside)
}

export type StateSummary = { verdict: Verdict; criteria: CriterionState[]; criteriaMet: number; criteriaTotal: number }

/** Criteria and verdict from one state per indicator, in the order of the set: what a summary row keeps. */
export function summarizeStates(set: CriteriaSet, states: readonly IndicatorState[]): StateSummary {
  let next = 0
  const criteria = set.criteria.map((criterion) => {
    const own = states.slice(next, next + criterion.indicators.length)
    next += criterion.indicators.length
    return decideCriterion(criterion, own)
  })
  const counted = criteria.filter((_, i) => set.criteria[i]?.role === 'criterion')
  return {
    verdict: decideVerdict(set, criteria),
    criteria,
    criteriaMet: counted.filter(isPassed).length,
    criteriaTotal: counted.length,
  }
}

function isPassed(state: CriterionState): boolean {
  return state === 'met' || state === 'not-applicable'
}

function summarize(criterion: Criterion, indicators: IndicatorResult[]): CriterionResult {
  const met = indicators.filter((one) => one.state === 'met').length
  return {
    code: criterion.code,
    state: decideCriterion(
      criterion,
      indicators.map((one) => one.state),
    ),
    met,
    total: indicators.length,
    indicators,
  }
}

/** One "chưa đạt" decides; else a gap in the list of indicators; else one unknown (domain rule 12). */
function decideCriterion(criterion: Criterion, states: readonly IndicatorState[]): CriterionState {
  if (states.includes('not-met')) return 'not-met'
  if (states.length === 0 || criterion.officialCount === null || states.length < criterion.officialCount)
    return 'incomplete'
  if (states.includes('no-figure') || states.includes('level-unknown')) return 'unknown'
  return states.includes('met') ? 'met' : 'not-applicable'
}

function decideVerdict(set: CriteriaSet, states: readonly CriterionState[]): Verdict {
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
    criteriaMet: criteriaOnly.filter((one) => isPassed(one.state)).length,
    criteriaTotal: criteriaOnly.length,
    verdict,
  }
}

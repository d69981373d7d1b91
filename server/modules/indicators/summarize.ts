import { type CriteriaSet, type IndicatorResult, summarizeStates } from '../criteria/index.ts'
import type { Counts, ResultState, Verdict } from './contract.ts'
import { marksOf, ruleState, shownState, statesOf } from './marks.ts'
import type { SummaryRow } from './tables.ts'

export type Summary = { verdict: Verdict; counts: Counts; marks: string; criterionMarks: string }

const CRITERION_LETTERS = { met: 'm', 'not-met': 'n', unknown: 'u', incomplete: 'i', 'not-applicable': 'a' } as const

/** The summary of a set after some indicators were evaluated anew; the others keep the state of the kept row. */
export function summarize(
  set: CriteriaSet,
  kept: Pick<SummaryRow, 'marks'> | undefined,
  results: readonly IndicatorResult[],
): Summary {
  const fresh = new Map(results.map((result) => [result.code, shownState(result)]))
  const before = statesOf(kept?.marks ?? '')
  const codes = set.criteria.flatMap((criterion) => criterion.indicators.map((indicator) => indicator.code))
  const states = codes.map((code, i): ResultState => fresh.get(code) ?? before[i] ?? 'no-figure')
  const ruled = summarizeStates(set, states.map(ruleState))
  const count = (state: ResultState): number => states.filter((one) => one === state).length
  return {
    verdict: ruled.verdict,
    marks: marksOf(states),
    criterionMarks: ruled.criteria.map((state) => CRITERION_LETTERS[state]).join(''),
    counts: {
      met: count('met'),
      notMet: count('not-met'),
      noFigure: count('no-figure'),
      notDue: count('not-due'),
      refused: count('refused'),
      levelUnknown: count('level-unknown'),
      notApplicable: count('not-applicable'),
      total: states.length,
      criteriaMet: ruled.criteriaMet,
      criteriaTotal: ruled.criteriaTotal,
    },
  }
}

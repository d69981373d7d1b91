import { type CriteriaSet, type IndicatorResult, summarizeStates } from '../criteria/index.ts'
import type { Counts, Verdict } from './contract.ts'
import { countMarks, marksOf, ruleState, shownState, statesOf } from './marks.ts'
import { positionsIn } from './readings.ts'
import type { KeptSummary } from './unit-period.ts'

/** What a summary row says of a unit under a set. Counts follow from the marks. */
export type Summary = { verdict: Verdict; marks: string; criterionMarks: string; criteriaMet: number }

const CRITERION_LETTERS = { met: 'm', 'not-met': 'n', unknown: 'u', incomplete: 'i', 'not-applicable': 'a' } as const

/** The summary of a set after some indicators were evaluated anew; the others keep the state of the kept row. */
export function summarize(
  set: CriteriaSet,
  kept: Pick<KeptSummary, 'marks'> | undefined,
  results: readonly IndicatorResult[],
): Summary {
  const positions = positionsIn(set)
  const states = statesOf((kept?.marks ?? '').padEnd(positions.size, ' '))
  for (const result of results) {
    const position = positions.get(result.code)
    if (position !== undefined) states[position] = shownState(result)
  }
  const { verdict, criteria, criteriaMet } = summarizeStates(set, states.map(ruleState))
  const criterionMarks = criteria.map((state) => CRITERION_LETTERS[state]).join('')
  return { verdict, marks: marksOf(states), criterionMarks, criteriaMet }
}

/** Whether a kept row says all of a summary already. */
export function isSameSummary(kept: KeptSummary | undefined, summary: Summary): boolean {
  return (
    kept !== undefined &&
    !kept.is_stale &&
    kept.verdict === summary.verdict &&
    kept.marks === summary.marks &&
    kept.criteria_marks === summary.criterionMarks
  )
}

/** The counts of a summary. Conditions beside the criteria are indicators, but no criteria. */
export function countsOf(set: CriteriaSet, { marks, criteriaMet }: Pick<Summary, 'marks' | 'criteriaMet'>): Counts {
  return { ...countMarks(marks), criteriaMet, criteriaTotal: countCriteria(set) }
}

export function countCriteria(set: CriteriaSet): number {
  return set.criteria.filter((criterion) => criterion.role === 'criterion').length
}

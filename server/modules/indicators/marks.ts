import type { IndicatorResult, IndicatorState } from '../criteria/index.ts'
import type { Counts, ResultState } from './contract.ts'

// A summary row keeps one letter per indicator, so that a board of thousands of communes draws every field without
// reading a single result row, and a save re-reads only the indicators it touched.

const LETTERS: Record<ResultState, string> = {
  met: 'm',
  'not-met': 'n',
  'no-figure': 'f',
  'not-due': 'd',
  refused: 'r',
  'level-unknown': 'u',
  'not-applicable': 'a',
}

const STATES = new Map(Object.entries(LETTERS).map(([state, letter]) => [letter, state as ResultState]))

/** The state a screen draws: the three kinds of "no figure" look different. */
export function shownState(result: Pick<IndicatorResult, 'state' | 'noFigure'>): ResultState {
  if (result.state !== 'no-figure') return result.state
  const why = result.noFigure?.why
  return why === 'refused' || why === 'not-due' ? why : 'no-figure'
}

/** What the rules call a shown state: a figure that is refused or not due is no figure. */
export function ruleState(shown: ResultState): IndicatorState {
  return shown === 'refused' || shown === 'not-due' ? 'no-figure' : shown
}

export function marksOf(states: readonly ResultState[]): string {
  return states.map((state) => LETTERS[state]).join('')
}

export function statesOf(marks: string): ResultState[] {
  return [...marks].map((letter) => STATES.get(letter) ?? 'no-figure')
}

type IndicatorCounts = Omit<Counts, 'criteriaMet' | 'criteriaTotal'>

const COUNTED: Record<ResultState, Exclude<keyof IndicatorCounts, 'total'>> = {
  met: 'met',
  'not-met': 'notMet',
  'no-figure': 'noFigure',
  'not-due': 'notDue',
  refused: 'refused',
  'level-unknown': 'levelUnknown',
  'not-applicable': 'notApplicable',
}
const COUNT_OF = new Map(Object.entries(LETTERS).map(([state, letter]) => [letter, COUNTED[state as ResultState]]))

/** How many indicators are in each state. */
export function countMarks(marks: string): IndicatorCounts {
  const counts = { met: 0, notMet: 0, noFigure: 0, notDue: 0, refused: 0, levelUnknown: 0, notApplicable: 0 }
  for (const letter of marks) counts[COUNT_OF.get(letter) ?? 'noFigure'] += 1
  return { ...counts, total: marks.length }
}

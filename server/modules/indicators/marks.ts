import type { IndicatorResult, SetResult } from '../criteria/index.ts'
import type { ResultState } from './contract.ts'

// A summary row keeps one letter per indicator, so that a board of thousands of communes draws every field without
// reading a single result row.

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

/** One letter per indicator, in the order of the set. */
export function marksOf(result: SetResult): string {
  return result.criteria.flatMap((c) => c.indicators.map((i) => LETTERS[shownState(i)])).join('')
}

const CRITERION_LETTERS = { met: 'm', 'not-met': 'n', unknown: 'u', incomplete: 'i', 'not-applicable': 'a' } as const

/** One letter per criterion, in the order of the set. */
export function criterionMarksOf(result: SetResult): string {
  return result.criteria.map((c) => CRITERION_LETTERS[c.state]).join('')
}

export function statesOf(marks: string): ResultState[] {
  return [...marks].map((letter) => STATES.get(letter) ?? 'no-figure')
}

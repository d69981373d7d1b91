import type { IndicatorResult, IndicatorState } from '../criteria/index.ts'
import type { ResultState } from './contract.ts'

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

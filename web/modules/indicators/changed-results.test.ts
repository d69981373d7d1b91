import { expect, test } from 'vitest'
import type { ResultView } from '../../../server/modules/indicators/contract.ts'
import { compareResults } from './changed-results.ts'

const result = (indicator: string, value: string | null, state: ResultView['state']): ResultView => ({
  indicator,
  name: indicator,
  unit: '%',
  kind: 'percent',
  sector: 'x',
  state,
  value,
  previousValue: null,
  level: '≥ 30',
  reason: '',
  evidenceCount: 0,
  illustrative: false,
})
const board = (...indicators: ResultView[]) => ({
  criteria: [{ code: '1', name: 'x', state: 'met' as const, indicators }],
})

test('a save says which results it changed: by value, by verdict, and none that stayed', () => {
  const before = board(result('1.1', '10', 'not-met'), result('1.2', '50', 'met'), result('1.3', null, 'no-figure'))
  const after = board(result('1.1', '15', 'not-met'), result('1.2', '50', 'met'), result('1.3', null, 'not-applicable'))
  expect(
    compareResults(before, after).map(({ before: b, after: a }) => [a.indicator, b.value, a.value, a.state]),
  ).toEqual([
    ['1.1', '10', '15', 'not-met'],
    ['1.3', null, null, 'not-applicable'],
  ])
})

import { expect, test } from 'vitest'
import type { BoardRow, Counts } from '../../../server/modules/indicators/contract.ts'
import { countCommunes } from './communes.ts'

const COUNTS: Counts = {
  met: 1,
  notMet: 0,
  noFigure: 0,
  notDue: 0,
  refused: 0,
  levelUnknown: 0,
  notApplicable: 0,
  total: 1,
  criteriaMet: 1,
  criteriaTotal: 1,
}
const row = (name: string, more: Partial<BoardRow> = {}): BoardRow => ({
  unitId: name,
  code: name,
  name,
  parentName: null,
  isAssessed: name.startsWith('Xã'),
  verdict: null,
  counts: null,
  marks: null,
  isStale: false,
  ...more,
})

test('a ward is no part of what communes are counted against, whatever it reported', () => {
  const counted = countCommunes([
    row('Xã A', { verdict: 'met', counts: COUNTS }),
    row('Xã B', { verdict: 'unknown', counts: { ...COUNTS, noFigure: 1 } }),
    row('Phường C', { verdict: 'met', counts: COUNTS }),
  ])
  expect(counted.assessed.map(({ name }) => name)).toEqual(['Xã A', 'Xã B'])
  expect(counted.others.map(({ name }) => name)).toEqual(['Phường C'])
  expect([counted.met, counted.reported]).toEqual([1, 1])
})

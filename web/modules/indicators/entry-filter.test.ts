import { expect, test } from 'vitest'
import type { ElementView, Figure } from '../../../server/modules/indicators/contract.ts'
import { chooseFilter, narrow, sortElements } from './entry-filter.ts'

const element = (code: string): ElementView => ({
  code,
  name: code,
  unit: 'hộ',
  valueKind: 'integer',
  min: null,
  max: null,
  merge: 'sum',
  sector: 'x',
})
const figure = (code: string, more: Partial<Figure>): Figure => ({
  element: code,
  value: null,
  noValue: null,
  note: null,
  revision: 1,
  recordedAt: '2024-10-14T02:00:00.000Z',
  author: null,
  positionTitle: null,
  actingFor: null,
  ...more,
})
const elements = ['a', 'b', 'c'].map(element)
const hold = (...codes: string[]) => codes.map((code) => ({ element: code, reason: 'x' }))

test('after a return the open figures come first, unless a held one is what was asked for', () => {
  const sheet = { elements, figures: [], locked: hold('a', 'b') }
  expect(chooseFilter(undefined, sheet, ['c'])).toBe('dang-mo')
  expect(chooseFilter(undefined, sheet, ['a'])).toBe('tat-ca')
  expect(chooseFilter('con-trong', sheet, ['c'])).toBe('con-trong')
  expect(chooseFilter(undefined, { ...sheet, locked: [] }, [])).toBe('tat-ca')
  expect(chooseFilter(undefined, { ...sheet, locked: hold('a', 'b', 'c') }, [])).toBe('tat-ca')
})

test('empty is what has neither a figure nor a reason, and can be filled in', () => {
  const figures = [figure('a', { noValue: 'not-reported' }), figure('b', { noValue: 'not-applicable' })]
  const sorted = sortElements({ elements, figures, locked: hold('c') })
  expect([...sorted['con-trong']]).toEqual(['a'])
  expect([...sorted['dang-mo']]).toEqual(['a', 'b'])
})

test('what was typed and not saved stays in sight under every filter', () => {
  const groups = [{ indicator: '1', name: 'x', elements, labels: {}, isNamed: true }]
  expect(narrow(groups, new Set(['a']), { c: {} })[0]?.elements.map(({ code }) => code)).toEqual(['a', 'c'])
  expect(narrow(groups, new Set(), {})).toEqual([])
})

import { expect, test } from 'vitest'
import { readThreshold, showFigure, showValue, writeOut } from './show-value.ts'
import { vi } from './words.vi.ts'

test('a share that just fails is not rounded up to its level', () => {
  expect(showValue('29.96', { kind: 'percent', level: '≥ 30' }, vi.values)).toBe('29,96')
  expect(showValue('27.4004', { kind: 'percent', level: '≥ 30' }, vi.values)).toBe('27,4')
})

test('a statement reads Có or Không, and a missing value is a dash', () => {
  expect(showValue('1', { kind: 'boolean', level: 'Có' }, vi.values)).toBe('Có')
  expect(showFigure('0', 'boolean', vi.values)).toBe('Không')
  expect(showValue(null, { kind: 'percent', level: null }, vi.values)).toBe('–')
})

test('the number of a level is read from its words', () => {
  expect(readThreshold('≥ 1.097,5')).toBe('1097.5')
  expect(readThreshold('theo quy hoạch')).toBeUndefined()
})

test('a formula is written out with the figures of the commune', () => {
  const figures = new Map([
    ['ho_nuoc_sach', { name: 'Hộ dùng nước sạch', value: '6880' }],
    ['ho', { name: 'Tổng số hộ', value: null }],
  ])
  expect(writeOut('100 * ho_nuoc_sach / ho', figures)).toBe('100 × 6.880 ÷ [Tổng số hộ]')
})

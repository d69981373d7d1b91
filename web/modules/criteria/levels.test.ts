import { expect, test } from 'vitest'
import type { Level } from '../../../server/modules/criteria/contract.ts'
import { isConfirmable, nameLevel, sayLevel, sayWhere } from './levels.ts'
import { vi } from './words.vi.ts'

const level: Level = {
  where: { year: 2024, scope: 'dong-nai-truoc-2025' },
  state: 'known',
  op: '>=',
  value: '84.5',
  confidence: 'verbatim-secondary',
  source: null,
}

test('a level is named as the API names it, whatever the order of its conditions', () => {
  expect(nameLevel('17.1', level)).toBe('17.1;scope=dong-nai-truoc-2025;year=2024')
  expect(nameLevel('17.1', { where: {} })).toBe('17.1')
})

test('a level and its place read in Vietnamese', () => {
  expect(sayLevel(level, vi.level)).toBe('≥ 84,5')
  expect(sayWhere(level, vi.level)).toBe('dong-nai-truoc-2025, năm 2024')
  expect(sayWhere({ where: {} }, vi.level)).toBe('mọi nơi')
  const names = new Map([['TDMNPB', 'Trung du miền núi phía Bắc']])
  expect(sayWhere({ where: { region: 'TDMNPB' } }, vi.level, names)).toBe('vùng Trung du miền núi phía Bắc')
})

test('a guess and an unknown level cannot be confirmed', () => {
  expect(isConfirmable(level)).toBe(true)
  expect(isConfirmable({ ...level, confidence: 'general-knowledge' })).toBe(false)
  expect(isConfirmable({ where: {}, state: 'unknown', confidence: null, source: null })).toBe(false)
})

test('a rule of the law reads with the signs of print', () => {
  const rule = { where: {}, state: 'rule', formula: 'x', vi: '100% đạt, trong đó >=70% đạt mức độ 1' } as const
  expect(sayLevel({ ...rule, confidence: 'verbatim', source: null }, vi.level)).toBe(
    '100% đạt, trong đó ≥ 70% đạt mức độ 1',
  )
})

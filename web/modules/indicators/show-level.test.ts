import { expect, test } from 'vitest'
import { showLevel, withSign } from './show-level.ts'

test.each([
  ['≥ 30', 'percent', '%', '≥ 30%'],
  ['≥ 100', 'number', 'lít/người/ngày', '≥ 100 lít/người/ngày'],
  ['≥ 62', 'number', 'triệu đồng', '≥ 62 triệu đồng'],
  ['Có', 'boolean', '', 'Có'],
  ['100% đạt mức tối thiểu, trong đó ≥70% đạt mức độ 1', 'percent', '%', undefined],
])('the level %s of a %s is read with its unit', (level, kind, unit, shown) => {
  expect(showLevel({ level, kind, unit })).toBe(shown ?? level)
})

test('a percentage carries its sign, a missing one is only a dash', () => {
  expect(withSign('27,4', { kind: 'percent' })).toBe('27,4%')
  expect(withSign('–', { kind: 'percent' })).toBe('–')
  expect(withSign('12', { kind: 'number' })).toBe('12')
})

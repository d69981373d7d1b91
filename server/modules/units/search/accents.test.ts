import { expect, test } from 'vitest'
import { hasAccents, spellingOf } from './accents.ts'

test.each([
  ['Mỹ Tho', 'phường mỹ tho, tiền giang', true],
  ['Mỹ Thọ', 'mỹ tho', false],
  ['Hòa Bình', 'xã Hoà Bình', true],
  ['Đông', 'dông', false],
  ["Ea H'Leo", "ea h'leo", true],
])('%j is spelled in %j: %s', (name, typed, is) => expect(spellingOf(typed).includes(spellingOf(name))).toBe(is))

test('a text without marks says nothing of spelling', () => {
  expect(hasAccents('my tho')).toBe(false)
  expect(hasAccents('mỹ tho')).toBe(true)
  expect(hasAccents('dong da đ')).toBe(true)
})

import { expect, test } from 'vitest'
import { readCount, sayCount } from './counts.ts'

test.each([
  ['', null],
  ['120', 120],
  ['1.234', 1234],
  [' 1 234 ', 1234],
  ['1,5', undefined],
  ['1.5', undefined],
  ['120 hộ', undefined],
])('“%s” reads as %s', (text, count) => {
  expect(readCount(text)).toBe(count)
  expect(sayCount(text) === undefined).toBe(count !== undefined)
})

import { expect, test } from 'vitest'
import { readCount, sayCount } from './counts.ts'
import { vi } from './words.vi.ts'

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
  expect(sayCount(text, vi) === undefined).toBe(count !== undefined)
})

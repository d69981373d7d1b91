import { expect, test } from 'vitest'
import { readDay } from './dates.ts'

test('a day is read as it is written here, day first', () => {
  expect(readDay('6/10/2025')).toBe('2025-10-06')
  expect(readDay(' 30-06-2025 ')).toBe('2025-06-30')
})

test('a day that does not exist is not a day', () => {
  expect(readDay('31/02/2025')).toBeUndefined()
  expect(readDay('2025-10-06')).toBeUndefined()
})

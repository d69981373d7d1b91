import { expect, test } from 'vitest'
import { sayBy } from './by.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

test('somebody who stood in for another carries both names, in the language of the reader', () => {
  expect(sayBy('Nguyễn A', 'Trần B', vi.hands)).toBe('Nguyễn A thay Trần B')
  expect(sayBy('Nguyễn A', 'Trần B', en.hands)).toBe('Nguyễn A for Trần B')
  expect(sayBy('Nguyễn A', null, vi.hands)).toBe('Nguyễn A')
  expect(sayBy(null, null, vi.hands)).toBeNull()
})

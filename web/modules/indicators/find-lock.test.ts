import { expect, test } from 'vitest'
import { findLock } from './find-lock.ts'

const inputs = (...codes: string[]) => codes.map((code) => ({ element: { code } }))
const locked = [{ element: 'ho_a', reason: 'Lê A nộp hồ sơ lúc 09:00.' }]

test('an indicator is locked when every figure it is worked out from is held', () => {
  expect(findLock(locked, inputs('ho_a'))).toEqual({ reason: 'Lê A nộp hồ sơ lúc 09:00.', isWhole: true })
  expect(findLock(locked, inputs('ho_a', 'ho_b'))).toMatchObject({ isWhole: false })
  expect(findLock(locked, inputs('ho_b'))).toBeUndefined()
})

import { expect, test } from 'vitest'
import { createCommandIds } from './command-id.ts'

const counting = () => {
  let n = 0
  return () => `id-${++n}`
}

test('a retry of the same act carries the same id, so that it cannot be written twice', () => {
  const ids = createCommandIds(counting())
  const act = { unit: 'u', figures: [{ element: 'ho', value: '10' }] }
  expect(ids.idFor(act)).toBe('id-1')
  expect(ids.idFor({ ...act })).toBe('id-1')
})

test('an act that changed between two attempts is a new act', () => {
  const ids = createCommandIds(counting())
  ids.idFor({ value: '10' })
  expect(ids.idFor({ value: '11' })).toBe('id-2')
})

test('doing the same thing again after an answer is a new act', () => {
  const ids = createCommandIds(counting())
  ids.idFor({ value: '10' })
  ids.settle()
  expect(ids.idFor({ value: '10' })).toBe('id-2')
})

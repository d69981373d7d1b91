import { expect, test } from 'vitest'
import { type Bench, type BenchHouse, measure, sumUp } from './bench.ts'

const house: BenchHouse = {
  databaseUrl: '',
  server: () => Promise.reject(new Error('not used')),
  freshDatabase: () => Promise.reject(new Error('not used')),
  folder: () => Promise.reject(new Error('not used')),
}
const saving: Bench = {
  name: 'save',
  ours: 'ours',
  baseline: 'bare',
  goal: { atMost: 2 },
  prepare: () => Promise.reject(),
}

test('a goal is missed only when the whole range misses it', () => {
  expect(sumUp(saving, [3, 2.5, 1.9]).isMissed).toBe(false)
  expect(sumUp(saving, [3, 2.5, 2.1]).isMissed).toBe(true)
  expect(sumUp({ ...saving, goal: { atLeast: 2 } }, [1.9, 2.1]).isMissed).toBe(false)
  expect(sumUp({ ...saving, goal: { atLeast: 2 } }, [1.9, 1.8]).isMissed).toBe(true)
})

test('a line names the median of the ratios, their range and what was compared', () => {
  expect(sumUp(saving, [1.5, 1.25, 4]).text).toBe('bench save 1.50 [1.25–4.00] (ours vs bare) goal ≤ 2')
})

test('ours and the baseline take turns, seven counted after one to warm up', async () => {
  const order: string[] = []
  const turn = (name: string) => () => {
    order.push(name)
    return Promise.resolve(1)
  }
  await measure({ ...saving, prepare: async () => ({ ours: turn('ours'), baseline: turn('bare') }) }, house)
  expect(order).toHaveLength(16)
  expect(order.slice(0, 6)).toEqual(['ours', 'bare', 'ours', 'bare', 'bare', 'ours'])
})

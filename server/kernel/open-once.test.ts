import { expect, test } from 'vitest'
import { openOnce } from './open-once.ts'

test('what failed to open is opened at the next call, and then once for all', async () => {
  let calls = 0
  const ask = openOnce(async () => {
    calls += 1
    if (calls === 1) throw new Error('no memory')
    return calls
  })
  const both = await Promise.allSettled([ask(), ask()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await Promise.all([ask(), ask()])).toEqual([2, 2])
  expect(await ask()).toBe(2)
})

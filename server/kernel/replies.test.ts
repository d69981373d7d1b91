import { expect } from 'vitest'
import { test, type World } from '../../test/harness.ts'

async function countRefusals({ app }: World, slug: string): Promise<number> {
  const text = (await app.inject({ url: '/metrics', headers: { host: 'localhost' } })).body
  return Number(new RegExp(`nts_refusals_total\\{slug="${slug}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
}

test('every refusal is counted by its kind, a page that is not there among them', async ({ world }) => {
  const before = await Promise.all(['not-found', 'sign-in-first'].map((slug) => countRefusals(world, slug)))
  expect((await world.app.inject({ url: '/khong-co' })).statusCode).toBe(404)
  expect((await world.app.inject({ url: '/khong-co-nua' })).statusCode).toBe(404)
  expect((await world.app.inject({ url: '/api/v1/account' })).statusCode).toBe(401)
  const after = await Promise.all(['not-found', 'sign-in-first'].map((slug) => countRefusals(world, slug)))
  expect(after.map((count, i) => count - (before[i] ?? 0))).toEqual([2, 1])
})

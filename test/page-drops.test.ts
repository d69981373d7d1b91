import { sql } from 'kysely'
import { describe, expect, vi } from 'vitest'
import { test, type World } from './harness.ts'
import { unitIdOf } from './make-people.ts'
import { shippedSets } from '../server/modules/criteria/ship.ts'
import { writeSetWorkbook } from '../server/modules/criteria/write-set-workbook.ts'
import { createPageCache } from '../server/kernel/cache.ts'
import { logEvent } from '../server/kernel/events.ts'
import { transactAsSystem } from '../server/kernel/http.ts'
import { newId } from '../server/kernel/id.ts'
import { sealOnce } from '../server/kernel/seal.ts'
import { listenForSeals } from '../server/kernel/seal-listener.ts'

const PAGES = ['/', '/ban-do', '/tieu-chi', '/cong-nhan', '/don-vi/30253']

/** Puts the pages into the cache, does something, and says which are still in it. */
async function keptAfter({ api, house }: World, act: () => Promise<unknown>): Promise<string[]> {
  for (const page of PAGES) expect((await api.page(page)).status).toBe(200)
  const isKept = (page: string): boolean => house.cache.get(`2024-10-14 ${page}`) !== undefined
  expect(PAGES.filter(isKept)).toEqual(PAGES)
  await act()
  return PAGES.filter(isKept)
}

describe('public pages', () => {
  test('stay kept while people sign in, look at personal data, draft and are given posts', async ({ world }) => {
    const { api } = world
    const admin = await api.as('administrator')
    const succeed = async (reply: Promise<{ status: number; text: string }>): Promise<void> => {
      const { status, text } = await reply
      expect(status, `answer: ${text}`).toBeLessThan(300)
    }
    const name = 'Người Mới'
    const unitId = await unitIdOf(world, '30253')
    const post = { agencyId: null, title: 'Cán bộ', roles: ['commune-officer'], from: '2024-01-01', to: null, unitId }
    const decision = {
      number: 'MH-1/NQ',
      signedOn: '2026-08-01',
      issuer: 'UBTVQH (minh họa)',
      title: 'Sắp xếp xã',
      day: '2026-09-01',
      lines: [{ kind: 'edit', code: '30214', name: 'Phú Hựu Mới' }],
    }
    const acts: [string, () => Promise<unknown>][] = [
      ['sign in', () => api.as('commune-officer')],
      ['look', () => succeed(admin.get('/api/v1/people'))],
      ['add', () => succeed(admin.post('/api/v1/people', { name, position: post }))],
      ['draft', () => succeed(admin.post('/api/v1/unit-decisions', decision))],
    ]
    for (const [what, act] of acts) {
      const events = async () => (await sql`select from kernel.event`.execute(world.db)).rows.length
      const before = await events()
      expect(await keptAfter(world, act), `kept after: ${what}`).toEqual(PAGES)
      expect(await events(), `logged by: ${what}`).toBeGreaterThan(before)
    }
  })

  test('are made anew when figures are recorded: those of the unit and those that depend on everything', async ({
    world,
  }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitIdOf(world, '30253')
    const figures = [{ element: 'ho', value: '6978', noValue: null, basedOn: 0 }]
    const save = () => officer.post('/api/v1/figures', { unitId, period: '2024', figures })
    expect(await keptAfter(world, save)).toEqual([])
  })

  test('are made anew, all of them, when a set is published', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const [sample] = shippedSets().filter((set) => set.illustrative)
    if (!sample) throw new Error('no illustrative set')
    const book = await writeSetWorkbook({ ...sample, id: 'thu-nghiem', title: { vi: 'Bộ thử', en: 'Trial' } })
    const read = await admin.upload('/api/v1/criteria-sets/sheets', 'bo-thu.xlsx', book)
    const publish = () => admin.post(`/api/v1/criteria-sets/sheets/${read.body.upload}/acceptance`)
    expect(await keptAfter(world, publish)).toEqual([])
  })

  test('are made anew, all of them, when units change', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const made = await admin.post('/api/v1/unit-decisions', {
      number: 'MH-2/NQ',
      signedOn: '2026-08-01',
      issuer: 'UBTVQH (minh họa)',
      title: 'Đổi tên một xã',
      day: '2026-09-01',
      lines: [{ kind: 'edit', code: '30214', name: 'Phú Hựu Mới' }],
    })
    const apply = () => admin.post(`/api/v1/unit-decisions/${made.body.id}/application`, { version: made.body.version })
    expect(await keptAfter(world, apply)).toEqual([])
  })

  test.for([
    'criteria.level-confirmed',
    'assessment.unit-recognised',
    'assessment.dossier-moved',
    'reports.results-published',
    'units.boundaries-imported',
    'units.change-undone',
    'units.list-frozen',
    'indicators.change-undone',
    'hamlets.changed',
    'accounts.working-date-set',
  ])('are made anew by %s', async (type, { world }) => {
    const subject = await unitIdOf(world, '30253')
    expect(world.house.eventWords.has(type)).toBe(true)
    const act = () => transactAsSystem(world.house, 'test', async (ctx) => ctx.dropPagesOf({ type, subject }))
    expect(await keptAfter(world, act)).toEqual([])
  })
})

describe('another process', () => {
  const nothing = Buffer.alloc(0)
  const body = { plain: nothing, gzip: nothing, brotli: nothing }

  test('hears exactly what is dropped here, also without an event and from a transaction beside', async ({ world }) => {
    const { db, house, url } = world
    const cache = createPageCache()
    const isKept = (key: string): boolean => cache.get(key) !== undefined
    const keep = (...keys: string[]): void =>
      keys.forEach((key) => cache.put(key, { body, headers: {}, tags: [key] }, cache.epoch()))
    const sealAll = async (): Promise<void> => {
      while ((await sealOnce(db, house.quietEvents)).sealed > 0);
    }
    await sealAll()
    const stop = await listenForSeals(url, cache, () => {})
    try {
      const [unit, extra, untouched] = [newId(), newId(), newId()]
      keep(unit, extra, untouched)
      await transactAsSystem(house, 'test', async (ctx) => {
        ctx.dropPages(extra)
        await logEvent(ctx, 'test.happened', unit, {})
      })
      await sealAll()
      await vi.waitFor(() => expect([unit, extra].filter(isKept)).toEqual([]), 10_000)
      expect(isKept(untouched)).toBe(true)

      // Nothing but a drop, as a job that evaluates again does it.
      const many = Array.from({ length: 450 }, newId)
      keep(...many, untouched)
      await transactAsSystem(house, 'test', async (ctx) => many.forEach(ctx.dropPages))
      await sealAll()
      await vi.waitFor(() => expect(many.filter(isKept)).toEqual([]), 10_000)
      expect(isKept(untouched)).toBe(true)

      // An event about everything beside one about a unit.
      await transactAsSystem(house, 'test', async (ctx) => {
        await logEvent(ctx, 'test.happened', unit, {})
        await logEvent(ctx, 'test.happened', null, {})
      })
      await sealAll()
      await vi.waitFor(() => expect(isKept(untouched)).toBe(false), 10_000)

      keep(unit)
      await transactAsSystem(house, 'test', (ctx) => logEvent(ctx, 'accounts.signed-in', unit, {}))
      await transactAsSystem(house, 'test', (ctx) => logEvent(ctx, 'test.happened', extra, {}))
      keep(extra)
      await sealAll()
      await vi.waitFor(() => expect(isKept(extra)).toBe(false), 10_000)
      expect(isKept(unit)).toBe(true)
    } finally {
      await stop()
    }
  })

  test('hears nothing of a transaction that failed', async ({ world }) => {
    const failing = transactAsSystem(world.house, 'test', async (ctx) => {
      ctx.dropPages(newId())
      await sql`select 1 / 0`.execute(ctx.db)
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect((await sql`select from kernel.page_drop`.execute(world.db)).rows).toEqual([])
  })
})

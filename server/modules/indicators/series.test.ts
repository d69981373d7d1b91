import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { transactAsSystem } from '../../kernel/http.ts'
import { period } from '../../kernel/period.ts'
import { applyOfficialTable } from '../units/index.ts'
import { recordFigures } from './index.ts'

const OLD = ['30253', '30271', '30277']

const idOf = async (world: World, code: string, asOf: string): Promise<string> =>
  (await world.api.get(`/api/v1/units?q=${code}&level=commune&asOf=${asOf}`)).body.items[0].id

const record = (world: World, unitId: string, values: Record<string, string>) =>
  transactAsSystem(world.house, 'test', (ctx) =>
    recordFigures(
      ctx,
      { unitId, period: period('2024'), source: 'form' },
      Object.entries(values).map(([element, value]) => ({ element, value, noValue: null, basedOn: 0 })),
    ),
  )

const series = async (world: World, unitId: string, element: string, query = '') =>
  (await world.api.get(`/api/v1/units/${unitId}/series/${element}?from=2024&to=2025${query}`)).body

describe('a series across the reform', () => {
  test('is unknown while shares are, and put together once the official table says so', async ({ world }) => {
    const heir = await idOf(world, '30253', '2025-07-01')
    // The demo leaves the first of them without figures of 2024.
    const [first = ''] = await Promise.all(OLD.map((code) => idOf(world, code, '2025-06-30')))
    await record(world, first, { nguoi: '5000', thu_nhap_binh_quan: '60' })
    const before = await series(world, heir, 'nguoi')
    expect(before.points[0]).toMatchObject({ kind: 'derived', value: null, why: 'unknown-share' })
    expect(before.points[0].inputs.map(({ unit }: { unit: string }) => unit).toSorted()).toEqual([
      'Xã An Khánh',
      'Xã Hòa Tân',
      'Xã Tân Nhuận Đông',
    ])

    const rows = OLD.map((code, i) => ({ row: i + 2, from: code, to: '30253', share: '1.0' }))
    const knownBefore = world.house.clock.now()
    await transactAsSystem(world.house, 'test', (ctx) => applyOfficialTable(ctx, rows))
    const after = await series(world, heir, 'nguoi')
    const inputs: { value: string }[] = after.points[0].inputs
    expect(after.points[0]).toMatchObject({
      kind: 'derived',
      value: String(inputs.reduce((sum, { value }) => sum + Number(value), 0)),
    })
    const income = await series(world, heir, 'thu_nhap_binh_quan')
    expect(income.merge).toBe('weighted-mean')
    expect(income.points[0].value).not.toBeNull()
    // Before the table was recorded, nobody knew.
    const then = await series(world, heir, 'nguoi', `&knownAt=${knownBefore}`)
    expect(then.points[0]).toMatchObject({ value: null, why: 'unknown-share' })
  })

  test('stands on units of a day: the board of a province before and after the reform', async ({ world }) => {
    const countOn = async (asOf: string) => {
      const { id } = (await world.api.get(`/api/v1/units?q=82&level=province&asOf=${asOf}`)).body.items[0]
      return (await world.api.get(`/api/v1/boards?period=2025&under=${id}&asOf=${asOf}`)).body.items.length
    }
    expect(await countOn('2025-06-30')).toBeGreaterThan(150)
    expect(await countOn('2025-07-01')).toBe(102)
    const wrong = await world.api.get('/api/v1/boards?period=2025&asOf=hom-qua')
    expect(wrong).toMatchObject({ status: 422 })
  })

  test('asks for an instant that is one, and for an element that exists', async ({ world }) => {
    const id = await idOf(world, '30253', '2025-07-01')
    const bad = await world.api.get(`/api/v1/units/${id}/series/nguoi?from=2024&to=2025&knownAt=hom-qua`)
    expect(bad).toMatchObject({ status: 422 })
    expect(JSON.stringify(bad.body)).toContain('2025-07-01T00:00:00Z')
    expect((await world.api.get(`/api/v1/units/${id}/series/khong_co?from=2024&to=2025`)).status).toBe(404)
  })
})

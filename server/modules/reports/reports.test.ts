import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { hasReference, reference } from '../../../test/reference.ts'
import { readFile } from 'node:fs/promises'
import { transactAsSystem } from '../../kernel/http.ts'
import { period } from '../../kernel/period.ts'
import { dateInVietnam, instant } from '../../kernel/time.ts'
import { recordFigures } from '../indicators/index.ts'
import { applyOfficialTable, readOfficialTable } from '../units/index.ts'

const SET = 'minh-hoa-xa-2024@1'

const idOf = async (world: World, query: string): Promise<string> =>
  (await world.api.get(`/api/v1/units?${query}`)).body.items[0].id

describe('the results of a province and year', () => {
  test('drawn again after the reform, from the same day and instant, are the same bytes', async ({ world }) => {
    const province = await idOf(world, 'q=87&level=province&asOf=2024-12-31')
    const office = await world.api.as('coordination-office')
    world.house.clock.set(instant('2025-01-20T02:00:00Z'))
    const published = await office.post('/api/v1/publications', { unitId: province, year: 2024, set: SET })
    expect(published.status).toBe(201)
    const files = `/api/v1/publications/${published.body.id}/results`
    const [json, pdf] = await Promise.all([world.api.raw(`${files}.json`), world.api.raw(`${files}.pdf`)])
    const results = JSON.parse(json.toString())
    expect(results).toMatchObject({ unit: { code: '87', name: 'Tỉnh Đồng Tháp' }, year: 2024, asOf: '2024-12-31' })
    expect(results.totals.communes).toBeGreaterThan(100)
    expect(results.totals.reported).toBeGreaterThan(50)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')

    // Eight months later: another tree of units, more known about it, and a figure of 2024 corrected.
    world.house.clock.set(instant('2025-08-20T02:00:00Z'))
    if (hasReference) {
      const { rows } = await readOfficialTable(await readFile(reference('data/geo/mapping-2024-2025.csv')))
      await transactAsSystem(world.house, 'test', (ctx) => applyOfficialTable(ctx, rows))
    }
    await correctOneFigure(world)
    const today = await world.api.as('coordination-office')
    const scope = `unit=${province}&year=2024&set=${SET}&asOf=2024-12-31`
    const again = `/api/v1/reports/province-results?${scope}&knownAt=${results.knownAt}`
    expect((await today.raw(again)).equals(json)).toBe(true)
    expect((await today.raw(again.replace('results?', 'results.pdf?'))).equals(pdf)).toBe(true)
    const now = await today.raw(`/api/v1/reports/province-results?${scope}`)
    expect(now.equals(json)).toBe(false)
  })

  test('corrected, come out as the next version with what differs; the same again is refused', async ({ world }) => {
    const province = await idOf(world, 'q=87&level=province&asOf=2024-12-31')
    const office = await world.api.as('coordination-office')
    const publish = () => office.post('/api/v1/publications', { unitId: province, year: 2024, set: SET })
    const second = await publish()
    expect(second.status).toBe(201)
    const { items } = (await world.api.get('/api/v1/publications?year=2024')).body
    expect(items.map(({ version }: { version: number }) => version)).toEqual([2, 1])
    expect(items[0].changes).toHaveLength(1)
    expect(await publish()).toMatchObject({ status: 409, body: { type: '/problems/publication-same' } })
    const page = await world.api.page('/cong-bo')
    expect(page.text).toContain('1 thay đổi so với bản trước')
    expect(page.text).toContain('minh họa')
  })

  test('of a year before the unit began name the units its land belonged to', async ({ world }) => {
    world.house.clock.set(instant('2025-08-21T02:00:00Z'))
    const heir = await idOf(world, 'q=82&level=province&asOf=2025-08-20')
    const office = await world.api.as('coordination-office')
    const reply = await office.get(`/api/v1/reports/province-results?unit=${heir}&year=2024`)
    expect(reply).toMatchObject({
      status: 404,
      body: { type: '/problems/unit-elsewhen', current: [{ code: '82' }, { code: '87' }] },
    })
    expect(reply.body.detail).toContain('Tỉnh Tiền Giang (mã 82), Tỉnh Đồng Tháp (mã 87)')
  })

  test('are of the units of their day: code 82 on 30/06/2024 is Tiền Giang', async ({ world }) => {
    const tienGiang = await idOf(world, 'q=82&level=province&asOf=2024-06-30')
    expect((await world.api.get(`/api/v1/units/${tienGiang}?asOf=2024-06-30`)).body.name).toBe('Tỉnh Tiền Giang')
    const page = await world.api.page('/don-vi/82?ngay=2024-06-30')
    expect(page.text).toContain('Tỉnh Tiền Giang')
    const office = await world.api.as('coordination-office')
    const heir = await office.get(`/api/v1/reports/province-results?unit=${tienGiang}&year=2024&asOf=2024-06-30`)
    expect(heir.body.unit).toEqual({ code: '82', name: 'Tỉnh Tiền Giang' })
  })

  test('are published by the office of the province, nobody else', async ({ world }) => {
    const province = await idOf(world, 'q=82&level=province&asOf=2025-08-01')
    const input = { unitId: province, year: 2025 }
    expect((await (await world.api.as('commune-officer')).post('/api/v1/publications', input)).status).toBe(403)
    expect((await world.api.post('/api/v1/publications', input)).status).toBe(401)
  })
})

/** A commune's number of households for 2024, found to be wrong a year later. */
async function correctOneFigure(world: World): Promise<void> {
  const unitId = await idOf(world, 'q=30271&level=commune&asOf=2024-12-31')
  const { revision } = await world.db
    .selectFrom('indicators.figure')
    .select('revision')
    .where('unit_id', '=', unitId)
    .where('period', '=', '2024')
    .where('element', '=', 'ho')
    .where('recorded_to', 'is', null)
    .executeTakeFirstOrThrow()
  const then = instant('2025-06-01T00:00:00Z')
  await transactAsSystem(world.house, 'test', (ctx) =>
    recordFigures(
      { ...ctx, now: () => then, today: () => dateInVietnam(then) },
      { unitId, period: period('2024'), source: 'form' },
      [{ element: 'ho', value: '1000000', noValue: null, basedOn: revision }],
    ),
  )
}

import { describe, expect } from 'vitest'
import type { Caller } from '../../../test/api.ts'
import { countQueries } from '../../../test/count-queries.ts'
import { addHamlet, counted } from '../../../test/make-hamlets.ts'
import { test } from '../../../test/harness.ts'
import { makePerson, unitIdOf } from '../../../test/make-people.ts'

type Line = { id: string; code: string; name: string; hamlets: number; changedAt: string | null }

const read = async (as: Caller, unit: string, asked = '') =>
  (await as.get(`/api/v1/units/${unit}/hamlet-overview?${asked}`)).body
const codes = (items: Line[]) => items.map(({ code }) => code)

/** Every page of an order, one after the other. */
async function readAll(as: Caller, unit: string, asked: string): Promise<Line[]> {
  const items: Line[] = []
  let cursor = ''
  do {
    const page = await read(as, unit, `${asked}${cursor}`)
    items.push(...page.items)
    cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`
  } while (cursor !== '')
  return items
}

describe('hamlets of a district or province', () => {
  test('are summed up by commune: what is there, what is missing, and when it was last written to', async ({
    world,
  }) => {
    const office = await world.api.as('coordination-office')
    const [province, district] = [await unitIdOf(world, '87'), await unitIdOf(world, '877')]
    const commune = await unitIdOf(world, '30253')
    const before = await read(office, district)
    expect(before).toMatchObject({ unit: { code: '877' }, asOf: '2024-10-14', next: null })
    expect(before.totals.communes).toBe(before.items.length)
    expect(before.items.find(({ id }: Line) => id === commune)).toMatchObject({
      hamlets: 0,
      households: { sum: null, missing: 0 },
      headsMissing: 0,
      changedAt: null,
    })

    const full = await addHamlet(office, commune, 'Đủ Cả', { ...counted(40), population: 160 })
    await addHamlet(office, commune, 'Thiếu Người', counted(60))
    await office.post(`/api/v1/hamlets/${full}/heads`, { name: 'Trưởng Đủ Cả', phone: null, from: '2024-01-01' })
    const after = await read(office, district, 'order=name')
    const line = after.items.find(({ id }: Line) => id === commune)
    expect(line).toEqual({
      id: commune,
      code: '30253',
      name: 'Xã Tân Nhuận Đông',
      parent: null,
      hamlets: 2,
      households: { sum: 100, missing: 0 },
      population: { sum: null, missing: 1 },
      headsMissing: 1,
      changedAt: expect.stringMatching(/^2024-10-14T/),
    })
    const { communes, withoutList, hamlets, householdsMissing, populationMissing, headsMissing } = before.totals
    expect(after.totals).toEqual({
      communes,
      withoutList: withoutList - 1,
      hamlets: hamlets + 2,
      householdsMissing,
      populationMissing: populationMissing + 1,
      headsMissing: headsMissing + 1,
    })
    expect(JSON.stringify(after)).not.toContain('Trưởng')
    const whole = await readAll(office, province, 'order=heads&limit=200')
    expect(whole.find(({ id }) => id === commune)).toMatchObject({ parent: 'Huyện Châu Thành' })
  })

  test('stand in the order of what is missing, page by page, each commune once', async ({ world }) => {
    const office = await world.api.as('coordination-office')
    const province = await unitIdOf(world, '87')
    const [one, other] = [await unitIdOf(world, '30253'), await unitIdOf(world, '30244')]
    for (let i = 0; i < 12; i += 1) await addHamlet(office, other, `Thiếu Trưởng ${i}`, counted(5))
    for (let i = 0; i < 9; i += 1) await addHamlet(office, one, `Thiếu Hộ ${i}`)
    const first = async (order: string) => (await read(office, province, `order=${order}&limit=3`)).items
    expect((await first('missing')).every(({ hamlets }: Line) => hamlets === 0)).toBe(true)
    expect(codes(await first('heads')).slice(0, 2)).toEqual(['30244', '30253'])
    expect(codes(await first('households'))[0]).toBe('30253')
    expect((await first('changed')).every(({ changedAt }: Line) => changedAt === null)).toBe(true)
    const all = await readAll(office, province, 'order=name&limit=40')
    expect(all.length).toBeGreaterThan(140)
    expect(new Set(codes(all)).size).toBe(all.length)
    for (const order of ['missing', 'changed', 'population']) {
      const paged = await readAll(office, province, `order=${order}&limit=40`)
      expect(codes(paged).toSorted()).toEqual(codes(all).toSorted())
      expect(codes(paged)).toEqual(codes(await readAll(office, province, `order=${order}&limit=200`)))
    }
    const changed = await readAll(office, province, 'order=changed&limit=200')
    expect(codes(changed).slice(-2)).toEqual(['30244', '30253'])
  })

  test('cost one statement, for no commune as for a hundred and more; an island district has none', async ({
    world,
  }) => {
    const root = await world.api.as('administrator')
    const [island, district, province] = [
      await unitIdOf(world, '498', '2024-06-30'),
      await unitIdOf(world, '877'),
      await unitIdOf(world, '87'),
    ]
    const empty = await read(root, island, 'asOf=2024-06-30')
    expect(empty).toMatchObject({ items: [], next: null, totals: { communes: 0, withoutList: 0, hamlets: 0 } })
    const cost = (unit: string) => countQueries(() => read(root, unit, 'limit=200'))
    await cost(province)
    expect(new Set([await cost(island), await cost(district), await cost(province)]).size).toBe(1)
    // Who is refused costs all but the statement.
    const officer = await world.api.as('commune-officer')
    expect((await cost(province)) - (await countQueries(() => read(officer, province)))).toBe(1)
  })

  test('are for those who work with the unit: its departments too, not its communes, not the public', async ({
    world,
  }) => {
    const province = await unitIdOf(world, '87')
    const path = `/api/v1/units/${province}/hamlet-overview`
    const health = await world.api.as('health-officer')
    expect((await health.get(path)).status).toBe(200)
    const officer = await world.api.as('commune-officer')
    expect(await officer.get(path)).toMatchObject({
      status: 403,
      body: { type: '/problems/hamlet-overview-not-yours', detail: expect.stringContaining('Tỉnh Đồng Tháp') },
    })
    const district = await makePerson(world, '877', 'Nguyễn Cán Bộ Huyện', { roles: ['district-officer'] })
    expect((await district.as.get(path)).status).toBe(403)
    expect((await district.as.get(`/api/v1/units/${await unitIdOf(world, '877')}/hamlet-overview`)).status).toBe(200)
    expect((await world.api.get(path)).status).toBe(401)
    expect((await health.get(`${path}?cursor=abc`)).status).toBe(422)
    expect((await health.get(`${path}?order=khac`)).status).toBe(422)
  })

  test('are those of the last day when the unit had ended, for who works with what it became', async ({ world }) => {
    const office = await world.api.as('coordination-office')
    const later = await read(office, await unitIdOf(world, '877'), 'asOf=2025-09-01')
    expect(later).toMatchObject({ asOf: '2025-06-30', unit: { validTo: '2025-07-01' } })
    expect(later.totals.communes).toBeGreaterThan(5)
  })
})

import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { instant } from '../../kernel/time.ts'

const provinceOn = async (world: World, code: string, asOf: string): Promise<string> =>
  (await world.api.get(`/api/v1/units?q=${code}&level=province&asOf=${asOf}`)).body.items[0].id

const asked = (unitId: string, title = 'Xã xây dựng nông thôn mới giai đoạn 2021 – 2025') => ({
  unitId,
  day: '2024-06-30',
  title,
  basis: 'Kế hoạch MH-87/KH-UBND',
  rule: { types: ['xã'], list: null },
})

describe('a frozen list of communes', () => {
  test('keeps its members through the reform: the whole of a plan stays what it was', async ({ world }) => {
    const province = await provinceOn(world, '87', '2024-06-30')
    const office = await world.api.as('coordination-office')
    const made = await office.post('/api/v1/frozen-lists', asked(province))
    expect(made).toMatchObject({ status: 201, body: { unit: { code: '87' }, frozenBy: expect.any(String) } })
    const { members, id } = made.body
    expect(made.body.items).toHaveLength(members)
    expect(made.body.items.every(({ name }: { name: string }) => name.startsWith('Xã '))).toBe(true)

    world.house.clock.set(instant('2025-08-20T02:00:00Z'))
    const later = (await world.api.get(`/api/v1/frozen-lists/${id}?asOf=2025-07-01`)).body
    expect(later.members).toBe(members)
    const one = later.items.find(({ code }: { code: string }) => code === '30271')
    expect(one).toMatchObject({ name: 'Xã An Khánh', holders: [{ code: '30253', name: 'Xã Tân Nhuận Đông' }] })
    expect((await world.api.get(`/api/v1/frozen-lists?unit=${province}`)).body.items).toMatchObject([{ id, members }])
    world.house.clock.set(instant('2024-10-14T02:00:00Z'))
  })

  test('counts only those on a list, when one is named', async ({ world }) => {
    const province = await provinceOn(world, '87', '2024-06-30')
    const office = await world.api.as('coordination-office')
    const of = (value: string, title: string) => ({
      ...asked(province, title),
      rule: { types: ['xã', 'phường', 'thị trấn'], list: { kind: 'region', value } },
    })
    const here = await office.post('/api/v1/frozen-lists', of('ĐBSCL', 'Đơn vị đồng bằng sông Cửu Long'))
    expect(here).toMatchObject({ status: 201, body: { members: 143 } })
    const nobody = await office.post('/api/v1/frozen-lists', of('TN', 'Đơn vị Tây Nguyên'))
    expect(nobody).toMatchObject({ status: 409, body: { type: '/problems/nothing-to-freeze' } })
  })

  test('is frozen once under a name, and only by who may', async ({ world }) => {
    const province = await provinceOn(world, '87', '2024-06-30')
    const office = await world.api.as('coordination-office')
    expect(await office.post('/api/v1/frozen-lists', asked(province))).toMatchObject({
      status: 409,
      body: { type: '/problems/frozen-twice' },
    })
    const elsewhere = await provinceOn(world, '01', '2024-06-30')
    expect(await office.post('/api/v1/frozen-lists', asked(elsewhere))).toMatchObject({
      status: 403,
      body: { type: '/problems/not-freezer', detail: expect.stringContaining('Thành phố Hà Nội') },
    })
    const officer = await world.api.as('commune-officer')
    expect((await officer.post('/api/v1/frozen-lists', asked(province, 'Danh sách khác'))).status).toBe(403)
  })
})

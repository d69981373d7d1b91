import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'

describe('the country on a date', () => {
  test.for([
    ['2023-02-01', 'commune', 10599],
    ['2023-04-10', 'commune', 10598],
    ['2025-06-30', 'province', 63],
    ['2025-06-30', 'district', 696],
    ['2025-06-30', 'commune', 10035],
    ['2025-07-01', 'province', 34],
    ['2025-07-01', 'district', 0],
    ['2025-07-01', 'commune', 3321],
  ] as const)('on %s there are, at level %s, %i units', async ([asOf, level, total], { world }) => {
    const reply = await world.api.get(`/api/v1/units?level=${level}&asOf=${asOf}&limit=1&count=1`)
    expect(reply.body).toMatchObject({ total })
    expect(reply.body.items).toHaveLength(Math.min(total, 1))
  })
})

test('Xã Tân Thuận Tây is found under thành phố Cao Lãnh, and after the reform names its successor', async ({
  world,
}) => {
  const before = await world.api.get('/api/v1/units?q=tan thuan tay&asOf=2024-01-15')
  expect(before.body.items[0]).toMatchObject({
    name: 'Xã Tân Thuận Tây',
    parents: [{ name: 'Thành phố Cao Lãnh' }, { name: 'Tỉnh Đồng Tháp', code: '87' }],
    successors: [],
  })
  const after = await world.api.get('/api/v1/units?q=tan thuan tay&asOf=2025-07-01')
  expect(after.body.items[0]).toMatchObject({
    name: 'Xã Tân Thuận Tây',
    validTo: '2025-07-01',
    successors: [{ name: 'Phường Cao Lãnh', share: null, date: '2025-07-01' }],
  })
})

describe('search knows what people mean', () => {
  test.for([
    ['mỹ tho', '2025-08-01', 'Phường Mỹ Tho'],
    ['Mỹ Thọ', '2025-08-01', 'Xã Mỹ Thọ'],
    ['tphcm', '2025-08-01', 'Thành phố Hồ Chí Minh'],
    ['tp hcm', '2025-08-01', 'Thành phố Hồ Chí Minh'],
    ['sg', '2025-08-01', 'Thành phố Hồ Chí Minh'],
    ['hn', '2025-08-01', 'Thành phố Hà Nội'],
    ['q1', '2024-08-01', 'Quận 1'],
    ['p1 cao lãnh', '2024-08-01', 'Phường 1'],
  ] as const)('“%s” on %s finds %s first', async ([q, asOf, name], { world }) => {
    const { body } = await world.api.get(`/api/v1/units?q=${encodeURIComponent(q)}&asOf=${asOf}&limit=3`)
    expect(body.items[0]?.name).toBe(name)
  })
})

describe('search forgives', () => {
  test.for([
    'Xã Tân Thuận Tây',
    'xa tan thuan tay',
    'TÂN THUẬN TÂY',
    'tân thuân tay cao lanh',
    'tan thuan tay dong thap',
    'x. Tân Thuận Tây, TP. Cao Lãnh, tỉnh Đồng Tháp',
    'tan thuan tay, thanh pho cao lanh',
    '29890',
    'tan thuon tay',
  ])('“%s” finds Xã Tân Thuận Tây first', async (q, { world }) => {
    const reply = await world.api.get(`/api/v1/units?asOf=2024-01-15&q=${encodeURIComponent(q)}`)
    expect(reply.body.items[0]).toMatchObject({ code: '29890', name: 'Xã Tân Thuận Tây' })
  })

  test.for([
    ['hoà bình', 'Xã Hòa Bình', '2025-07-01'],
    ['tp cao lanh', 'Thành phố Cao Lãnh', '2024-01-15'],
    ['tx hong ngu', 'Thành phố Hồng Ngự', '2024-01-15'],
    ['h. cao lanh', 'Huyện Cao Lãnh', '2024-01-15'],
    ['p.cao lanh', 'Phường Cao Lãnh', '2025-07-01'],
    ['dac khu con dao', 'Đặc khu Côn Đảo', '2025-07-01'],
    ['con dao', 'Đặc khu Côn Đảo', '2025-07-01'],
    ['thua thien hue', 'Thành phố Huế', '2025-07-01'],
    ['nhuan dong', 'Xã Tân Nhuận Đông', '2024-10-14'],
    ['tan nuan dong', 'Xã Tân Nhuận Đông', '2024-10-14'],
    ['ea h’leo', "Xã Ea H'leo", '2024-01-15'],
  ] as const)('“%s” finds %s', async ([q, name, asOf], { world }) => {
    const reply = await world.api.get(`/api/v1/units?asOf=${asOf}&limit=5&q=${encodeURIComponent(q)}`)
    expect(reply.body.items.map((item: { name: string }) => item.name)).toContain(name)
  })

  test('an exact name comes before names that only begin so, and today’s before yesterday’s', async ({ world }) => {
    const { body } = await world.api.get('/api/v1/units?q=dong thap&asOf=2025-07-01')
    expect(body.items.slice(0, 2)).toMatchObject([
      { name: 'Tỉnh Đồng Tháp', code: '82', validTo: null },
      { name: 'Tỉnh Đồng Tháp', code: '87', validTo: '2025-07-01', successors: [{ code: '82' }] },
    ])
  })

  test('nothing of a later date is shown', async ({ world }) => {
    const { body } = await world.api.get('/api/v1/units?q=phuong cao lanh&asOf=2024-01-15')
    expect(body.items.filter((item: { validFrom: string | null }) => (item.validFrom ?? '') > '2024-01-15')).toEqual([])
  })
})

describe('lists', () => {
  test.for([
    'level=commune&under=82&asOf=2025-07-01',
    'q=tan&under=82&asOf=2025-07-01',
    'q=thanh dong thap&asOf=2025-06-30',
  ])('pages of %s hold every unit once', async (query, { world }) => {
    const seen: string[] = []
    let cursor = ''
    let total = -1
    do {
      const { body } = await world.api.get(`/api/v1/units?${query}&limit=7&count=1${cursor}`)
      seen.push(...body.items.map((item: { id: string }) => item.id))
      cursor = body.next ? `&cursor=${body.next}` : ''
      total = body.total
    } while (cursor !== '')
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
    expect(total).toBeGreaterThan(7)
  })

  test('an old name is found in the province where its territory is today', async ({ world }) => {
    const { body } = await world.api.get('/api/v1/units?q=tan thuan tay&under=82&asOf=2025-07-01')
    expect(body.items).toMatchObject([{ code: '29890', successors: [{ name: 'Phường Cao Lãnh' }] }])
  })

  test('one unit is read by its id, on any date of its life', async ({ world }) => {
    const { body } = await world.api.get('/api/v1/units?q=30253&asOf=2025-07-01&limit=1')
    const [now] = body.items
    expect(now.predecessors).toHaveLength(3)
    const old = await world.api.get(`/api/v1/units/${now.predecessors[0].id}?asOf=2026-01-01`)
    expect(old.body).toMatchObject({ code: '30253', validTo: '2025-07-01', successors: [{ id: now.id }] })
    expect((await world.api.get(`/api/v1/units/${now.id}?asOf=2025-06-30`)).status).toBe(404)
  })
})

describe('a wrong question gets a Vietnamese sentence', () => {
  test.for([
    ['/api/v1/units?asOf=30/6/2025', 422, 'bad-date'],
    ['/api/v1/units?asOf=2025-02-30', 422, 'bad-date'],
    ['/api/v1/units?asOf=2019-01-01', 404, 'date-not-covered'],
    ['/api/v1/units?cursor=abc', 422, 'bad-cursor'],
    ['/api/v1/units?under=99999', 404, 'unit-not-found'],
    ['/api/v1/units?level=village', 422, 'invalid-input'],
    ['/api/v1/units?limit=0', 422, 'invalid-input'],
    ['/api/v1/units?khong=1', 422, 'invalid-input'],
    ['/api/v1/units/01890000-0000-7000-8000-000000000000', 404, 'unit-not-found'],
    ['/api/v1/units/30253', 422, 'invalid-input'],
  ] as const)('%s is answered %i %s', async ([path, status, slug], { world }) => {
    const reply = await world.api.get(path)
    expect(reply).toMatchObject({ status, body: { type: `/problems/${slug}` } })
    expect(reply.text).not.toMatch(/Invalid|expected|Too small|Unrecognized/)
  })
})

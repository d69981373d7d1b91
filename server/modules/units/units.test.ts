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

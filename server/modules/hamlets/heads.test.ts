import { describe, expect } from 'vitest'
import { addHamlet as add, counted, hamletsIn as list } from '../../../test/make-hamlets.ts'
import { test } from '../../../test/harness.ts'
import { unitIdOf as idOf } from '../../../test/make-people.ts'

describe('households', () => {
  test('are those of the newest day up to the asked one; a day to come has none', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const commune = await idOf(world, '30253')
    const id = await add(officer, commune, 'Đếm Hộ', counted(50))
    const record = (day: string, households: number) =>
      officer.post(`/api/v1/hamlets/${id}/measures`, { day, households, population: null, source: 'Báo cáo MH' })
    expect((await record('2024-06-30', 55)).status).toBe(204)
    expect((await record('2024-06-30', 56)).status).toBe(204)
    expect((await record('2024-12-31', 60)).status).toBe(422)
    expect((await record('2022-12-31', 60)).status).toBe(404)
    const on = async (day: string) =>
      (await list(world.api, commune, `&q=dem+ho&asOf=${day}`)).items[0].households.value
    expect([await on('2024-06-29'), await on('2024-06-30')]).toEqual([50, 56])
    expect((await world.api.get(`/api/v1/hamlets/${id}`)).body.changes).toMatchObject([{ recordedBy: null }])
  })
})

describe('heads of hamlets', () => {
  const head = (name: string, from = '2024-01-01') => ({ name, phone: '0900 000 000', from })

  test('are read by the commune and above, and by nobody else', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const commune = await idOf(world, '30253')
    const id = await add(officer, commune, 'Có Trưởng')
    const made = await officer.post(`/api/v1/hamlets/${id}/heads`, head('Người Thử Nghiệm'))
    expect(made).toMatchObject({ status: 201, body: { id: expect.any(String) } })
    expect(JSON.stringify(made.body)).not.toContain('Thử Nghiệm')
    const own = await list(officer, commune, '&q=co+truong')
    expect(own.items[0].head).toMatchObject({ name: 'Người Thử Nghiệm', phone: '0900000000' })
    const auditor = await world.api.as('administrator')
    const log = await auditor.get('/api/v1/audit/events?type=hamlets.heads-viewed')
    expect(log.body.items[0]).toMatchObject({ label: 'Xem người đứng đầu thôn, ấp' })
    for (const reader of [world.api, await world.api.as('health-officer')]) {
      const seen = await list(reader, commune, '&q=co+truong')
      expect(seen.items[0]).not.toHaveProperty('head')
      expect((await reader.get(`/api/v1/hamlets/${id}`)).body).not.toHaveProperty('heads')
    }
  })

  test('one follows the other; erasing leaves the days and no name, nor does the log', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const id = await add(officer, await idOf(world, '30253'), 'Thay Trưởng')
    const first = await officer.post(`/api/v1/hamlets/${id}/heads`, head('Trưởng Trước Đó'))
    await officer.post(`/api/v1/hamlets/${id}/heads`, head('Trưởng Sau Này', '2024-06-01'))
    const heads = async () => (await officer.get(`/api/v1/hamlets/${id}`)).body.heads
    expect(await heads()).toMatchObject([
      { name: 'Trưởng Sau Này', from: '2024-06-01', to: null },
      { name: 'Trưởng Trước Đó', to: '2024-06-01' },
    ])
    const health = await world.api.as('health-officer')
    expect((await health.del(`/api/v1/hamlet-heads/${first.body.id}`)).status).toBe(403)
    expect((await officer.del(`/api/v1/hamlet-heads/${first.body.id}`)).status).toBe(204)
    expect(await heads()).toMatchObject([{ name: 'Trưởng Sau Này' }, { name: null, phone: null, to: '2024-06-01' }])
    const { rows } = await world.house.connection.pool.query('select body from kernel.event')
    const { rows: kept } = await world.house.connection.pool.query('select reply from kernel.command')
    expect(JSON.stringify([rows, kept])).not.toMatch(/Trưởng Trước Đó|Trưởng Sau Này|Người Thử Nghiệm/)
  })
})

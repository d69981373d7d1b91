import { expect, test } from 'vitest'
import { openWorld } from '../../../../test/harness.ts'
import { makePerson, personOfCast } from '../../../../test/make-people.ts'

const MERGER = {
  number: 'MH-12/NQ-UBTVQH',
  signedOn: '2026-08-01',
  issuer: 'Ủy ban Thường vụ Quốc hội (minh họa)',
  title: 'Sắp xếp một số xã của tỉnh Đồng Tháp',
  day: '2026-09-01',
  lines: [{ kind: 'flow', from: '30244', to: '30253', share: null }],
}

test('through a merger a deputy goes on as a deputy, never as the holder, and comes back when it is undone', async () => {
  const world = await openWorld({ now: '2026-09-02T02:00:00Z' })
  try {
    const root = await world.api.as('administrator')
    const post = { title: 'Lãnh đạo', roles: ['leadership'], from: '2026-07-01' }
    const deputy = await makePerson(world, '87', 'Hà Làm Thay', { ...post, unitId: await provinceOf() })
    const principal = await personOfCast(world, 'neighbour-officer')
    const held = principal.positions.find((one: { held: boolean }) => one.held)
    const days = { from: '2026-08-15', to: '2027-01-01', basis: 'Quyết định MH-20/QĐ-UBND' }
    const given = await root.post(`/api/v1/positions/${held.id}/deputies`, { personId: deputy.id, ...days })
    expect(given.status).toBe(201)

    const session = async () => (await deputy.as.get('/api/v1/session')).body
    const before = (await session()).deputyPosts
    expect(before).toMatchObject([{ unit: { code: '30244' }, deputyFor: { name: principal.name } }])
    const made = await root.post('/api/v1/unit-decisions', MERGER)
    const applied = await root.post(`/api/v1/unit-decisions/${made.body.id}/application`, { version: 1 })
    expect(applied.status).toBe(200)
    const after = await session()
    expect(after.deputyPosts).toMatchObject([
      { unit: { code: '30253' }, to: '2027-01-01', deputyFor: { name: principal.name } },
    ])
    expect(after.permissions).not.toContain('indicators:record')

    const { version } = applied.body
    expect((await root.post(`/api/v1/unit-decisions/${made.body.id}/undoing`, { version })).status).toBe(200)
    expect((await session()).deputyPosts).toEqual(before)
  } finally {
    await world.close()
  }

  async function provinceOf(): Promise<string> {
    const found = await world.api.get('/api/v1/units?q=82&level=province&asOf=2026-09-02')
    return found.body.items[0].id
  }
})

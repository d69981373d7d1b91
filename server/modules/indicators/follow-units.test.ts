import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../../test/api.ts'
import { openWorld, type World } from '../../../test/harness.ts'

const MERGER = {
  number: 'MH-12/NQ-UBTVQH',
  signedOn: '2026-08-01',
  issuer: 'Ủy ban Thường vụ Quốc hội (minh họa)',
  title: 'Sắp xếp một số xã của tỉnh Đồng Tháp',
  day: '2026-09-01',
  lines: [{ kind: 'flow', from: '30244', to: '30253', share: null }],
}

describe('the day after a merger', () => {
  let world: World
  let admin: Caller
  let officer: Caller
  let old: string
  let heir: string

  const idOf = async (code: string, asOf: string): Promise<string> =>
    (await world.api.get(`/api/v1/units?q=${code}&level=commune&asOf=${asOf}`)).body.items[0].id
  const record = (unitId: string, period: string) =>
    officer.post('/api/v1/figures', {
      unitId,
      period,
      figures: [{ element: 'ho', value: '2500', noValue: null, basedOn: 0 }],
    })

  beforeAll(async () => {
    world = await openWorld({ now: '2026-09-02T02:00:00Z' })
    admin = await world.api.as('administrator')
    officer = await world.api.as('neighbour-officer')
    old = await idOf('30244', '2026-08-31')
    const made = await admin.post('/api/v1/unit-decisions', MERGER)
    const trial = await admin.get(`/api/v1/unit-decisions/${made.body.id}/trial`)
    expect(trial.body.impacts.map(({ what }: { what: string }) => what)).toContain('vị trí công tác chuyển theo đơn vị')
    const applied = await admin.post(`/api/v1/unit-decisions/${made.body.id}/application`, { version: 1 })
    expect(applied.status).toBe(200)
    heir = await idOf('30253', '2026-09-02')
  })
  afterAll(() => world.close())

  test('an officer writes on the new unit, reads the years of the old one, and no longer writes there', async () => {
    expect((await record(heir, '2026-09')).status).toBe(201)
    expect((await officer.get(`/api/v1/units/${old}/figures?period=2025&set=minh-hoa-xa-2026@1`)).status).toBe(200)
    expect(await record(old, '2025-05')).toMatchObject({ status: 409, body: { type: '/problems/unit-closed' } })
  })

  test('the post is the same, named after the new unit', async () => {
    const { body } = await officer.get('/api/v1/session')
    expect(JSON.stringify(body)).toContain('Công chức Phòng Kinh tế xã Tân Nhuận Đông')
  })

  test('what was recorded for the new unit stands in the way of an undo', async () => {
    const { body } = await admin.get('/api/v1/unit-decisions')
    const { id, version } = body.items[0]
    const refused = await admin.post(`/api/v1/unit-decisions/${id}/undoing`, { version })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/change-built-on' } })
    expect(refused.body.detail).toContain('1 số liệu đã ghi cho 1 đơn vị mới')
  })
})

test('undone, an officer stands where they stood', async () => {
  const world = await openWorld({ now: '2026-09-02T02:00:00Z' })
  try {
    const admin = await world.api.as('administrator')
    const officer = await world.api.as('neighbour-officer')
    const posts = async (): Promise<string> => JSON.stringify((await officer.get('/api/v1/session')).body.positions)
    const before = await posts()
    const made = await admin.post('/api/v1/unit-decisions', MERGER)
    const applied = await admin.post(`/api/v1/unit-decisions/${made.body.id}/application`, { version: 1 })
    expect(await posts()).not.toBe(before)
    const undone = await admin.post(`/api/v1/unit-decisions/${made.body.id}/undoing`, { version: applied.body.version })
    expect(undone.status).toBe(200)
    expect(await posts()).toBe(before)
  } finally {
    await world.close()
  }
})

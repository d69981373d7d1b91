import { describe, expect } from 'vitest'
import type { Caller } from '../../../../test/api.ts'
import { test, type World } from '../../../../test/harness.ts'
import { membershipsOf } from '../index.ts'
import { plainDate } from '../../../kernel/time.ts'
import { readChangeSheet } from './read-change-sheet.ts'

const HEAD = 'Việc;Mã cũ;Danh sách;Giá trị;Đến hết ngày'

async function decide(admin: Caller, day: string, ...rows: string[]): Promise<{ id: string; version: number }> {
  const { lines, errors } = await readChangeSheet(Buffer.from([HEAD, ...rows].join('\n')))
  expect(errors).toEqual([])
  const made = await admin.post('/api/v1/unit-decisions', {
    number: `MH-${day}/QĐ-UBDT`,
    signedOn: day,
    issuer: 'Ủy ban Dân tộc (minh họa)',
    title: 'Phê duyệt danh sách minh họa',
    day,
    lines,
  })
  const applied = await admin.post(`/api/v1/unit-decisions/${made.body.id}/application`, { version: 1 })
  expect(applied.status).toBe(200)
  return applied.body
}

const idOf = async (world: World, code: string, asOf: string): Promise<string> =>
  (await world.api.get(`/api/v1/units?q=${code}&level=commune&asOf=${asOf}`)).body.items[0].id

async function heldOf(world: World, unit: string, day: string, kind: string): Promise<string | undefined> {
  const held = await membershipsOf(world.db, unit, plainDate(day))
  return held.find((one) => one.kind === kind)?.value
}

describe('lists by decision', () => {
  test('hold between their days, reach successors whose predecessors agree, and are undone', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const [one, two, three, heir] = await Promise.all([
      idOf(world, '30253', '2025-06-30'),
      idOf(world, '30271', '2025-06-30'),
      idOf(world, '30277', '2025-06-30'),
      idOf(world, '30253', '2025-07-01'),
    ])
    const list = 'Xã khu vực III vùng đồng bào dân tộc thiểu số và miền núi'
    const first = await decide(admin, '2021-06-04', `Danh sách;30253;${list};Có`, `Danh sách;30271;${list};Có`)
    expect(await heldOf(world, one, '2024-12-31', 'ethnic-area-3')).toBe('yes')
    expect(await heldOf(world, three, '2024-12-31', 'ethnic-area-3')).toBeUndefined()
    // One of three predecessors is not known: neither is the successor.
    expect(await heldOf(world, heir, '2025-12-31', 'ethnic-area-3')).toBeUndefined()

    const second = await decide(admin, '2022-01-01', `Danh sách;30277;${list};Có;31/12/2025`)
    expect(await heldOf(world, heir, '2025-12-31', 'ethnic-area-3')).toBe('yes')
    expect(await heldOf(world, three, '2025-06-30', 'ethnic-area-3')).toBe('yes')

    const undone = await admin.post(`/api/v1/unit-decisions/${first.id}/undoing`, { version: first.version })
    expect(undone.status).toBe(200)
    expect(await heldOf(world, two, '2024-12-31', 'ethnic-area-3')).toBeUndefined()
    await admin.post(`/api/v1/unit-decisions/${second.id}/undoing`, { version: second.version })
    expect(await heldOf(world, heir, '2025-12-31', 'ethnic-area-3')).toBeUndefined()
  })

  test('measures are those of the newest day up to the date asked', async ({ world }) => {
    const admin = await world.api.as('administrator')
    await decide(admin, '2024-01-01', 'Số đo;30244;Dân số;9850', 'Số đo;30244;Diện tích tự nhiên;14,62')
    await decide(admin, '2025-01-01', 'Số đo;30244;Dân số;9910')
    const id = await idOf(world, '30244', '2024-06-30')
    const facts = async (asOf: string) => (await world.api.get(`/api/v1/units/${id}/facts?asOf=${asOf}`)).body
    expect((await facts('2024-12-31')).measures).toMatchObject([
      { label: 'Dân số', value: '9850', unit: 'người', day: '2024-01-01' },
      { label: 'Diện tích tự nhiên', value: '14.62', unit: 'km²' },
    ])
    expect((await facts('2025-06-30')).measures[0]).toMatchObject({ value: '9910', day: '2025-01-01' })
    expect((await facts('2025-06-30')).lists).toMatchObject([{ words: 'Vùng: Đồng bằng sông Cửu Long' }])
  })

  test('a value the list does not have, and two lines for one unit, are named with what is allowed', async ({
    world,
  }) => {
    const admin = await world.api.as('administrator')
    const rows = ['Danh sách;30253;Vùng;Miền Tây', 'Danh sách;30271;Vùng;Tây Nguyên', 'Danh sách;30271;Vùng;Tây Nguyên']
    const { lines } = await readChangeSheet(Buffer.from([HEAD, ...rows].join('\n')))
    const made = await admin.post('/api/v1/unit-decisions', {
      number: 'MH-9/QĐ',
      signedOn: '2024-01-01',
      issuer: 'Ủy ban Dân tộc (minh họa)',
      title: 'Danh sách sai',
      day: '2024-01-01',
      lines,
    })
    const { body } = await admin.get(`/api/v1/unit-decisions/${made.body.id}/trial`)
    expect(body.canApply).toBe(false)
    expect(body.problems).toMatchObject([
      { row: 2, detail: expect.stringMatching(/không có giá trị “Miền Tây”. Chỉ nhận: Trung du miền núi phía Bắc,/) },
      { row: 4, detail: 'Mã 30271 có hai dòng cho cùng một danh sách. Giữ một dòng.' },
    ])
  })
})

import { describe, expect } from 'vitest'
import { addHamlet, BASIS, bringIn, counted, hamletsIn } from '../../../test/make-hamlets.ts'
import { test, type World } from '../../../test/harness.ts'
import { unitIdOf } from '../../../test/make-people.ts'

const SOURCE = 'Báo cáo MH-09 (minh họa)'
const DAY = '2024-01-01'

async function openCommune(world: World) {
  const officer = await world.api.as('commune-officer')
  const commune = await unitIdOf(world, '30253')
  const undo = (change: string) => officer.post(`/api/v1/hamlet-changes/${change}/undoing`)
  const one = async (id: string) => (await officer.get(`/api/v1/hamlets/${id}`)).body
  const found = async (q: string) => (await hamletsIn(officer, commune, `&q=${encodeURIComponent(q)}`)).items
  return { officer, commune, undo, one, found }
}

const head = (name: string, from = DAY) => ({ name, phone: '0900 000 000', from })
const refused = (detail: string) => ({
  status: 409,
  body: { type: '/problems/hamlet-sheet-built-on', detail: expect.stringContaining(detail) },
})

describe('a list of hamlets that is taken back', () => {
  test('takes back what it added and what it changed, in one act; the log says so once', async ({ world }) => {
    const { officer, commune, undo, one, found } = await openCommune(world)
    const kept = await addHamlet(officer, commune, 'Cũ Một', { from: DAY, ...counted(100) })
    const headed = await addHamlet(officer, commune, 'Cũ Hai', { from: '2023-06-01' })
    await officer.post(`/api/v1/hamlets/${kept}/heads`, head('Trưởng Một Cũ'))
    await officer.post(`/api/v1/hamlets/${headed}/heads`, head('Trưởng Hai Cũ', '2023-06-01'))
    const change = await bringIn(world, [
      ['ấp', 'Cũ Một', 120, 480, null, SOURCE, 'Trưởng Một Mới', null],
      ['ấp', 'Cũ Hai', 80, null, null, SOURCE, 'Trưởng Hai Mới', null],
      ['ấp', 'Mới Ba', 60, 240, null, SOURCE, 'Trưởng Ba Mới', null],
    ])
    const after = await one(kept)
    expect(after).toMatchObject({ households: { value: 120 }, population: { value: 480 } })
    expect(after.heads).toMatchObject([{ name: 'Trưởng Một Mới' }])
    expect(after.changes).toMatchObject([{ id: change, kind: 'sheet', canUndo: true }, { kind: 'create' }])
    expect((await one(headed)).heads).toMatchObject([{ name: 'Trưởng Hai Mới' }, { to: DAY }])

    expect((await undo(change)).status).toBe(204)
    expect(await one(kept)).toMatchObject({
      households: { value: 100, source: counted(100).source },
      population: null,
      heads: [{ name: 'Trưởng Một Cũ', phone: '0900000000', from: DAY, to: null }],
      changes: [{ kind: 'create' }],
    })
    expect(await one(headed)).toMatchObject({
      households: null,
      heads: [{ name: 'Trưởng Hai Cũ', from: '2023-06-01', to: null }],
    })
    expect(await found('moi ba')).toEqual([])
    expect(await undo(change)).toMatchObject({ status: 409, body: { type: '/problems/hamlet-change-undone' } })
    const root = await world.api.as('administrator')
    const log = await root.get(`/api/v1/audit/events?type=hamlets.change-undone`)
    expect(log.body.items.filter(({ body }: { body: object }) => JSON.stringify(body).includes(change))).toHaveLength(1)
    const names = await world.db.selectFrom('hamlets.head').select('name').execute()
    expect(JSON.stringify(names)).not.toMatch(/Một Mới|Hai Mới|Ba Mới/)
  })

  test('keeps every revision: nothing of what was known is overwritten', async ({ world }) => {
    const { officer, commune, undo } = await openCommune(world)
    const id = await addHamlet(officer, commune, 'Giữ Bản', { from: DAY, ...counted(10) })
    await undo(await bringIn(world, [['ấp', 'Giữ Bản', 12, null, null, SOURCE, null, null]]))
    const rows = await world.db
      .selectFrom('hamlets.measure')
      .select(['value', 'recorded_to'])
      .where('hamlet_id', '=', id)
      .orderBy('recorded_at')
      .execute()
    expect(rows.map(({ value, recorded_to: to }) => [value, to === null])).toEqual([
      [10, false],
      [12, false],
      [10, true],
    ])
  })

  test('lists are taken back one after the other, the last first', async ({ world }) => {
    const { officer, commune, undo, one } = await openCommune(world)
    const id = await addHamlet(officer, commune, 'Hai Tệp', { from: DAY, ...counted(10) })
    await officer.post(`/api/v1/hamlets/${id}/heads`, head('Trưởng Đầu Tiên'))
    const first = await bringIn(world, [['ấp', 'Hai Tệp', 11, null, null, SOURCE, 'Trưởng Thứ Nhì', null]])
    const second = await bringIn(world, [['ấp', 'Hai Tệp', 12, null, null, SOURCE, 'Trưởng Thứ Ba', null]])
    expect(await undo(first)).toMatchObject(refused('Số liệu ngày 01/01/2024 của Ấp Hai Tệp đã sửa sau'))
    expect((await undo(second)).status).toBe(204)
    expect(await one(id)).toMatchObject({ households: { value: 11 }, heads: [{ name: 'Trưởng Thứ Nhì' }] })
    expect((await undo(first)).status).toBe(204)
    expect(await one(id)).toMatchObject({ households: { value: 10 }, heads: [{ name: 'Trưởng Đầu Tiên' }] })
  })
})

describe('a list of hamlets stays when somebody wrote over it:', () => {
  const rows = (name: string) => [['ấp', name, 20, null, null, SOURCE, 'Trưởng Từ Tệp', null]]

  test('a corrected count', async ({ world }) => {
    const { officer, commune, undo, one } = await openCommune(world)
    const id = await addHamlet(officer, commune, 'Sửa Số', { from: DAY })
    const change = await bringIn(world, rows('Sửa Số'))
    const body = { day: DAY, households: 21, population: null, source: SOURCE }
    expect((await officer.post(`/api/v1/hamlets/${id}/measures`, body)).status).toBe(204)
    expect(await undo(change)).toMatchObject(refused('Số liệu ngày 01/01/2024 của Ấp Sửa Số đã sửa sau.'))
    expect(await one(id)).toMatchObject({ households: { value: 21 }, heads: [{ name: 'Trưởng Từ Tệp' }] })
  })

  test('counts and heads of a hamlet it added, which would go with it', async ({ world }) => {
    const { officer, undo, found } = await openCommune(world)
    const change = await bringIn(world, rows('Thêm Rồi Đếm'))
    const [{ id }] = await found('them roi dem')
    const body = { day: '2024-06-30', households: 21, population: null, source: SOURCE }
    expect((await officer.post(`/api/v1/hamlets/${id}/measures`, body)).status).toBe(204)
    expect(await undo(change)).toMatchObject(refused('Ấp Thêm Rồi Đếm đã có số hộ, số nhân khẩu ghi sau.'))
    await officer.post(`/api/v1/hamlets/${id}/heads`, head('Trưởng Ghi Tay', '2024-07-01'))
    const again = await undo(change)
    expect(again.body.errors).toHaveLength(2)
    expect(again.body.detail).toContain('Còn 1 chỗ nữa')
    expect(await found('them roi dem')).toHaveLength(1)
  })

  test.for([
    [
      'corrected on the same day',
      'Trưởng Sửa',
      (id: string) => ({ path: `hamlets/${id}/heads`, body: head('Trưởng Sửa Tay') }),
    ],
    [
      'who stopped',
      'Trưởng Thôi',
      (_: string, own: string) => ({ path: `hamlet-heads/${own}/end`, body: { to: '2024-05-01' } }),
    ],
  ] as const)('a head %s', async ([, name, act], { world }) => {
    const { officer, commune, undo, one } = await openCommune(world)
    const id = await addHamlet(officer, commune, name, { from: DAY })
    await officer.post(`/api/v1/hamlets/${id}/heads`, head('Trưởng Trước Tệp'))
    const change = await bringIn(world, rows(name))
    const { path, body } = act(id, (await one(id)).heads[0].id)
    expect((await officer.post(`/api/v1/${path}`, body)).status).toBeLessThan(300)
    const answer = await undo(change)
    expect(answer).toMatchObject(refused(`Người đứng đầu Ấp ${name} đã ghi lại hoặc đã thôi sau đó.`))
    // The refusal names nobody.
    expect(answer.text).not.toMatch(/Từ Tệp|Sửa Tay|Trước Tệp/)
  })

  test('a decision; once that is undone the list can be taken back too', async ({ world }) => {
    const { officer, commune, undo, one } = await openCommune(world)
    const id = await addHamlet(officer, commune, 'Rồi Đổi Tên', { from: DAY })
    const change = await bringIn(world, rows('Rồi Đổi Tên'))
    const rename = { kind: 'rename', hamletId: id, day: '2024-03-01', type: 'ấp', name: 'Tên Sau Tệp', basis: BASIS }
    const renamed = await officer.post('/api/v1/hamlet-changes', rename)
    expect(await undo(change)).toMatchObject(
      refused('Ấp Tên Sau Tệp đã có thay đổi ghi sau; hoàn tác thay đổi đó trước.'),
    )
    expect((await undo(renamed.body.change)).status).toBe(204)
    expect((await undo(change)).status).toBe(204)
    expect(await one(id)).toMatchObject({ label: 'Ấp Rồi Đổi Tên', households: null, heads: [] })
  })

  test('names a list replaced are kept for its undo only, and go when a head is named by hand or erased', async ({
    world,
  }) => {
    const { officer, commune, one } = await openCommune(world)
    const kept = async (name: string) =>
      (await world.db.selectFrom('hamlets.head').select('id').where('name', '=', name).execute()).length
    for (const [name, then] of [
      [
        'Bị Thay Một',
        (id: string) => officer.post(`/api/v1/hamlets/${id}/heads`, head('Trưởng Sau Cùng', '2024-08-01')),
      ],
      ['Bị Thay Hai', async (id: string) => officer.del(`/api/v1/hamlet-heads/${(await one(id)).heads[0].id}`)],
    ] as const) {
      const id = await addHamlet(officer, commune, name, { from: DAY })
      await officer.post(`/api/v1/hamlets/${id}/heads`, head(`Trưởng ${name}`))
      await bringIn(world, rows(name))
      expect(await kept(`Trưởng ${name}`)).toBe(1)
      expect(JSON.stringify(await one(id))).not.toContain(`Trưởng ${name}`)
      expect((await then(id)).status).toBeLessThan(300)
      expect(await kept(`Trưởng ${name}`)).toBe(0)
    }
  })

  test('who does not manage the commune cannot take its list back', async ({ world }) => {
    const change = await bringIn(world, rows('Của Xã'))
    const health = await world.api.as('health-officer')
    expect((await health.post(`/api/v1/hamlet-changes/${change}/undoing`)).status).toBe(403)
  })
})

import { describe, expect } from 'vitest'
import {
  type Cell,
  hamletCsv as csv,
  hamletWorkbook as workbook,
  sendHamlets as send,
} from '../../../test/make-hamlets.ts'
import { test } from '../../../test/harness.ts'
import { unitIdOf } from '../../../test/make-people.ts'

const SOURCE = 'Báo cáo MH-07 (minh họa)'

describe('a list of hamlets from a file', () => {
  test('is read first and counts only when accepted: read = applied + same + refused', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const commune = await unitIdOf(world, '30253')
    const rows = [
      ['ấp', 'An Lạc', 120, 480, '31/12/2023', SOURCE, 'Người Thử Nghiệm', '0900000001'],
      ['Ấp', 'Bình Hòa', '1.234', null, null, SOURCE, null, null],
    ]
    // The day of the figures lies before the day of the list: hamlets that are new could not have them yet.
    const early = await send(world, 'ds.xlsx', await workbook(rows))
    expect(early.body).toMatchObject({
      balance: { read: 2, added: 1, changed: 0, same: 0, refused: 1 },
      problems: [{ cell: 'Trang1!E2', detail: expect.stringContaining('31/12/2023') }],
    })
    const staged = await send(world, 'ds.xlsx', await workbook(rows), '2023-07-01')
    expect(staged).toMatchObject({ status: 201, body: { balance: { read: 2, added: 2, refused: 0 }, problems: [] } })
    const count = async () => (await world.api.get(`/api/v1/hamlets?unit=${commune}`)).body.total
    expect(await count()).toBe(0)
    const accepted = await officer.post(`/api/v1/hamlet-sheets/${staged.body.sheet}/acceptance`)
    expect(accepted).toMatchObject({ status: 200, body: { added: 2, changed: 0, same: 0, refused: 0 } })
    const { body } = await officer.get(`/api/v1/hamlets?unit=${commune}`)
    expect(body.items).toMatchObject([
      {
        label: 'Ấp An Lạc',
        households: { value: 120, day: '2023-12-31', source: SOURCE },
        head: { phone: '0900000001' },
      },
      { label: 'Ấp Bình Hòa', households: { value: 1234, day: '2023-07-01' }, population: null, head: null },
    ])
    expect((await officer.post(`/api/v1/hamlet-sheets/${staged.body.sheet}/acceptance`)).status).toBe(404)

    const again = await send(
      world,
      'ds.csv',
      csv([...rows, ['ấp', 'Mới', null, null, null, null, null, null]]),
      '2024-02-01',
    )
    expect(again.body.balance).toEqual({ read: 3, added: 1, changed: 0, same: 2, refused: 0 })
    expect((await officer.del(`/api/v1/hamlet-sheets/${again.body.sheet}`)).status).toBe(204)
    const kept = await world.db.selectFrom('kernel.command').select('reply').execute()
    const events = await world.house.connection.pool.query('select body from kernel.event')
    expect(JSON.stringify([kept, events.rows])).not.toContain('Người Thử Nghiệm')
    expect(await world.db.selectFrom('hamlets.sheet').selectAll().execute()).toEqual([])
  })

  test('comes back unchanged from the template, with what was accepted', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const file = await officer.raw(`/api/v1/units/${await unitIdOf(world, '30253')}/hamlets.xlsx`)
    const staged = await send(world, 'mau.xlsx', file, '2024-10-14')
    expect(staged.body).toMatchObject({ problems: [], canAccept: false })
    expect(staged.body.balance.same).toBe(staged.body.balance.read)
    expect(staged.body.balance.same).toBeGreaterThan(0)
    const health = await world.api.as('health-officer')
    expect((await health.get(`/api/v1/units/${await unitIdOf(world, '30253')}/hamlets.xlsx`)).status).toBe(403)
  })

  test('names every wrong cell by its address and writes nothing of a wrong row', async ({ world }) => {
    const bad: Cell[][] = [
      ['ấp', 'Ấp Kép', 10, null, null, SOURCE, null, null],
      ['xã', 'Sai Loại', null, null, null, null, null, null],
      ['ấp', 'Sai Số', '120 hộ', '12,5', '31/02/2024', null, null, '090'],
      ['ấp', 'Tốt', 5, null, null, SOURCE, null, null],
      ['ấp', 'tốt', null, null, null, null, null, null],
      ['ấp', null, 7, null, null, SOURCE, null, null],
    ]
    for (const [name, content, at] of [
      ['sai.xlsx', await workbook(bad), 'Trang1!'],
      ['sai.csv', csv(bad), ''],
    ] as const) {
      const { status, body } = await send(world, name, content)
      expect(status).toBe(201)
      expect(body.balance).toEqual({ read: 6, added: 1, changed: 0, same: 0, refused: 5 })
      const cells = body.problems.map(({ cell }: { cell: string }) => cell)
      expect(cells.sort()).toEqual(
        ['A3', 'B2', 'B6', 'B7', 'C4', 'D4', 'E4', 'G4', 'H4'].map((cell) => `${at}${cell}`).sort(),
      )
      expect(JSON.stringify(body.problems)).toMatch(/120 hộ[\s\S]*Chỉ ghi số, ví dụ 120/)
      expect(body.canAccept).toBe(true)
    }
  })

  test('says so when it is no table, lacks a column, or the list moved meanwhile', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    expect((await send(world, 'anh.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).status).toBe(415)
    const lacking = await send(world, 'thieu.csv', Buffer.from('Tên,Số hộ\nAn Lạc,4\n'))
    expect(lacking.body).toMatchObject({
      balance: { read: 0 },
      problems: [{ detail: expect.stringContaining('“Loại”') }],
      canAccept: false,
    })
    const staged = await send(world, 'moi.csv', csv([['ấp', 'Chen Vào', null, null, null, null, null, null]]))
    const communeId = await unitIdOf(world, '30253')
    const body = { communeId, type: 'ấp', name: 'Chen Vào', from: '2024-01-01', households: null, population: null }
    expect((await officer.post('/api/v1/hamlets', { ...body, source: null })).status).toBe(201)
    expect(await officer.post(`/api/v1/hamlet-sheets/${staged.body.sheet}/acceptance`)).toMatchObject({
      status: 409,
      body: { type: '/problems/hamlet-sheet-moved' },
    })
  })

  test('is for the commune and above', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const other = await unitIdOf(world, '30244')
    const file = csv([['ấp', 'Lấn', null, null, null, null, null, null]])
    expect((await officer.upload(`/api/v1/units/${other}/hamlet-sheets`, 'x.csv', file)).status).toBe(403)
    expect((await world.api.upload(`/api/v1/units/${other}/hamlet-sheets`, 'x.csv', file)).status).toBe(401)
  })
})

describe('the public page of hamlets', () => {
  test('shows names and households to everybody, and no person even to who may read them', async ({ world }) => {
    for (const reader of [world.api, await world.api.as('commune-officer')]) {
      const page = await reader.page('/don-vi/30253/thon-ap')
      expect(page.status).toBe(200)
      expect(page.text).toMatch(/Thôn, ấp của xã Tân Nhuận Đông[\s\S]*Ấp An Lạc[\s\S]*120 hộ/)
      expect(page.text).not.toMatch(/Người Thử Nghiệm|0900000001/)
    }
    const later = await world.api.page('/don-vi/30253/thon-ap?ngay=01/07/2025')
    expect(later.text).toContain('Trước thuộc xã Tân Nhuận Đông')
    const early = await world.api.page('/don-vi/30253/thon-ap?ngay=2023-01-02')
    expect(early.text).toContain('Xã chưa ghi thôn, ấp nào')
    expect((await world.api.page('/don-vi/99999/thon-ap')).status).toBe(404)
    expect((await world.api.page('/don-vi/30253/thon-ap?ngay=hôm qua')).status).toBe(422)
  })
})

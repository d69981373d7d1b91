import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { makePerson } from '../../../../test/make-people.ts'
import type { Caller } from '../../../../test/api.ts'
import { plainDate, type Instant } from '../../../kernel/time.ts'
import { exportUnits, findUnit } from '../index.ts'

const DAY = '2026-09-01'

const decision = (lines: object[], day = DAY) => ({
  number: 'MH-12/NQ-UBTVQH',
  signedOn: '2026-08-01',
  issuer: 'Ủy ban Thường vụ Quốc hội (minh họa)',
  title: 'Sắp xếp một số xã của tỉnh Đồng Tháp',
  day,
  lines,
})

const flow = (from: string, to: string, share: string | null = null) => ({ kind: 'flow', from, to, share })

async function draft(admin: Caller, lines: object[], day = DAY): Promise<{ id: string; version: number }> {
  const made = await admin.post('/api/v1/unit-decisions', decision(lines, day))
  expect(made.status).toBe(201)
  return made.body
}

const act = (admin: Caller, id: string, what: string, version: number) =>
  admin.post(`/api/v1/unit-decisions/${id}/${what}`, { version })

async function exported(world: World, knownAt?: Instant): Promise<string> {
  const lines: string[] = []
  for await (const line of exportUnits(world.db, knownAt)) lines.push(line)
  return lines.join('')
}

const nameOn = async (world: World, code: string, day: string) =>
  (await findUnit(world.db, { code, asOf: plainDate(day) }))?.name

describe('a decision about units', () => {
  test('is tried, applied and undone: what is recorded afterwards is what was recorded before', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const before = await exported(world)
    const at = world.house.clock.now()
    const { id, version } = await draft(admin, [
      flow('30244', '30253'),
      { kind: 'edit', code: '30214', name: 'Phú Hựu Mới' },
    ])
    expect(await exported(world)).toBe(before)

    const trial = await admin.get(`/api/v1/unit-decisions/${id}/trial`)
    expect(trial.body).toMatchObject({
      counts: { ended: 2, begun: 1, continued: 1 },
      problems: [],
      canApply: true,
      begun: [{ code: '30253', name: 'Xã Tân Nhuận Đông', parent: 'Tỉnh Đồng Tháp' }],
    })
    const applied = await act(admin, id, 'application', version)
    expect(applied).toMatchObject({ status: 200, body: { state: 'applied', can: { undo: true } } })
    expect(await nameOn(world, '30244', '2026-08-31')).toBe('Xã Phú Hựu')
    expect(await nameOn(world, '30244', DAY)).toBeUndefined()
    const heir = await world.api.get(`/api/v1/units?q=30253&level=commune&asOf=${DAY}`)
    expect(heir.body.items[0].predecessors.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Xã Phú Hựu',
      'Xã Tân Nhuận Đông',
    ])
    expect(await exported(world, at)).toBe(before)

    const undone = await act(admin, id, 'undoing', applied.body.version)
    expect(undone).toMatchObject({ status: 200, body: { state: 'undone' } })
    expect(await exported(world)).toBe(before)
    expect(await nameOn(world, '30244', DAY)).toBe('Xã Phú Hựu')
  })

  test('is read from its annex, Excel or CSV; the empty form can be downloaded, and mistakes are named by cell', async ({
    world,
  }) => {
    const admin = await world.api.as('administrator')
    const send = (name: string, content: Buffer) => admin.upload('/api/v1/unit-decisions/sheets', name, content)
    const form = await admin.raw('/api/v1/unit-decisions/sheet.xlsx')
    expect((await send('phu-luc.xlsx', form)).body).toMatchObject({
      lines: [],
      problems: [{ detail: 'Tệp không có dòng thay đổi nào.' }],
    })
    const csv = ['Việc;Mã cũ;Mã mới;Tỷ lệ', '"Nhập, chia";30244;30253;0,35', 'Giải thể;30214;;', 'Xóa;30214;;'].join(
      '\n',
    )
    const read = await send('phu-luc.csv', Buffer.from(csv))
    expect(read).toMatchObject({
      status: 201,
      body: {
        lines: [
          { kind: 'flow', from: '30244', to: '30253', share: '0.35', row: 2 },
          { kind: 'end', code: '30214', row: 3 },
        ],
        problems: [{ cell: 'A4', found: 'Xóa' }],
      },
    })
    expect(await send('phu-luc.csv', Buffer.from('<html>'))).toMatchObject({ status: 415 })
  })

  test('is said with the names of its day, line by line', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const { id } = await draft(admin, [
      flow('30244', '30253', '0.35'),
      { kind: 'measure', code: '30253', measure: 'population', value: '71250' },
      { kind: 'list', code: '30253', list: 'special-difficulty', value: 'no', until: null },
    ])
    expect((await admin.get(`/api/v1/unit-decisions/${id}`)).body).toMatchObject({
      words: [
        'Xã Phú Hựu 30244 vào Xã Tân Nhuận Đông 30253, 35 %',
        'Xã Tân Nhuận Đông 30253: dân số 71.250 người',
        'Xã Tân Nhuận Đông 30253: Xã đặc biệt khó khăn: không',
      ],
      lines: [{ row: 1 }, { row: 2 }, { row: 3 }],
    })
    const lists = await world.api.get('/api/v1/unit-lists')
    expect(lists.body.items.map(({ kind }: { kind: string }) => kind)).toContain('special-difficulty')
  })

  test('with mistakes is refused whole, each named, and nothing is written', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const before = await exported(world)
    const { id, version } = await draft(admin, [flow('99999', '30253'), { kind: 'end', code: '82' }])
    const refused = await act(admin, id, 'application', version)
    expect(refused).toMatchObject({ status: 422, body: { type: '/problems/decision-refused' } })
    expect(refused.body.errors.map(({ detail }: { detail: string }) => detail).join('\n')).toMatch(
      /không có đơn vị mang mã 99999[\s\S]*mất cấp trên: Tỉnh Đồng Tháp kết thúc/,
    )
    expect(await exported(world)).toBe(before)
  })

  test('moves with its version: the second of two editors is told', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const { id, version } = await draft(admin, [{ kind: 'edit', code: '30244', name: 'Khác' }])
    const lines = [{ kind: 'edit', code: '30244', name: 'Khác nữa' }]
    const put = (v: number) => admin.put(`/api/v1/unit-decisions/${id}`, { ...decision(lines), version: v })
    expect((await put(version)).status).toBe(200)
    expect(await put(version)).toMatchObject({ status: 409, body: { type: '/problems/decision-moved' } })
    expect((await act(admin, id, 'discarding', version + 1)).body.state).toBe('discarded')
    expect(await act(admin, id, 'application', version + 2)).toMatchObject({
      status: 409,
      body: { type: '/problems/decision-closed' },
    })
  })

  test('brings a level of government back, with a first unit of it, and takes it away again', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const before = await exported(world)
    const { id, version } = await draft(
      admin,
      [
        { kind: 'level-on', level: 'district' },
        { kind: 'unit', code: '999', type: 'huyện', name: 'Thử Nghiệm', parent: '82' },
      ],
      '2027-01-01',
    )
    const applied = await act(admin, id, 'application', version)
    expect(applied).toMatchObject({ status: 200, body: { words: ['Có lại cấp huyện', expect.any(String)] } })
    expect(await nameOn(world, '999', '2027-01-01')).toBe('Huyện Thử Nghiệm')
    expect(await act(admin, id, 'undoing', applied.body.version)).toMatchObject({ status: 200 })
    expect(await exported(world)).toBe(before)
  })

  test('is not undone while a later one stands on it', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const first = await draft(admin, [flow('28525', '28564')])
    const applied = await act(admin, first.id, 'application', first.version)
    expect(applied.status).toBe(200)
    const second = await draft(admin, [{ kind: 'edit', code: '28564', name: 'Tên Sau' }], '2026-10-01')
    const later = await act(admin, second.id, 'application', second.version)
    expect(later.status).toBe(200)
    expect(await act(admin, first.id, 'undoing', applied.body.version)).toMatchObject({
      status: 409,
      body: { type: '/problems/change-built-on', detail: expect.stringContaining('Xã Tên Sau') },
    })
    expect((await act(admin, second.id, 'undoing', later.body.version)).status).toBe(200)
    expect((await act(admin, first.id, 'undoing', applied.body.version)).status).toBe(200)
  })

  test('is for administrators; anybody else is told so', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    expect((await officer.post('/api/v1/unit-decisions', decision([flow('30244', '30253')]))).status).toBe(403)
    expect((await world.api.get('/api/v1/unit-decisions')).status).toBe(401)
  })

  test('is changed and thrown away by who drafted it, and by the administrator of the country', async ({ world }) => {
    const root = await world.api.as('administrator')
    const { id, version } = await draft(root, [{ kind: 'edit', code: '30214', name: 'Phú Hựu Khác' }])
    const local = await makePerson(world, '30253', 'Tạ Quản Xã', { title: 'Quản trị xã', roles: ['administrator'] })
    const url = `/api/v1/unit-decisions/${id}`
    expect((await local.as.get(url)).body.can.edit).toContain('do người khác lập')
    expect((await act(local.as, id, 'discarding', version)).body.type).toBe('/problems/draft-not-yours')
    const own = await draft(local.as, [{ kind: 'edit', code: '30214', name: 'Phú Hựu Riêng' }])
    expect((await act(local.as, own.id, 'discarding', own.version)).status).toBe(200)
    expect((await act(root, id, 'discarding', version)).status).toBe(200)
  })

  test('the changes of 30/04/2026 are there with their resolutions', async ({ world }) => {
    expect(await nameOn(world, '75', '2026-04-29')).toBe('Tỉnh Đồng Nai')
    expect(await nameOn(world, '75', '2026-04-30')).toBe('Thành phố Đồng Nai')
    expect(await nameOn(world, '26368', '2026-04-30')).toBe('Phường Long Thành')
    const { body } = await world.api.get('/api/v1/units?level=commune&asOf=2026-04-30&limit=1&count=1')
    expect(body.total).toBe(3321)
  })
})

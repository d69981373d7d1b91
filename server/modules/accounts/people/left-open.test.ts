import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect } from 'vitest'
import type { Caller } from '../../../../test/api.ts'
import { test, type World } from '../../../../test/harness.ts'
import { type Made, makePerson, personOfCast, unitIdOf } from '../../../../test/make-people.ts'
import type { LeftOpenView } from '../account-contract.ts'

const ADMINISTRATOR = { title: 'Quản trị của tỉnh', roles: ['administrator'] }
const DISTRICT = { title: 'Chuyên viên huyện', roles: ['district-officer'] }

/** What a person has open, as the administrator of the country is told: kind → the names of it. */
async function leftOpenBy(world: World, { id }: { id: string }): Promise<Record<string, string[]>> {
  const root = await world.api.as('administrator')
  const reply = await root.get(`/api/v1/people/${id}/left-open`)
  expect(reply.status).toBe(200)
  const { items }: LeftOpenView = reply.body
  for (const { what, fate } of items)
    for (const text of [what.vi, what.en, fate.vi, fate.en]) expect(text.length).toBeGreaterThan(5)
  return Object.fromEntries(items.map(({ what, items: names }) => [what.vi, names]))
}

const postOf = async ({ as }: Made): Promise<string> => (await as.get('/api/v1/session')).body.positions[0].id

/** The template of a unit and period with its first figure filled in. */
async function sheetOf(as: Caller, unitId: string, asked: string): Promise<Buffer> {
  const book = new Workbook()
  await book.xlsx.load(await as.raw(`/api/v1/units/${unitId}/sheet.xlsx?${asked}`))
  const page = book.getWorksheet('Số liệu')
  if (!page) throw new Error('no page')
  const isStatement = page.getCell('C6').value === 'Có / Không'
  page.getCell('E6').value = isStatement ? 'Có' : 1
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('what somebody leaves open', () => {
  test('of nobody who has nothing is anything said but their session', async ({ world }) => {
    const made = await makePerson(world, '30253', 'An Không Việc', { roles: ['leadership'] })
    expect(await leftOpenBy(world, made)).toEqual({ 'Phiên làm việc đang mở': [] })
  })

  test('in accounts: deputies on both sides, tokens, links they sent; a locked account ends those links', async ({
    world,
  }) => {
    const root = await world.api.as('administrator')
    const leaver = await makePerson(world, '87', 'Bình Sắp Đi', ADMINISTRATOR)
    const deputy = await makePerson(world, '87', 'Cẩm Thay Bình', { roles: ['leadership'] })
    const principal = await makePerson(world, '87', 'Dung Được Thay', { ...ADMINISTRATOR })
    const days = { from: '2024-10-10', to: '2024-10-21', basis: 'Quyết định MH-21/QĐ-UBND ngày 01/10/2024' }
    await root.post(`/api/v1/positions/${await postOf(leaver)}/deputies`, { personId: deputy.id, ...days })
    await root.post(`/api/v1/positions/${await postOf(principal)}/deputies`, { personId: leaver.id, ...days })
    const scopes = [{ positionId: await postOf(leaver), permissions: ['audit:read'] }]
    const token = await leaver.as.post('/api/v1/account/tokens', { name: 'Phần mềm của tỉnh', days: 30, scopes })
    expect(token.status).toBe(201)
    const invited = await makePerson(world, '30253', 'Em Chờ Đường Dẫn')
    const link = (await leaver.as.post(`/api/v1/people/${invited.id}/invitation`)).body.link
    const path = new URL(link).pathname
    const kept = await makePerson(world, '30253', 'Giang Có Đường Dẫn')
    const other = (await root.post(`/api/v1/people/${kept.id}/invitation`)).body.link

    expect(await leftOpenBy(world, leaver)).toEqual({
      'Người đang được giao làm thay người này': ['Cẩm Thay Bình, “Quản trị của tỉnh”, 20/10/2024'],
      'Vị trí người này đang làm thay': ['Dung Được Thay, “Quản trị của tỉnh”, 20/10/2024'],
      'Đường dẫn một lần đã gửi, chưa ai dùng': [expect.stringMatching(/^Em Chờ Đường Dẫn, /)],
      'Mã truy cập đang dùng được': [expect.stringMatching(/^Phần mềm của tỉnh \(nts_.{6}…\)$/)],
      'Phiên làm việc đang mở': [],
    })

    expect((await world.api.page(path)).status).toBe(200)
    expect((await root.post(`/api/v1/people/${leaver.id}/disable`)).status).toBe(200)
    expect((await world.api.page(path)).status).toBe(410)
    expect((await world.api.page(new URL(other).pathname)).status).toBe(200)
    const [line] = (await root.get('/api/v1/audit/events?type=accounts.person-disabled')).body.items
    expect(line).toMatchObject({ subject: { name: leaver.name }, body: { links: [invited.id] } })
    expect(Object.keys(await leftOpenBy(world, leaver))).toEqual([
      'Người đang được giao làm thay người này',
      'Vị trí người này đang làm thay',
    ])
  })

  test('a link sent by somebody whose data are erased is no way in either', async ({ world }) => {
    const root = await world.api.as('administrator')
    const leaver = await makePerson(world, '87', 'Phan Xin Xóa', ADMINISTRATOR)
    const invited = await makePerson(world, '30253', 'Quế Chờ Đường Dẫn')
    const { pathname } = new URL((await leaver.as.post(`/api/v1/people/${invited.id}/invitation`)).body.link)
    await root.post(`/api/v1/positions/${await postOf(leaver)}/end`, { to: '2024-10-14' })
    expect((await world.api.page(pathname)).status).toBe(200)
    expect((await root.post(`/api/v1/people/${leaver.id}/erasure`, { confirm: leaver.name })).status).toBe(200)
    expect((await world.api.page(pathname)).status).toBe(410)
  })

  test('in every other room: dossiers not handed on, votes, sheets nobody accepted, drafts of decisions', async ({
    world,
  }) => {
    const root = await world.api.as('administrator')
    const officer = await world.api.as('commune-officer')
    const unitId = await unitIdOf(world, '30253')
    const dossier = { unitId, tier: 'basic', year: 2024, setId: 'minh-hoa-xa-2024' }
    const { id } = (await officer.post('/api/v1/dossiers', dossier)).body
    const put = (values: object) =>
      world.db.updateTable('assessment.dossier').set(values).where('id', '=', id).execute()
    await put({ state: 'submitted', submission: 1 })
    const leaver = await makePerson(world, '877', 'Hà Sắp Đi', DISTRICT)
    const heir = await makePerson(world, '877', 'Kiều Nhận Việc', DISTRICT)
    const post = await postOf(leaver)
    const dossiers = 'Hồ sơ đang chờ, chưa bàn giao'
    const waiting = { [dossiers]: ['Xác nhận thẩm tra, trình tỉnh: xã Tân Nhuận Đông, năm 2024'] }
    expect(await leftOpenBy(world, leaver)).toMatchObject(waiting)
    // The post that ended last is still what they leave behind; the session stays open without its rights.
    await root.post(`/api/v1/positions/${post}/end`, { to: '2024-10-14' })
    expect(await leftOpenBy(world, leaver)).toMatchObject(waiting)
    const handed = await root.post(`/api/v1/positions/${post}/handover`, { toPersonId: heir.id, dossiers: [id] })
    expect(handed.status).toBe(200)
    expect(await leftOpenBy(world, leaver)).not.toHaveProperty([dossiers])

    // What was returned waits for whoever prepares: it is theirs until it is handed on.
    const chair = await personOfCast(world, 'commune-chair')
    await put({ state: 'returned' })
    expect(await leftOpenBy(world, chair)).toMatchObject({ [dossiers]: [expect.stringContaining('năm 2024')] })

    const member = await personOfCast(world, 'council-member-2')
    await put({ state: 'considering' })
    await world.db
      .insertInto('assessment.council_member')
      .values({ dossier_id: id, submission: 1, person_id: member.id, is_chair: false, conflict: null, voted_at: null })
      .execute()
    const ballots = { 'Phiếu hội đồng chưa bỏ': [expect.stringContaining('Hội đồng đang bỏ phiếu')] }
    expect(await leftOpenBy(world, member)).toMatchObject(ballots)

    const writer = await personOfCast(world, 'commune-officer')
    const asked = 'period=2024&set=minh-hoa-xa-2024@1'
    const read = async () =>
      officer.upload(`/api/v1/units/${unitId}/sheets?${asked}`, 'so-lieu.xlsx', await sheetOf(officer, unitId, asked))
    expect((await read()).status).toBe(201)
    const list = Buffer.from('Loại;Tên;Số hộ\r\nẤp;An Lạc;\r\n')
    expect((await officer.upload(`/api/v1/units/${unitId}/hamlet-sheets?day=2024-01-01`, 'ap.csv', list)).status).toBe(
      201,
    )
    const figures = 'Tệp số liệu đã đọc, chưa nhận'
    expect(await leftOpenBy(world, writer)).toMatchObject({
      [figures]: ['Xã Tân Nhuận Đông, năm 2024'],
      'Danh sách thôn, ấp đã đọc, chưa nhận': ['Xã Tân Nhuận Đông'],
    })
    // Sent again and accepted: what was read before is of no use to anybody.
    const again = await read()
    expect((await officer.post(`/api/v1/change-sets/${again.body.changeSet}/acceptance`)).status).toBe(200)
    expect(await leftOpenBy(world, writer)).not.toHaveProperty([figures])

    const manager = await makePerson(world, '87', 'Lam Soạn Thảo', ADMINISTRATOR)
    const decision = {
      number: 'MH-30/NQ-HĐND',
      signedOn: '2024-10-01',
      issuer: 'Hội đồng nhân dân tỉnh (minh họa)',
      title: 'Sắp xếp hai xã',
      day: '2024-12-01',
      lines: [{ kind: 'flow', from: '30244', to: '30253', share: null }],
    }
    const drafted = await manager.as.post('/api/v1/unit-decisions', decision)
    expect(drafted.status).toBe(201)
    const drafts = 'Bản nháp quyết định về đơn vị'
    expect(await leftOpenBy(world, manager)).toMatchObject({ [drafts]: ['MH-30/NQ-HĐND, Sắp xếp hai xã'] })
  })

  test('is told to who covers every post of theirs, and they are told who looked', async ({ world }) => {
    const near = await makePerson(world, '87', 'Mai Quản Trị', ADMINISTRATOR)
    const elsewhere = await makePerson(world, '82', 'Nga Quản Trị', ADMINISTRATOR)
    const made = await makePerson(world, '30253', 'Oanh Được Hỏi')
    const path = `/api/v1/people/${made.id}/left-open`
    expect((await elsewhere.as.get(path)).status).toBe(404)
    expect((await made.as.get(path)).status).toBe(403)
    expect((await near.as.get(path)).status).toBe(200)
    const views = (await made.as.get('/api/v1/me/views')).body.items
    expect(views).toMatchObject([{ viewer: 'Mai Quản Trị', what: 'Việc đang mở' }])

    const root = await world.api.as('administrator')
    const unitId = await unitIdOf(world, '82')
    const second = { unitId, agencyId: null, title: 'Cán bộ tỉnh khác', roles: ['leadership'], from: '2024-01-01' }
    await root.post(`/api/v1/people/${made.id}/positions`, { ...second, to: null })
    expect(await near.as.get(path)).toMatchObject({ status: 403, body: { type: '/problems/outside-your-units' } })
  })
})

import { describe, expect } from 'vitest'
import type { Caller } from '../../../test/api.ts'
import { test, type World } from '../../../test/harness.ts'
import { type Made, makePerson } from '../../../test/make-people.ts'
import type { Notice } from './contract.ts'

const PROVINCE = '87'
const COMMUNE = '30253'
const ADMINISTRATOR = { title: 'Quản trị của tỉnh', roles: ['administrator'] }

async function noticesOf(world: World, as: Caller): Promise<Notice[]> {
  await world.house.finishJobs()
  return (await as.get('/api/v1/me/notices?limit=100')).body.items
}

/** What somebody was told of things that end, oldest first. */
async function endingsTold(world: World, as: Caller): Promise<string[]> {
  const told = (await noticesOf(world, as)).map(({ text }) => text.vi)
  return told.filter((text) => /sắp|hết hạn/.test(text)).toReversed()
}

/** The working date moves, and the morning of that day comes with it. */
async function workOn(world: World, date: string): Promise<void> {
  const root = await world.api.as('administrator')
  expect((await root.put('/api/v1/demo/clock', { date })).status).toBe(200)
  await world.house.finishJobs()
}

const endAt = async (world: World, position: string, to: string): Promise<void> => {
  const root = await world.api.as('administrator')
  expect((await root.post(`/api/v1/positions/${position}/end`, { to })).status).toBe(200)
}

const postOf = async ({ as }: Made): Promise<string> => (await as.get('/api/v1/session')).body.positions[0].id

describe('a post with an end date', () => {
  test('is reminded of five working days before: its holder, and who administers that unit nearest; nobody else, never twice', async ({
    world,
  }) => {
    const officer = await makePerson(world, COMMUNE, 'Trần Sắp Hết Hạn', { title: 'Cán bộ hợp đồng', to: '2024-11-04' })
    const near = await makePerson(world, PROVINCE, 'Phạm Quản Trị Tỉnh', ADMINISTRATOR)
    const elsewhere = await makePerson(world, '82', 'Lê Quản Trị Khác', ADMINISTRATOR)
    // The last day is Sunday 03/11: five working days after Friday 25/10 are Friday 01/11, after Monday 28/10 Monday 04/11.
    await workOn(world, '2024-10-25')
    expect(await endingsTold(world, officer.as)).toEqual([])
    await workOn(world, '2024-10-28')
    const told = await noticesOf(world, officer.as)
    const own =
      'Vị trí “Cán bộ hợp đồng” của bạn sắp kết thúc, ngày cuối là 03/11/2024. ' +
      'Nếu còn làm tiếp, đề nghị người quản trị giao lại.'
    expect(told[0]).toMatchObject({ text: { vi: own }, link: '/lam-viec/tai-khoan' })
    const managed =
      'Vị trí “Cán bộ hợp đồng” ở xã Tân Nhuận Đông sắp kết thúc, ngày cuối là 03/11/2024. ' +
      'Giao tiếp, hoặc bàn giao việc trước ngày đó.'
    const [forAdministrator] = await noticesOf(world, near.as)
    expect(forAdministrator).toMatchObject({
      text: { vi: managed, en: expect.stringMatching(/^The post “Cán bộ hợp đồng” at .* ends soon/) },
      link: `/lam-viec/quan-tri/nguoi-dung?mo=${officer.id}`,
    })
    expect(JSON.stringify(forAdministrator?.text)).not.toContain(officer.name)
    await workOn(world, '2024-10-29')
    await workOn(world, '2024-10-30')
    expect(await endingsTold(world, officer.as)).toEqual([own])
    expect(await endingsTold(world, near.as)).toEqual([managed])
    expect(await endingsTold(world, elsewhere.as)).toEqual([])
    expect(await endingsTold(world, await world.api.as('administrator'))).toEqual([])
  })

  test('with nobody nearer is told to who administers above; who administers alone is not their own reminder', async ({
    world,
  }) => {
    await workOn(world, '2024-11-11')
    const alone = await makePerson(world, '01', 'Đào Quản Trị Một Mình', { ...ADMINISTRATOR, to: '2024-11-16' })
    await workOn(world, '2024-11-12')
    expect(await endingsTold(world, alone.as)).toEqual([expect.stringContaining('Vị trí “Quản trị của tỉnh” của bạn')])
    const [above] = await noticesOf(world, await world.api.as('administrator'))
    expect(above).toMatchObject({ link: `/lam-viec/quan-tri/nguoi-dung?mo=${alone.id}` })
  })

  test('that got another end is reminded of again; one that goes on in a next post, or of a locked account, is not', async ({
    world,
  }) => {
    await workOn(world, '2024-11-18')
    const made = (name: string, more: object) => makePerson(world, COMMUNE, name, { ...more })
    const moved = await made('Vũ Lùi Ngày', { title: 'Cán bộ lùi ngày', to: '2024-11-23' })
    const going = await made('Hồ Làm Tiếp', { title: 'Cán bộ làm tiếp', to: '2024-11-23' })
    const locked = await made('Lý Bị Khóa', { title: 'Cán bộ bị khóa', to: '2024-11-23' })
    const root = await world.api.as('administrator')
    const { unit } = (await going.as.get('/api/v1/session')).body.positions[0]
    const next = { unitId: unit.id, agencyId: null, title: 'Cán bộ khóa sau', roles: ['commune-officer'] }
    await root.post(`/api/v1/people/${going.id}/positions`, { ...next, from: '2024-11-23', to: null })
    await root.post(`/api/v1/people/${locked.id}/disable`)
    await workOn(world, '2024-11-19')
    expect(await endingsTold(world, moved.as)).toHaveLength(1)
    expect(await endingsTold(world, going.as)).toEqual([])
    const events = await root.get('/api/v1/audit/events?type=notices.post-ending')
    const subjects = events.body.items.map(({ subject }: { subject: { id: string } | null }) => subject?.id)
    expect(subjects).toContain(moved.id)
    expect(subjects).not.toContain(locked.id)
    await endAt(world, await postOf(moved), '2024-11-22')
    await workOn(world, '2024-11-20')
    expect(await endingsTold(world, moved.as)).toEqual([
      expect.stringContaining('ngày cuối là 22/11/2024'),
      expect.stringContaining('ngày cuối là 21/11/2024'),
    ])
  })

  test('of a deputy: the days that end are told to the deputy and to who administers the unit, as those of a deputy', async ({
    world,
  }) => {
    await workOn(world, '2024-12-02')
    const principal = await makePerson(world, COMMUNE, 'Mai Được Thay', { title: 'Cán bộ được thay' })
    const deputy = await makePerson(world, COMMUNE, 'Đinh Làm Thay', { title: 'Cán bộ khác', roles: ['leadership'] })
    const near = await makePerson(world, PROVINCE, 'Quản Trị Thứ Hai', ADMINISTRATOR)
    const root = await world.api.as('administrator')
    const days = { from: '2024-12-02', to: '2024-12-16', basis: 'Quyết định MH-20/QĐ-UBND ngày 01/12/2024' }
    const given = await root.post(`/api/v1/positions/${await postOf(principal)}/deputies`, {
      personId: deputy.id,
      ...days,
    })
    expect(given.status).toBe(201)
    await workOn(world, '2024-12-05')
    expect(await endingsTold(world, deputy.as)).toEqual([])
    await workOn(world, '2024-12-09')
    await workOn(world, '2024-12-10')
    expect(await endingsTold(world, deputy.as)).toEqual([
      'Thời gian bạn làm thay vị trí “Cán bộ được thay” sắp hết, ngày cuối là 15/12/2024.',
    ])
    expect(await endingsTold(world, principal.as)).toEqual([])
    expect(await endingsTold(world, near.as)).toEqual([
      'Thời gian làm thay vị trí “Cán bộ được thay” ở xã Tân Nhuận Đông sắp hết, ngày cuối là 15/12/2024. ' +
        'Giao làm thay tiếp nếu người được thay chưa trở lại.',
    ])
  })
})

describe('an access token', () => {
  const tokenFor = async ({ as }: Made, name: string, days: number): Promise<string> => {
    const positionId = (await as.get('/api/v1/session')).body.positions[0].id
    const made = await as.post('/api/v1/account/tokens', {
      name,
      days,
      scopes: [{ positionId, permissions: ['indicators:read'] }],
    })
    expect(made.status).toBe(201)
    return made.body.tokens.items[0].id
  }

  test('that expires within ten working days is told to its maker once; one with time left, revoked or without a post is not', async ({
    world,
  }) => {
    await workOn(world, '2024-12-17')
    const maker = await makePerson(world, COMMUNE, 'Tô Tạo Mã')
    await tokenFor(maker, 'Phần mềm sắp hết', 7)
    await tokenFor(maker, 'Phần mềm còn lâu', 90)
    const revoked = await tokenFor(maker, 'Phần mềm đã thu hồi', 7)
    await maker.as.del(`/api/v1/account/tokens/${revoked}`)
    const left = await makePerson(world, COMMUNE, 'Hà Hết Vị Trí')
    await tokenFor(left, 'Phần mềm không còn quyền', 7)
    await endAt(world, await postOf(left), '2024-12-17')
    await workOn(world, '2024-12-18')
    await workOn(world, '2024-12-19')
    const told = (await noticesOf(world, maker.as)).filter(({ text }) => text.vi.includes('Mã truy cập'))
    expect(told).toMatchObject([
      {
        text: { vi: expect.stringMatching(/^Mã truy cập “Phần mềm sắp hết” của bạn hết hạn ngày \d\d\/\d\d\/\d{4}\./) },
        link: '/lam-viec/tai-khoan',
      },
    ])
    expect(await endingsTold(world, left.as)).toEqual([])
  })
})

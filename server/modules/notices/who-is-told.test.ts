import { describe, expect } from 'vitest'
import type { People } from '../../../test/e2e/people.ts'
import { recogniseByApi, submitByApi, tryMove } from '../../../test/e2e/recognise.ts'
import { test, type World } from '../../../test/harness.ts'
import { jobHouseOf } from '../../house.ts'
import { instant } from '../../kernel/time.ts'
import type { NoticePage } from './contract.ts'
import { writeNoticesJob } from './write-notices.ts'

/** What somebody was told, newest first. */
async function toldTo(world: World, who: string): Promise<string[]> {
  await world.house.finishJobs()
  const page: NoticePage = (await (await world.api.as(who)).get('/api/v1/me/notices?limit=100')).body
  return page.items.map(({ text }) => text.vi)
}

const peopleOf = ({ api }: World): People => ({
  enter: () => Promise.reject(new Error('no browser here')),
  get: async (key, path) => (await api.as(key)).get(path),
  post: async (key, path, body) => (await api.as(key)).post(path, body),
})

async function unitOn({ api }: World, query: string): Promise<string> {
  return (await api.get(`/api/v1/units?${query}`)).body.items[0].id
}

async function giveChairPost(world: World, title: string, from: string): Promise<{ person: string; position: string }> {
  const session = (await (await world.api.as('commune-chair')).get('/api/v1/session')).body
  const unitId = await unitOn(world, `q=30253&level=commune&asOf=${from}`)
  const root = await world.api.as('administrator')
  const post = { unitId, agencyId: null, title, roles: ['leadership'], from, to: null }
  const reply = await root.post(`/api/v1/people/${session.person.id}/positions`, post)
  const made = reply.body.positions.find((one: { title: string }) => one.title === title)
  return { person: session.person.id, position: made.id }
}

describe('who is told', () => {
  let dossier = ''

  test('of a withdrawal: the level above, and whoever records the figures that are open again', async ({ world }) => {
    const people = peopleOf(world)
    const unit = await unitOn(world, 'q=30253&level=commune&asOf=2024-10-14')
    dossier = await submitByApi(people, unit, 2024)
    expect(await tryMove(people, 'commune-chair', dossier, 'withdrawal')).toMatchObject({ status: 200 })
    expect((await toldTo(world, 'district-officer'))[0]).toBe(
      'Hồ sơ xã Tân Nhuận Đông năm 2024 đã được rút, không còn chờ bạn.',
    )
    expect(await toldTo(world, 'commune-officer')).toEqual([
      'Số liệu năm 2024 của xã Tân Nhuận Đông đã mở khóa, sửa được trở lại.',
    ])
    expect(await toldTo(world, 'commune-chair')).toEqual([])
  })

  test('of a recognition: council and decider in their turn, the commune when it is decided and published', async ({
    world,
  }) => {
    const people = peopleOf(world)
    expect(await tryMove(people, 'commune-chair', dossier, 'submission')).toMatchObject({ status: 200 })
    await recogniseByApi(people, dossier)
    const turn = 'Hồ sơ xã Tân Nhuận Đông năm 2024 đã đến lượt bạn: '
    for (const member of ['council-chair', 'council-member-2', 'council-member-3'])
      expect([member, await toldTo(world, member)]).toEqual([member, [`${turn}Bỏ phiếu.`]])
    expect(await toldTo(world, 'provincial-chair')).toEqual([`${turn}Ghi quyết định công nhận.`])
    const decided = 'Đã có quyết định công nhận xã Tân Nhuận Đông năm 2024, đang chờ công bố.'
    const published = 'Đã công bố kết quả công nhận xã Tân Nhuận Đông năm 2024. Số liệu của năm đã mở khóa.'
    for (const one of ['commune-officer', 'commune-chair'])
      expect([one, (await toldTo(world, one)).slice(0, 2)]).toEqual([one, [published, decided]])
    expect(await toldTo(world, 'coordination-office')).toEqual([
      published,
      decided,
      `${turn}Trình hội đồng.`,
      `${turn}Nhận hồ sơ đầy đủ, chuyển các sở.`,
    ])
    expect(await toldTo(world, 'neighbour-officer')).toEqual([])
  })

  test('of a post: the person who got it and lost it, by the title of the post', async ({ world }) => {
    world.house.clock.set(instant('2025-01-20T02:00:00Z'))
    const { position } = await giveChairPost(world, 'Trưởng ban chỉ đạo', '2025-01-21')
    const root = await world.api.as('administrator')
    const ended = await root.post(`/api/v1/positions/${position}/end`, { to: '2025-03-01' })
    expect(ended.status).toBe(200)
    expect((await toldTo(world, 'commune-chair')).slice(0, 2)).toEqual([
      'Vị trí “Trưởng ban chỉ đạo” của bạn kết thúc, ngày cuối là 28/02/2025.',
      'Bạn được giao vị trí “Trưởng ban chỉ đạo” từ ngày 21/01/2025.',
    ])
    expect(await toldTo(world, 'administrator')).toEqual([])
  })

  test('of published results: people of the province and of its communes; not who published, nor other provinces', async ({
    world,
  }) => {
    const office = await world.api.as('coordination-office')
    const unitId = await unitOn(world, 'q=87&level=province&asOf=2024-12-31')
    const reply = await office.post('/api/v1/publications', { unitId, year: 2024, set: 'minh-hoa-xa-2024@1' })
    expect(reply.status).toBe(201)
    const text = 'Đã công bố kết quả năm 2024 của tỉnh Đồng Tháp.'
    for (const one of ['commune-officer', 'neighbour-officer', 'agriculture-officer'])
      expect([one, (await toldTo(world, one))[0]]).toEqual([one, text])
    expect(await toldTo(world, 'coordination-office')).not.toContain(text)
  })

  test('of a change of units: who works at one of them; of its undoing: who was told of it', async ({ world }) => {
    world.house.clock.set(instant('2026-08-20T02:00:00Z'))
    const root = await world.api.as('administrator')
    const drafted = await root.post('/api/v1/unit-decisions', {
      number: 'MH-12/NQ-UBTVQH',
      signedOn: '2026-08-01',
      issuer: 'Ủy ban Thường vụ Quốc hội (minh họa)',
      title: 'Sắp xếp một số xã của tỉnh Đồng Tháp',
      day: '2026-09-01',
      lines: [{ kind: 'flow', from: '30244', to: '30253', share: null }],
    })
    const act = (what: string, version: number) =>
      root.post(`/api/v1/unit-decisions/${drafted.body.id}/${what}`, { version })
    const applied = await act('application', drafted.body.version)
    expect(applied.status).toBe(200)
    expect((await toldTo(world, 'commune-officer'))[0]).toBe(
      'Xã Tân Nhuận Đông, nơi bạn công tác, thay đổi từ ngày 01/09/2026 theo quyết định. ' +
        'Xem lại vị trí công tác của bạn trong mục tài khoản.',
    )
    const province = await toldTo(world, 'coordination-office')
    expect(province.filter((text) => text.includes('thay đổi'))).toEqual([])
    expect((await act('undoing', applied.body.version)).status).toBe(200)
    expect((await toldTo(world, 'commune-officer'))[0]).toContain('đã được hoàn tác')
    expect(await toldTo(world, 'coordination-office')).toEqual(province)
  })

  test('once, however often the job of an event runs; an event that is gone or of an unknown type tells nobody', async ({
    world,
  }) => {
    const { person } = await giveChairPost(world, 'Ủy viên', '2026-09-02')
    const before = await toldTo(world, 'commune-chair')
    const event = await world.house.connection.pool.query<{ id: string }>(
      `select id from kernel.event where type = 'accounts.position-given' and subject = $1 order by id desc limit 1`,
      [person],
    )
    const order = {
      event: event.rows[0]?.id,
      type: 'accounts.position-given',
      actor: null,
      at: world.house.clock.now(),
    }
    await writeNoticesJob.work(jobHouseOf(world.house), order)
    await writeNoticesJob.work(jobHouseOf(world.house), { ...order, type: 'accounts.something-new' })
    await writeNoticesJob.work(jobHouseOf(world.house), { ...order, event: '00000000-0000-7000-8000-000000000000' })
    expect(await toldTo(world, 'commune-chair')).toEqual(before)
  })
})

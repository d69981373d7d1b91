import { describe, expect } from 'vitest'
import cast from '../../../data/demo/cast.json' with { type: 'json' }
import { goodValue } from '../../../test/good-figures.ts'
import { test, type World } from '../../../test/harness.ts'
import { makePerson } from '../../../test/make-people.ts'
import type { Notice, NoticePage } from './contract.ts'

const SET = 'minh-hoa-xa-2024@1'

async function noticesOf(world: World, who: string, query = ''): Promise<NoticePage> {
  await world.house.finishJobs()
  const reply = await (await world.api.as(who)).get(`/api/v1/me/notices${query}`)
  expect(reply.status).toBe(200)
  return reply.body
}

const texts = (page: NoticePage): string[] => page.items.map((notice: Notice) => notice.text.vi)

async function unitId(world: World, code: string, level = 'commune'): Promise<string> {
  return (await world.api.get(`/api/v1/units?q=${code}&level=${level}&asOf=2024-10-14`)).body.items[0].id
}

type Dossier = { id: string; version: number }

/** A dossier of Tân Nhuận Đông that the chair has handed in. */
async function submit(world: World): Promise<Dossier> {
  const officer = await world.api.as('commune-officer')
  const unit = await unitId(world, '30253')
  const sheet = await officer.get(`/api/v1/units/${unit}/figures?period=2024&set=${SET}`)
  const figures = sheet.body.elements.map(({ code }: { code: string }) => ({
    element: code,
    value: goodValue(code),
    noValue: null,
    basedOn: 0,
  }))
  await officer.post(`/api/v1/figures?set=${SET}`, { unitId: unit, period: '2024', figures })
  const begun = await officer.post('/api/v1/dossiers', {
    unitId: unit,
    tier: 'basic',
    year: 2024,
    setId: 'minh-hoa-xa-2024',
  })
  expect(begun.status).toBe(201)
  return move(world, 'commune-chair', { id: begun.body.id, version: 1 }, 'submission')
}

async function move(world: World, who: string, { id, version }: Dossier, act: string, body = {}): Promise<Dossier> {
  const person = await world.api.as(who)
  const reply = await person.post(`/api/v1/dossiers/${id}/${act}`, { version, ...body })
  expect([act, reply.status]).toEqual([act, 200])
  return { id, version: reply.body.version }
}

const workOn = async (world: World, date: string): Promise<void> => {
  const person = await world.api.as('administrator')
  expect((await person.put('/api/v1/demo/clock', { date })).status).toBe(200)
  await world.house.finishJobs()
}

describe('notices of a dossier on its way', () => {
  test('whoever has the next turn is told, with a way there; who did it and the neighbours are not', async ({
    world,
  }) => {
    let dossier = await submit(world)
    const district = await noticesOf(world, 'district-officer')
    expect(district).toMatchObject({
      unread: 1,
      next: null,
      items: [
        {
          text: {
            vi: 'Hồ sơ xã Tân Nhuận Đông năm 2024 đã đến lượt bạn: Xác nhận thẩm tra, trình tỉnh.',
            en: 'The 2024 dossier of xã Tân Nhuận Đông waits for you: Verify and forward.',
          },
          link: `/lam-viec/ho-so/${dossier.id}`,
          isRead: false,
        },
      ],
    })
    for (const who of ['commune-chair', 'neighbour-officer', 'coordination-office', 'council-chair'])
      expect([who, texts(await noticesOf(world, who))]).toEqual([who, []])

    dossier = await move(world, 'district-officer', dossier, 'return', {
      returned: [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }],
    })
    // One event, one notice: the officer also records figures, and the first line says both.
    for (const who of ['commune-officer', 'commune-chair'])
      expect(texts(await noticesOf(world, who))).toEqual([
        'Hồ sơ xã Tân Nhuận Đông năm 2024 bị trả lại kèm lý do. Chỉ tiêu bị trả lại đã mở để sửa.',
      ])
    expect((await noticesOf(world, 'district-officer')).items).toHaveLength(1)

    dossier = await move(world, 'commune-chair', dossier, 'submission', {
      answers: [{ indicator: '17.11', answer: 'Đã bổ sung biểu của 11 ấp.' }],
    })
    dossier = await move(world, 'district-officer', dossier, 'verification')
    expect(texts(await noticesOf(world, 'coordination-office'))).toEqual([
      expect.stringContaining('đã đến lượt bạn: Nhận hồ sơ đầy đủ, chuyển các sở.'),
    ])
    await move(world, 'coordination-office', dossier, 'completeness')
    const departments = cast.people.filter(({ posts }) => posts.some((post) => post.role === 'department-officer'))
    // A department with no indicator in this set has nothing to do and hears nothing.
    for (const { key } of departments) {
      const work = (await (await world.api.as(key)).get('/api/v1/work')).body.items
      const links = (await noticesOf(world, key)).items.map(({ link }) => link)
      expect([key, links]).toEqual([key, work.map(({ link }: { link: string }) => link)])
    }
    expect((await noticesOf(world, 'agriculture-officer')).items).toHaveLength(1)
    expect((await noticesOf(world, 'council-chair')).items).toEqual([])
  })

  test('a deadline is reminded of two working days before and when it passed, once each, on working days', async ({
    world,
  }) => {
    const { body } = await world.api.get('/api/v1/agencies?province=87&asOf=2024-10-14')
    const builder = await makePerson(world, '87', 'Người Sở Xây Dựng', {
      roles: ['coordination-office'],
      agencyId: body.items.find(({ kind }: { kind: string }) => kind === 'so-xay-dung').id,
    })
    // The clock started on Monday 14/10/2024: ten working days end on Monday 28/10.
    const reminders = async (): Promise<string[]> =>
      texts(await noticesOf(world, 'agriculture-officer')).filter((text) => /hạn/.test(text))
    await workOn(world, '2024-10-23')
    expect(await reminders()).toEqual([])
    await workOn(world, '2024-10-24')
    const near = 'Sắp hết hạn thẩm định hồ sơ xã Tân Nhuận Đông năm 2024: hạn 28/10/2024.'
    expect(await reminders()).toEqual([near])
    await workOn(world, '2024-10-25')
    await workOn(world, '2024-10-26')
    await workOn(world, '2024-10-28')
    expect(await reminders()).toEqual([near])
    await workOn(world, '2024-10-29')
    await workOn(world, '2024-10-30')
    const passed = 'Đã quá hạn thẩm định hồ sơ xã Tân Nhuận Đông năm 2024: hạn là 28/10/2024.'
    expect(await reminders()).toEqual([passed, near])
    expect(texts(await noticesOf(world, 'coordination-office'))).toContain(passed)
    expect(texts(await noticesOf(world, 'commune-officer'))).not.toContain(passed)
    // Who may consolidate, but not in the focal agency, has no part in this dossier.
    const others = (await builder.as.get('/api/v1/me/notices')).body
    expect(texts(others).filter((text) => /hạn/.test(text))).toEqual([])
  })
})

describe('my notices', () => {
  test('are read one by one or all that I saw; those of others do not exist for me', async ({ world }) => {
    const office = await world.api.as('coordination-office')
    const { items, unread } = await noticesOf(world, 'coordination-office')
    expect(unread).toBe(items.length)
    const [newest, older] = items
    if (!newest || !older) throw new Error('too few notices')
    const other = await world.api.as('commune-officer')
    expect((await other.post(`/api/v1/me/notices/${newest.id}/reading`)).status).toBe(404)
    expect((await office.post(`/api/v1/me/notices/${newest.id}/reading`)).body).toEqual({ unread: unread - 1 })
    expect((await office.post(`/api/v1/me/notices/${newest.id}/reading`)).body).toEqual({ unread: unread - 1 })
    expect((await office.post('/api/v1/me/notices/reading', { upTo: older.id })).body).toEqual({ unread: 0 })
    expect((await noticesOf(world, 'coordination-office')).items.every(({ isRead }) => isRead)).toBe(true)
    expect((await noticesOf(world, 'commune-officer')).unread).toBeGreaterThan(0)
  })

  test('come page by page, each once; a broken cursor is refused; without a session nobody has any', async ({
    world,
  }) => {
    const all = await noticesOf(world, 'coordination-office')
    const first = await noticesOf(world, 'coordination-office', '?limit=1')
    const rest = await noticesOf(world, 'coordination-office', `?limit=100&cursor=${first.next}`)
    expect([...first.items, ...rest.items]).toEqual(all.items)
    expect(rest.next).toBeNull()
    const office = await world.api.as('coordination-office')
    expect((await office.get('/api/v1/me/notices?cursor=x')).status).toBe(422)
    expect((await world.api.get('/api/v1/me/notices')).status).toBe(401)
  })
})

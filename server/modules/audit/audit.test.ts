import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { makePerson } from '../../../test/make-people.ts'

type Line = { type: string; label: string; actor: { name: string } | null }

describe('the log of the house', () => {
  test('says who did what, newest first, page by page, and that it was looked at', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const officer = await world.api.as('commune-officer')
    const session = (await officer.get('/api/v1/session')).body
    const first = await admin.get('/api/v1/audit/events?type=accounts.signed')
    const signIn = first.body.items.find(
      (line: Line & { actor: { id: string } }) => line.actor.id === session.person.id,
    )
    expect(signIn).toMatchObject({ label: 'Đăng nhập', actor: { name: session.person.name } })
    const [looked] = (await admin.get('/api/v1/audit/events?type=audit.')).body.items
    expect(looked).toMatchObject({ type: 'audit.people-viewed', label: 'Xem nhật ký' })

    const seen = new Set<string>()
    let next: string | null = ''
    for (let pages = 0; next !== null && pages < 20; pages += 1) {
      const page: { body: { items: { id: string }[]; next: string | null } } = await admin.get(
        `/api/v1/audit/events?type=units.${next && `&cursor=${next}`}`,
      )
      for (const { id } of page.body.items) seen.add(id)
      next = page.body.next
    }
    expect(seen.size).toBeGreaterThan(2)
  })

  test('is closed to everybody else, and keeps to days, types and people asked for', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    expect((await officer.get('/api/v1/audit/events')).status).toBe(403)
    expect((await world.api.get('/api/v1/audit/events')).status).toBe(401)
    const admin = await world.api.as('administrator')
    expect((await admin.get('/api/v1/audit/events?from=2020-01-01&to=2020-12-31')).body.items).toEqual([])
    expect((await admin.get('/api/v1/audit/events?from=hom-qua')).status).toBe(422)
  })

  test('leaves as CSV with the link of each sealed line, and no cell a spreadsheet would run', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const csv = (await admin.raw('/api/v1/audit/events.csv?type=accounts.')).toString('utf8')
    const [head, ...lines] = csv.trim().split('\r\n')
    expect(head).toContain('Số trong chuỗi,Thời điểm (UTC),Việc')
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.filter((line) => /(^|,)[=+@]/.test(line))).toEqual([])
    const [exported] = (await admin.get('/api/v1/audit/events?type=audit.events-exported')).body.items
    expect(exported).toMatchObject({ label: 'Xuất nhật ký', body: { type: 'accounts.' } })
  })

  test('says from where, while that is kept', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const [line] = (await admin.get('/api/v1/audit/events?type=audit.people-viewed')).body.items
    expect(line).toMatchObject({ from: { device: 'Thiết bị không rõ', address: '127.0.0.1' } })
    const csv = (await admin.raw('/api/v1/audit/events.csv?type=audit.')).toString('utf8')
    expect(csv).toContain('Thiết bị không rõ,127.0.0.1,')
    await world.db.deleteFrom('accounts.session_place').execute()
    const [later] = (await admin.get('/api/v1/audit/events?type=audit.people-viewed')).body.items
    expect(later).toMatchObject({ from: null })
  })

  test('a person sees who has seen what they did', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const admin = await world.api.as('administrator')
    await admin.get('/api/v1/audit/events?type=accounts.signed-in')
    const { items } = (await officer.get('/api/v1/me/views')).body
    const { person } = (await admin.get('/api/v1/session')).body
    expect(items[0]).toMatchObject({ viewer: person.name, what: 'việc đã làm hoặc có liên quan, trong nhật ký' })
  })

  test('a person sees who was shown what was done to them, on screen and in the file taken out', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const made = await makePerson(world, '30253', 'Nguyễn Được Xem')
    const views = async (): Promise<string[]> =>
      (await made.as.get('/api/v1/me/views')).body.items.map(({ what }: { what: string }) => what)
    const before = await views()
    // They are the subject of this line and nothing else: somebody else added them.
    const added = await admin.get(`/api/v1/audit/events?type=accounts.person&subject=${made.id}`)
    expect(added.body.items[0]).toMatchObject({ subject: { id: made.id, name: made.name } })
    const onScreen = 'việc đã làm hoặc có liên quan, trong nhật ký'
    expect(await views()).toEqual([onScreen, ...before])
    await admin.raw(`/api/v1/audit/events.csv?subject=${made.id}`)
    const inFile = 'việc đã làm hoặc có liên quan, thiết bị và địa chỉ mạng, trong nhật ký xuất ra tệp'
    expect(await views()).toEqual([inFile, onScreen, ...before])
  })

  test('is found by the name of a person or a unit, without marks too, and by no name in the log itself', async ({
    world,
  }) => {
    const admin = await world.api.as('administrator')
    const made = await makePerson(world, '30253', 'Thạch Tìm Thấy')
    const { items } = (await admin.get('/api/v1/audit/events?q=thach%20tim%20th%E1%BA%A5y')).body
    expect(items.length).toBeGreaterThan(0)
    const ofThem = ({ actor, subject }: { actor: { id: string } | null; subject: { id: string } | null }): boolean =>
      actor?.id === made.id || subject?.id === made.id
    expect(items.every(ofThem)).toBe(true)
    expect((await admin.get('/api/v1/audit/events?q=kh%C3%B4ng%20c%C3%B3%20ai')).body.items).toEqual([])
    expect((await admin.get('/api/v1/audit/events?q=x')).status).toBe(422)
    const csv = (await admin.raw('/api/v1/audit/events.csv?q=thach%20tim')).toString()
    expect(csv).toContain('Thạch Tìm Thấy')
    const [exported] = (await admin.get('/api/v1/audit/events?type=audit.events-exported')).body.items
    expect(exported.body).toMatchObject({ byName: true })
    expect(JSON.stringify(exported.body)).not.toContain('thach')
  })

  test('a person reads every look at them, page by page, with the post of that day', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const made = await makePerson(world, '30253', 'Vũ Xem Nhiều')
    for (let i = 0; i < 5; i += 1) await admin.get(`/api/v1/audit/events?type=accounts.person&subject=${made.id}`)
    const seen: { at: string; post: string | null }[] = []
    for (let next: string | null = ''; next !== null;) {
      const { body } = await made.as.get(`/api/v1/me/views?limit=2${next && `&cursor=${next}`}`)
      expect(body.items.length).toBeLessThanOrEqual(2)
      seen.push(...body.items)
      next = body.next
    }
    const whole = (await made.as.get('/api/v1/me/views?limit=200')).body
    expect([seen, whole.next]).toEqual([whole.items, null])
    expect(seen.length).toBeGreaterThanOrEqual(5)
    const title = (await admin.get('/api/v1/session')).body.positions[0].title
    expect(seen.every(({ post }) => post === title)).toBe(true)
  })

  test('an export records each person once, however many pages show them', async ({ world }) => {
    const admin = await world.api.as('administrator')
    await sql`
      insert into kernel.event (id, at, actor, type, subject, body, digest)
      select gen_random_uuid(), e.at, e.actor, 'audit.test', null, '{}', e.digest
      from kernel.event e join accounts.person p on p.id = e.actor and p.demo_key = 'commune-officer',
        generate_series(1, 1001) n
      where e.id = (select min(f.id::text)::uuid from kernel.event f where f.actor = e.actor)
    `.execute(world.db)
    const csv = (await admin.raw('/api/v1/audit/events.csv?type=audit.test')).toString('utf8')
    expect(csv.trim().split('\r\n')).toHaveLength(1002)
    const { rows } = await sql<{ times: number }>`
      select count(*)::int as times from kernel.personal_view v join kernel.event e on e.id = v.event_id
        join accounts.person p on p.id = v.person and p.demo_key = 'commune-officer'
      where e.id > (select id from kernel.event where type = 'audit.events-exported' order by id desc limit 1)
    `.execute(world.db)
    expect(rows).toEqual([{ times: 1 }])
  })
})

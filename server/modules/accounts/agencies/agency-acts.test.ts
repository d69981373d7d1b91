import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { makePerson, unitIdOf } from '../../../../test/make-people.ts'
import { newId } from '../../../kernel/id.ts'
import { instant, plainDate } from '../../../kernel/time.ts'
import { agencyHolding } from './agencies.ts'
import { positionsOf } from '../posts/positions.ts'

const basis = { number: 'MH-12/QĐ-UBND', signedOn: '2024-10-10', issuer: 'UBND tỉnh Đồng Tháp (minh họa)' }
const ADMINISTRATOR = { title: 'Quản trị của tỉnh', roles: ['administrator'] }

type Line = { id: string; name: string; kind: string; family: string; sectors: string[]; posts: number | null }

/** The agency of a kind at a unit on a day, as the board shows it. */
async function lineOf(world: World, unit: string, kind: string, asOf = '2024-10-14'): Promise<Line> {
  const root = await world.api.as('administrator')
  const { body } = await root.get(`/api/v1/units/${await unitIdOf(world, unit)}/agencies?asOf=${asOf}`)
  const line = body.items.find((one: Line) => one.kind === kind)
  if (!line) throw new Error(`no ${kind} at ${unit} on ${asOf}`)
  return line
}

async function newTeam(world: World, more: object = {}): Promise<object> {
  const team = { family: 'team', kind: 'to-cong-nghe-so', name: 'Tổ công nghệ số cộng đồng ấp Hòa Tân' }
  const unitId = await unitIdOf(world, '30253')
  return { ...team, unitId, from: '2024-10-14', to: null, holdsSectors: false, basis, ...more }
}

describe('focal agencies of a new database', () => {
  test('are given by default where a source or common knowledge says so, and shown with the source', async ({
    world,
  }) => {
    const { body } = await world.api.get(`/api/v1/units/${await unitIdOf(world, '87')}/agencies?asOf=2024-10-14`)
    const focal = body.programmes.map(
      ({ code, focal: spans }: { code: string; focal: { agency: Line; source: string }[] }) => [
        code,
        spans.map((span) => [span.agency.name.replace(' tỉnh Đồng Tháp', ''), span.source !== null]),
      ],
    )
    expect(focal).toEqual([
      [
        'nong-thon-moi',
        [
          ['Sở Nông nghiệp và Phát triển nông thôn', true],
          ['Văn phòng Điều phối nông thôn mới', false],
        ],
      ],
      ['lang-thong-minh', [['Sở Khoa học và Công nghệ', true]]],
      ['ocop', []],
    ])
    const elsewhere = await world.api.get(`/api/v1/units/${await unitIdOf(world, '82')}/agencies?asOf=2024-10-14`)
    expect(elsewhere.body.programmes[1].focal).toEqual([])
    const heir = await unitIdOf(world, '82', '2025-07-01')
    const later = await world.api.get(`/api/v1/units/${heir}/agencies?asOf=2025-07-01`)
    expect(later.body.programmes[1].focal).toHaveLength(1)
  })
})

describe('adding an agency', () => {
  test('at a commune by a decision: once when retried, ending with the commune, and people get posts there', async ({
    world,
  }) => {
    const root = await world.api.as('administrator')
    const key = newId()
    const added = await root.post('/api/v1/agencies', await newTeam(world), { key })
    expect(added).toMatchObject({
      status: 201,
      body: {
        name: 'Tổ công nghệ số cộng đồng ấp Hòa Tân',
        family: 'team',
        validTo: '2025-07-01',
        posts: 0,
        acts: [{ kind: 'added', basis: 'MH-12/QĐ-UBND ngày 10/10/2024, UBND tỉnh Đồng Tháp (minh họa)' }],
      },
    })
    expect((await root.post('/api/v1/agencies', await newTeam(world), { key })).body.id).toBe(added.body.id)
    const second = await newTeam(world, { name: 'Tổ công nghệ số cộng đồng ấp Tân Lập' })
    expect((await root.post('/api/v1/agencies', second)).status).toBe(201)
    await makePerson(world, '30253', 'Tổ Trưởng', {
      agencyId: added.body.id,
      roles: ['leadership'],
      from: '2024-10-14',
    })
    expect((await lineOf(world, '30253', 'to-cong-nghe-so')).posts).toBe(1)
    const { rows } = await sql<{ subject: string }>`
      select subject from kernel.event where type = 'accounts.agency-added'`.execute(world.db)
    const commune = await unitIdOf(world, '30253')
    expect(rows.map(({ subject }) => subject)).toEqual([commune, commune])
  })

  test('is refused under a name that is there, with a kind of another level, with sectors, or without a decision', async ({
    world,
  }) => {
    const root = await world.api.as('administrator')
    const add = async (more: object) => root.post('/api/v1/agencies', await newTeam(world, more))
    expect(await add({ name: 'tổ công nghệ số  cộng đồng ấp hoà tân' })).toMatchObject({
      status: 409,
      body: { type: '/problems/agency-exists' },
    })
    expect(await add({ name: 'Tổ khác', kind: 'hoi-dong-tinh', holdsSectors: true, to: '2024-10-14' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/kind' }, { pointer: '/to' }, { pointer: '/holdsSectors' }] },
    })
    expect(await add({ name: 'Tổ khác', family: 'council' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/family' }] },
    })
    expect(await add({ name: 'Tổ khác', basis: { ...basis, number: '' } })).toMatchObject({ status: 422 })
    expect(await add({ name: 'Tổ khác', from: '2025-07-02' })).toMatchObject({
      status: 409,
      body: { type: '/problems/unit-closed' },
    })
  })

  test('is for who administers the unit, or one above it', async ({ world }) => {
    const own = await makePerson(world, '87', 'Quản Trị Tỉnh', ADMINISTRATOR)
    const other = await makePerson(world, '82', 'Quản Trị Tỉnh Khác', ADMINISTRATOR)
    const council = await newTeam(world, { family: 'council', kind: 'khac', name: 'Hội đồng làng thông minh' })
    expect(await other.as.post('/api/v1/agencies', council)).toMatchObject({
      status: 403,
      body: { type: '/problems/outside-your-agencies' },
    })
    expect((await own.as.post('/api/v1/agencies', council)).status).toBe(201)
    const officer = await world.api.as('coordination-office')
    expect((await officer.post('/api/v1/agencies', council)).status).toBe(403)
    const health = await lineOf(world, '87', 'so-y-te')
    const acts = [
      [`/agencies/${health.id}/names`, { name: 'Sở Y tế mới', from: '2024-11-01', basis }],
      [`/agencies/${health.id}/programmes`, { programme: 'ocop', from: '2024-11-01', to: null, basis }],
      [`/agencies/${health.id}/sectors`, { sector: 'noi-vu', day: '2024-11-01', holderId: null, basis }],
      [
        `/agencies/${health.id}/end`,
        { day: '2024-11-01', successors: [], sectors: [], focalToId: null, postsToId: null, basis },
      ],
    ] as const
    for (const [path, body] of acts)
      expect([path, (await other.as.post(`/api/v1${path}`, body)).body.type]).toEqual([
        path,
        '/problems/outside-your-agencies',
      ])
    const seen = await other.as.get(`/api/v1/agencies/${health.id}`)
    expect(seen).toMatchObject({ status: 200, body: { posts: null, can: { manage: false } } })
  })
})

describe('renaming an agency', () => {
  test('gives it another name from a day on, and keeps the earlier one for the days before', async ({ world }) => {
    const root = await world.api.as('administrator')
    const { id } = await lineOf(world, '87', 'so-tu-phap')
    const rename = (name: string, from: string) => root.post(`/api/v1/agencies/${id}/names`, { name, from, basis })
    expect(await rename('Sở Tư pháp và Hộ tịch', '2024-11-01')).toMatchObject({
      status: 200,
      body: { name: 'Sở Tư pháp tỉnh Đồng Tháp', names: [{}, { name: 'Sở Tư pháp và Hộ tịch', from: '2024-11-01' }] },
    })
    expect((await lineOf(world, '87', 'so-tu-phap', '2024-10-31')).name).toBe('Sở Tư pháp tỉnh Đồng Tháp')
    expect((await lineOf(world, '87', 'so-tu-phap', '2024-11-01')).name).toBe('Sở Tư pháp và Hộ tịch')
    expect(await rename('Sở Hộ tịch', '2024-10-20')).toMatchObject({
      status: 409,
      body: { type: '/problems/renamed-later', detail: expect.stringContaining('01/11/2024') },
    })
    expect(await rename('Sở Tư pháp và Hộ tịch', '2024-12-01')).toMatchObject({ status: 422 })
    expect(await rename('Sở Nội vụ tỉnh Đồng Tháp', '2024-12-01')).toMatchObject({
      status: 409,
      body: { type: '/problems/agency-exists' },
    })
    expect(await rename('Sở Tư pháp cũ', '2022-12-31')).toMatchObject({ status: 422 })
    expect(await rename('Sở Tư pháp mới', '2025-07-01')).toMatchObject({
      status: 409,
      body: { type: '/problems/agency-over' },
    })
  })
})

describe('moving a sector', () => {
  const move = async (world: World, to: string, more: object, trial = '') => {
    const root = await world.api.as('administrator')
    const body = { sector: 'noi-vu', day: '2024-11-01', holderId: null, basis, ...more }
    return root.post(`/api/v1/agencies/${to}/sectors${trial}`, body)
  }

  test('is refused with the name of the holder when another agency holds it, and by bodies that hold none', async ({
    world,
  }) => {
    const [home, health] = [await lineOf(world, '87', 'so-noi-vu'), await lineOf(world, '87', 'so-y-te')]
    for (const holderId of [null, health.id]) {
      const refused = await move(world, health.id, { holderId })
      expect(refused).toMatchObject({ status: 409, body: { type: '/problems/sector-held' } })
      expect(refused.body.detail).toContain(`do ${home.name} giữ`)
    }
    const party = await lineOf(world, '87', 'ban-tuyen-giao-tinh-uy')
    expect((await move(world, party.id, { holderId: home.id })).body.type).toBe('/problems/holds-no-sectors')
    expect(await move(world, health.id, { sector: 'khong-co' })).toMatchObject({ status: 422 })
    expect(await move(world, health.id, { holderId: home.id, day: '2025-07-01' })).toMatchObject({
      status: 409,
      body: { type: '/problems/agency-over' },
    })
  })

  test('is tried first, then one agency holds it until the day and the other from it, with their people', async ({
    world,
  }) => {
    const [home, health] = [await lineOf(world, '87', 'so-noi-vu'), await lineOf(world, '87', 'so-y-te')]
    expect(await move(world, health.id, { holderId: home.id }, '/trial')).toMatchObject({
      status: 200,
      body: {
        sectors: [{ code: 'noi-vu', from: { name: home.name }, to: { name: health.name } }],
        posts: { held: 2, moved: 0 },
        canApply: true,
      },
    })
    expect((await lineOf(world, '87', 'so-noi-vu', '2024-11-01')).sectors).toEqual(['noi-vu'])
    const moved = await move(world, health.id, { holderId: home.id })
    expect(moved).toMatchObject({ status: 200, body: { acts: [{ kind: 'sector-received', day: '2024-11-01' }] } })
    const province = await unitIdOf(world, '87')
    const holder = async (date: string) => (await agencyHolding(world.db, 'noi-vu', province, plainDate(date)))?.name
    expect([await holder('2024-10-31'), await holder('2024-11-01'), await holder('2025-06-30')]).toEqual([
      home.name,
      health.name,
      health.name,
    ])
    const officer = await world.api.as('home-affairs-officer')
    const { person } = (await officer.get('/api/v1/session')).body
    const held = async (date: string) => [
      ...((await positionsOf(world.db, person.id, plainDate(date)))[0]?.sectors ?? []),
    ]
    expect([await held('2024-10-31'), await held('2024-11-01')]).toEqual([['noi-vu'], []])
    expect((await move(world, home.id, { holderId: home.id })).body.detail).toContain(`do ${health.name} giữ`)
    expect((await move(world, health.id, { holderId: home.id }, '/trial')).body).toMatchObject({ canApply: false })
  })

  test('by two administrators at once happens once; the other is told who holds it now', async ({ world }) => {
    const [justice, trade] = [await lineOf(world, '87', 'so-tu-phap'), await lineOf(world, '87', 'so-cong-thuong')]
    const finance = await lineOf(world, '87', 'so-tai-chinh')
    const order = { sector: 'cong-thuong', holderId: trade.id, day: '2024-12-01' }
    const answers = await Promise.all([move(world, justice.id, order), move(world, finance.id, order)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const winner = answers[0]?.status === 200 ? justice : finance
    const lost = answers.find(({ status }) => status === 409)
    expect(lost?.body.type).toBe('/problems/sector-held')
    const now = await agencyHolding(world.db, 'cong-thuong', await unitIdOf(world, '87'), plainDate('2024-12-01'))
    expect(now?.id).toBe(winner.id)
    expect(lost?.body.detail).toContain(now?.name)
  })
})

describe('ending an agency', () => {
  type End = {
    day: string
    successors: string[]
    sectors: object[]
    focalToId: string | null
    postsToId: string | null
  }
  const end = async (world: World, id: string, more: Partial<End>, trial = '') => {
    const root = await world.api.as('administrator')
    const body = { day: '2024-12-01', successors: [], sectors: [], focalToId: null, postsToId: null, basis, ...more }
    return root.post(`/api/v1/agencies/${id}/end${trial}`, body)
  }

  test('says first who loses what, and refuses what cannot be with every reason, writing nothing', async ({
    world,
  }) => {
    const [build, road] = [await lineOf(world, '87', 'so-xay-dung'), await lineOf(world, '87', 'so-gtvt')]
    const party = await lineOf(world, '87', 'tinh-uy')
    const elsewhere = await lineOf(world, '82', 'so-xay-dung')
    expect(await end(world, road.id, { successors: [build.id] }, '/trial')).toMatchObject({
      status: 200,
      body: {
        sectors: [{ code: 'giao-thong', from: { name: road.name }, to: null }],
        posts: { held: 1, moved: 0 },
        problems: [],
        canApply: true,
      },
    })
    const wrong = await end(world, road.id, {
      day: '2022-12-31',
      successors: [road.id, party.id, elsewhere.id],
      sectors: [
        { sector: 'giao-thong', toAgencyId: party.id },
        { sector: 'y-te', toAgencyId: party.id },
      ],
      focalToId: build.id,
      postsToId: party.id,
    })
    expect(wrong).toMatchObject({ status: 409, body: { type: '/problems/agency-refused' } })
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/day',
      '/successors/0',
      '/successors/1',
      '/successors/2',
      '/sectors/0/toAgencyId',
      '/sectors/1/sector',
      '/focalToId',
      '/postsToId',
    ])
    expect(await end(world, newId(), {})).toMatchObject({ status: 404 })
    expect((await lineOf(world, '87', 'so-gtvt')).sectors).toEqual(['giao-thong'])
  })

  test('passes sectors, programmes and people to the successors named, from that day', async ({ world }) => {
    const root = await world.api.as('administrator')
    const [build, road] = [await lineOf(world, '87', 'so-xay-dung'), await lineOf(world, '87', 'so-gtvt')]
    const ocop = { programme: 'ocop', from: '2024-10-14', to: null, basis }
    expect((await root.post(`/api/v1/agencies/${road.id}/programmes`, ocop)).status).toBe(200)
    const follow = {
      successors: [build.id],
      sectors: [{ sector: 'giao-thong', toAgencyId: build.id }],
      focalToId: build.id,
      postsToId: build.id,
    }
    const ended = await end(world, road.id, follow)
    expect(ended).toMatchObject({
      status: 200,
      body: {
        sectors: [{ code: 'giao-thong', to: { name: build.name } }],
        focal: [{ programme: 'ocop', to: { name: build.name } }],
        posts: { held: 1, moved: 1 },
      },
    })
    const after = await root.get(`/api/v1/agencies/${build.id}?asOf=2024-12-01`)
    expect(after.body).toMatchObject({ focalOf: ['ocop'], predecessors: [{ id: road.id }], posts: 2 })
    expect(after.body.sectors).toContain('giao-thong')
    const board = await root.get(`/api/v1/units/${await unitIdOf(world, '87')}/agencies?asOf=2024-12-01&ended=1`)
    expect(board.body.items.find(({ id }: Line) => id === road.id)).toMatchObject({
      validTo: '2024-12-01',
      sectors: [],
      focalOf: [],
      successors: expect.arrayContaining([{ id: build.id, name: build.name }]),
    })
    expect(await end(world, road.id, { day: '2025-01-01' })).toMatchObject({
      status: 409,
      body: { type: '/problems/agency-over' },
    })
    world.house.clock.set(instant('2024-12-02T02:00:00Z'))
    const officer = await world.api.as('transport-officer')
    const { positions } = (await officer.get('/api/v1/session')).body
    expect(positions.filter(({ held }: { held: boolean }) => held)).toMatchObject([{ agency: { id: build.id } }])
    world.house.clock.set(instant('2024-10-14T02:00:00Z'))
  })

  test('leaves people their posts when nobody asks to move them; only their sectors are gone', async ({ world }) => {
    const statistics = await lineOf(world, '87', 'cuc-thong-ke')
    expect(await end(world, statistics.id, {})).toMatchObject({
      status: 200,
      body: { sectors: [{ code: 'thong-ke', to: null }], posts: { held: 1, moved: 0 } },
    })
    const officer = await world.api.as('statistics-officer')
    const { person } = (await officer.get('/api/v1/session')).body
    const [post] = await positionsOf(world.db, person.id, plainDate('2024-12-01'))
    expect(post).toMatchObject({ agencyId: statistics.id, to: '2025-07-01' })
    expect([...(post?.sectors ?? [])]).toEqual([])
    const root = await world.api.as('administrator')
    const board = await root.get(`/api/v1/units/${await unitIdOf(world, '87')}/agencies?asOf=2024-12-01`)
    expect(board.body.vacant).toEqual(['thong-ke'])
  })
})

describe('focal agencies', () => {
  test('begin and end by decisions; twice at once is refused with the days', async ({ world }) => {
    const root = await world.api.as('administrator')
    const health = await lineOf(world, '87', 'so-y-te')
    const begin = (more: object) =>
      root.post(`/api/v1/agencies/${health.id}/programmes`, {
        programme: 'ocop',
        from: '2024-11-01',
        to: null,
        basis,
        ...more,
      })
    const begun = await begin({})
    expect(begun).toMatchObject({
      status: 200,
      body: { focalOf: [], focalSpans: [{ from: '2024-11-01', to: '2025-07-01' }] },
    })
    expect(await begin({ from: '2025-01-01' })).toMatchObject({
      status: 409,
      body: {
        type: '/problems/already-focal',
        detail: expect.stringContaining('từ ngày 01/11/2024 đến hết ngày 30/06/2025'),
      },
    })
    expect(await begin({ programme: 'khong-co' })).toMatchObject({ status: 422 })
    const span = begun.body.focalSpans[0].id
    const stop = (day: string) => root.post(`/api/v1/focal-agencies/${span}/end`, { day, basis })
    expect(await stop('2024-11-01')).toMatchObject({ status: 422 })
    expect(await stop('2025-01-01')).toMatchObject({ status: 200, body: { focalSpans: [{ to: '2025-01-01' }] } })
    expect(await stop('2025-02-01')).toMatchObject({ status: 409, body: { type: '/problems/focal-over' } })
    expect((await begin({ from: '2025-01-01' })).status).toBe(200)
    const commune = await lineOf(world, '30253', 'to-cong-nghe-so')
    const team = { programme: 'ocop', from: '2024-11-01', to: null, basis }
    expect(await root.post(`/api/v1/agencies/${commune.id}/programmes`, team)).toMatchObject({ status: 422 })
  })
})

import { describe, expect } from 'vitest'
import { submitByApi, tryMove } from '../../../test/e2e/recognise.ts'
import { test, type World } from '../../../test/harness.ts'
import { type Made, makePerson, peopleOf, unitIdOf } from '../../../test/make-people.ts'
import { instant } from '../../kernel/time.ts'

const basis = { number: 'MH-30/QĐ-UBND', signedOn: '2024-10-10', issuer: 'UBND tỉnh Đồng Tháp (minh họa)' }
const AGRICULTURE = 'Sở Nông nghiệp và Phát triển nông thôn tỉnh Đồng Tháp'
const OFFICE = 'Văn phòng Điều phối nông thôn mới tỉnh Đồng Tháp'

async function agencyId(world: World, kind: string): Promise<string> {
  const { body } = await world.api.get(`/api/v1/agencies?province=87&asOf=2024-10-14`)
  return body.items.find((one: { kind: string }) => one.kind === kind).id
}

/** Somebody who may consolidate by their role, in an agency of the province or in none. */
async function makeConsolidator(world: World, name: string, kind: string | null): Promise<Made> {
  const agency = kind === null ? null : await agencyId(world, kind)
  return makePerson(world, '87', name, { roles: ['coordination-office'], agencyId: agency, title: name })
}

async function worksOn({ as }: Made, dossier: string): Promise<boolean> {
  const { items } = (await as.get('/api/v1/work?limit=100')).body
  return items.some(({ id }: { id: string }) => id.startsWith(dossier))
}

/** What somebody was told of dossiers. */
async function toldTo(world: World, { as }: Made): Promise<string[]> {
  await world.house.finishJobs()
  const { items } = (await as.get('/api/v1/me/notices?limit=100')).body
  return items.flatMap(({ text }: { text: { vi: string } }) => (text.vi.includes('ồ sơ') ? text.vi : []))
}

async function readCan(
  { as }: Made,
  dossier: string,
): Promise<{ can: Record<string, unknown>; nextAction: string | null }> {
  return (await as.get(`/api/v1/dossiers/${dossier}`)).body
}

describe('the steps of the focal agency', () => {
  let dossier = ''
  let builder: Made
  let farmer: Made
  let province: Made

  test('are refused to who may consolidate in another agency, with the names of the focal ones', async ({ world }) => {
    builder = await makeConsolidator(world, 'Chuyên viên Sở Xây dựng', 'so-xay-dung')
    farmer = await makeConsolidator(world, 'Chuyên viên Sở Nông nghiệp', 'so-nn-ptnt')
    province = await makeConsolidator(world, 'Chuyên viên UBND tỉnh', null)
    const people = peopleOf(world)
    dossier = await submitByApi(people, await unitIdOf(world, '30253'), 2024)
    expect((await tryMove(people, 'district-officer', dossier, 'verification')).status).toBe(200)
    const { version } = (await builder.as.get(`/api/v1/dossiers/${dossier}`)).body
    const refused = await builder.as.post(`/api/v1/dossiers/${dossier}/completeness`, { version })
    expect(refused).toMatchObject({ status: 403, body: { type: '/problems/not-focal-agency' } })
    expect(refused.body.detail).toContain(`${AGRICULTURE}; ${OFFICE}`)
    const seen = await readCan(builder, dossier)
    expect(seen).toMatchObject({ nextAction: null, can: { 'accept-complete': refused.body.detail } })
  })

  test('are nobody else’s work, and nobody else is told of them', async ({ world }) => {
    expect(await worksOn(builder, dossier)).toBe(false)
    expect(await toldTo(world, builder)).toEqual([])
    for (const focal of [farmer, province]) {
      expect(await worksOn(focal, dossier)).toBe(true)
      expect(await toldTo(world, focal)).toEqual([
        'Hồ sơ xã Tân Nhuận Đông năm 2024 đã đến lượt bạn: Nhận hồ sơ đầy đủ, chuyển các sở.',
      ])
      expect(await readCan(focal, dossier)).toMatchObject({
        nextAction: 'Nhận hồ sơ đầy đủ, chuyển các sở',
        can: { 'accept-complete': true },
      })
    }
  })

  test('pass to another agency on the day the decision says', async ({ world }) => {
    const root = await world.api.as('administrator')
    const build = await agencyId(world, 'so-xay-dung')
    const begin = { programme: 'nong-thon-moi', from: '2024-10-15', to: null, basis }
    expect((await root.post(`/api/v1/agencies/${build}/programmes`, begin)).status).toBe(200)
    const board = await root.get(`/api/v1/units/${await unitIdOf(world, '87')}/agencies?asOf=2024-10-15`)
    const own = board.body.programmes.find(({ code }: { code: string }) => code === 'nong-thon-moi').focal
    expect(own).toHaveLength(3)
    const office = own.find(({ agency }: { agency: { name: string } }) => agency.name === OFFICE)
    expect((await root.post(`/api/v1/focal-agencies/${office.id}/end`, { day: '2024-10-15', basis })).status).toBe(200)
    expect(await worksOn(builder, dossier)).toBe(false)
    world.house.clock.set(instant('2024-10-15T02:00:00Z'))
    expect(await worksOn(builder, dossier)).toBe(true)
    const people = peopleOf(world)
    const late = await tryMove(people, 'coordination-office', dossier, 'completeness')
    expect(late).toMatchObject({ status: 403, body: { type: '/problems/not-focal-agency' } })
    const { version } = (await builder.as.get(`/api/v1/dossiers/${dossier}`)).body
    const accepted = await builder.as.post(`/api/v1/dossiers/${dossier}/completeness`, { version })
    expect(accepted).toMatchObject({ status: 200, body: { state: 'appraising' } })
    const last = accepted.body.steps.at(-1)
    expect(last).toMatchObject({ event: 'accept-complete', positionTitle: 'Chuyên viên Sở Xây dựng' })
  })

  test('wait for the administrator where the province has no focal agency that day', async ({ world }) => {
    const root = await world.api.as('administrator')
    const board = await root.get(`/api/v1/units/${await unitIdOf(world, '87')}/agencies?asOf=2024-10-15`)
    const own = board.body.programmes.find(({ code }: { code: string }) => code === 'nong-thon-moi').focal
    for (const { id } of own)
      expect((await root.post(`/api/v1/focal-agencies/${id}/end`, { day: '2024-10-16', basis })).status).toBe(200)
    world.house.clock.set(instant('2024-10-16T02:00:00Z'))
    const { can } = await readCan(farmer, dossier)
    expect(can['return']).toMatch(/chưa ghi cơ quan nào. Đề nghị người quản trị của tỉnh ghi ở màn hình Cơ quan\.$/)
    expect((await readCan(province, dossier)).can['return']).toBe(true)
  })
})

test('an opinion that an ended department owes is its successor’s to give, from that day', async ({ world }) => {
  const root = await world.api.as('administrator')
  const [health, home] = [await agencyId(world, 'so-y-te'), await agencyId(world, 'so-noi-vu')]
  const { items } = (await root.get('/api/v1/dossiers')).body
  const owed = async (key: string): Promise<string[]> => {
    const { body } = await (await world.api.as(key)).get(`/api/v1/dossiers/${items[0].id}`)
    const own = body.items.filter((item: { isMine: boolean; sector: string }) => item.isMine && item.sector === 'y-te')
    return own.map(({ agency }: { agency: { name: string } }) => agency.name)
  }
  expect((await owed('health-officer')).length).toBeGreaterThan(0)
  const end = { day: '2024-10-20', successors: [home], sectors: [{ sector: 'y-te', toAgencyId: home }] }
  const ended = await root.post(`/api/v1/agencies/${health}/end`, { ...end, focalToId: null, postsToId: null, basis })
  expect(ended.status).toBe(200)
  expect(await owed('home-affairs-officer')).toEqual([])
  world.house.clock.set(instant('2024-10-20T02:00:00Z'))
  expect(await owed('health-officer')).toEqual([])
  expect(new Set(await owed('home-affairs-officer'))).toEqual(new Set(['Sở Nội vụ tỉnh Đồng Tháp']))
  const work = (await (await world.api.as('home-affairs-officer')).get('/api/v1/work')).body.items
  expect(work[0].detail).toMatch(/^\d+ chỉ tiêu chờ ý kiến của cơ quan bạn$/)
})

test('Party bodies and mass organisations read boards and dossiers, and write nothing', async ({ world }) => {
  const unitId = await unitIdOf(world, '30253')
  const { items } = (await (await world.api.as('administrator')).get('/api/v1/dossiers')).body
  for (const key of ['party-monitor', 'mass-organisation']) {
    const person = await world.api.as(key)
    expect((await person.get(`/api/v1/units/${unitId}/board?period=2024&set=minh-hoa-xa-2024@1`)).status).toBe(200)
    const seen = await person.get(`/api/v1/dossiers/${items[0].id}`)
    expect(seen).toMatchObject({ status: 200, body: { nextAction: null } })
    expect(Object.values(seen.body.can).filter((can) => can === true)).toEqual([])
    const { version } = seen.body
    for (const act of ['submission', 'verification', 'completeness', 'consolidation', 'ballots', 'publication'])
      expect([
        key,
        act,
        (await person.post(`/api/v1/dossiers/${items[0].id}/${act}`, { version, choice: 'agree' })).status,
      ]).toEqual([key, act, 403])
    const figure = { element: 'ho', value: '1', noValue: null, basedOn: 0 }
    const saved = await person.post('/api/v1/figures', { unitId, period: '2024', figures: [figure] })
    expect([key, saved.status]).toEqual([key, 403])
  }
})

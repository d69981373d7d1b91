import { expect } from 'vitest'
import { appraiseWhatIsLeft, submitByApi, tryMove } from '../../../test/e2e/recognise.ts'
import { test, type World } from '../../../test/harness.ts'
import { makePerson, peopleOf, unitIdOf } from '../../../test/make-people.ts'
import { migrate } from '../../kernel/migrate.ts'
import { plainDate } from '../../kernel/time.ts'
import { ancestorsOn } from '../units/index.ts'
import type { Dossier } from './contract.ts'

type Said = { opinion: string; reason: string | null }
type Logged = {
  actor: { name: string } | null
  label: string
  body: {
    agency: string | null
    submission: number
    opinions: { indicator: string; before: Said | null; after: Said }[]
  }
}

/** What the log says of opinions on a dossier, the newest first. */
async function opinionsLogged({ api }: World): Promise<Logged[]> {
  const admin = await api.as('administrator')
  return (await admin.get('/api/v1/audit/events?type=assessment.opinions-given')).body.items
}

/** The agency and person that the newest return of an indicator is recorded under. */
function returnedBy({ db }: World, dossier: string, indicator: string) {
  return db
    .selectFrom('assessment.appraisal')
    .select(['agency_id', 'appraised_by'])
    .where('dossier_id', '=', dossier)
    .where('indicator', '=', indicator)
    .orderBy('submission', 'desc')
    .executeTakeFirstOrThrow()
}

/** Opinions of somebody with posts in two departments: the timeline names the one they speak for, whichever it is. */
async function appraiseInTwoDepartments(world: World, { id, items }: Dossier): Promise<void> {
  const root = await world.api.as('administrator')
  const owed = items.filter((item) => item.agency && !item.isMine && !item.appraisal)
  const agencies = [...Map.groupBy(owed, (item) => item.agency?.id ?? '').keys()].slice(0, 2)
  const [first = '', second = ''] = agencies
  const post = { roles: ['department-officer'], from: '2024-01-01', to: null }
  const officer = await makePerson(world, '87', 'Người hai sở', { ...post, agencyId: first, title: `Ở ${first}` })
  const more = { ...post, unitId: await unitIdOf(world, '87'), agencyId: second, title: `Ở ${second}` }
  expect((await root.post(`/api/v1/people/${officer.id}/positions`, more)).status).toBe(201)
  for (const agencyId of agencies) {
    const { version } = (await officer.as.get(`/api/v1/dossiers/${id}`)).body
    const indicator = owed.find((item) => item.agency?.id === agencyId)?.indicator
    const opinions = [{ indicator, opinion: 'met' }]
    const given = await officer.as.post(`/api/v1/dossiers/${id}/appraisals`, { version, agencyId, opinions })
    expect(given.status).toBe(200)
    expect(given.body.steps.at(-1)).toMatchObject({ event: 'appraise', positionTitle: `Ở ${agencyId}` })
  }
}

async function districtCode({ db }: World, communeId: string): Promise<string> {
  const above = await ancestorsOn(db, communeId, plainDate('2024-10-14'))
  return above.find(({ level }) => level === 'district')?.code ?? ''
}

test('a return by a post of the unit itself is in no agency’s name, also where it was once written under the unit', async ({
  world,
}) => {
  const people = peopleOf(world)
  const unitId = await unitIdOf(world, '30253')
  const id = await submitByApi(people, unitId, 2024)
  const returned = [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }]
  const post = { roles: ['district-officer'], title: 'Văn phòng UBND huyện' }
  const officer = await makePerson(world, await districtCode(world, unitId), 'Người của UBND huyện', post)
  const { version } = (await officer.as.get(`/api/v1/dossiers/${id}`)).body
  expect((await officer.as.post(`/api/v1/dossiers/${id}/return`, { version, returned })).status).toBe(200)
  const nobodys = { agency_id: null, appraised_by: officer.id }
  expect(await returnedBy(world, id, '17.11')).toEqual(nobodys)
  const [logged] = await opinionsLogged(world)
  expect(logged?.body).toMatchObject({ agency: null, opinions: [{ indicator: '17.11', after: { opinion: 'return' } }] })

  const { pool } = world.house.connection
  await pool.query(`
    update assessment.appraisal set agency_id = (select unit_id from assessment.dossier where id = dossier_id);
    alter table assessment.appraisal alter column agency_id set not null;
    delete from kernel.migration where name = '0050_return_agencies.sql'`)
  expect(await migrate(pool)).toEqual(['0050_return_agencies.sql'])
  expect(await returnedBy(world, id, '17.11')).toEqual(nobodys)
  const answers = [{ indicator: '17.11', answer: 'Đã bổ sung biểu của 11 ấp.' }]
  expect((await tryMove(people, 'commune-chair', id, 'submission', { answers })).status).toBe(200)
})

test('every opinion is in the log with what it said before, whether or not it was the last one owed', async ({
  world,
}) => {
  const people = peopleOf(world)
  const [{ id }] = (await world.api.as('administrator').then((root) => root.get('/api/v1/dossiers'))).body.items
  await tryMove(people, 'district-officer', id, 'verification')
  await tryMove(people, 'coordination-office', id, 'completeness')
  const health = await world.api.as('health-officer')
  const seen: Dossier = (await health.get(`/api/v1/dossiers/${id}`)).body
  const [first] = seen.items.filter((item) => item.isMine)
  const agency = first?.agency?.id
  const give = (opinion: object) =>
    tryMove(people, 'health-officer', id, 'appraisals', {
      agencyId: agency,
      opinions: [{ indicator: first?.indicator, ...opinion }],
    })
  const reason = 'Biểu của trạm y tế chưa ký.'
  expect((await give({ opinion: 'return', reason })).body).toMatchObject({ state: 'appraising' })
  expect((await give({ opinion: 'met' })).body).toMatchObject({ state: 'appraising' })

  const [second, one] = await opinionsLogged(world)
  const indicator = first?.indicator
  const returned = { opinion: 'return', reason }
  const met = { opinion: 'met', reason: null }
  expect(one).toMatchObject({ label: 'Cho ý kiến về chỉ tiêu', body: { agency, submission: 2 } })
  expect(one?.body.opinions).toEqual([{ indicator, before: null, after: returned }])
  expect(second?.body.opinions).toEqual([{ indicator, before: returned, after: met }])

  await appraiseInTwoDepartments(world, seen)
  await appraiseWhatIsLeft(people, id)
  const given = (await opinionsLogged(world)).filter(({ body }) => body.submission === 2)
  const indicators = given.flatMap(({ body }) => body.opinions.map((said) => said.indicator))
  expect(new Set(indicators)).toEqual(new Set(seen.items.map((item) => item.indicator)))
})

test('a return is that of the agency whose post gives the right, not of another post of the same person', async ({
  world,
}) => {
  const root = await world.api.as('administrator')
  const agencies = (await world.api.get('/api/v1/agencies?province=87&asOf=2024-10-14')).body.items
  const agencyOf = (kind: string): string => agencies.find((one: { kind: string }) => one.kind === kind).id
  const [{ id }] = (await root.get('/api/v1/dossiers')).body.items
  const officer = await makePerson(world, '87', 'Chuyên viên hai nơi', {
    roles: ['department-officer'],
    agencyId: agencyOf('so-xay-dung'),
  })
  const post = {
    unitId: await unitIdOf(world, '87'),
    agencyId: agencyOf('so-nn-ptnt'),
    title: 'Chuyên viên điều phối',
    roles: ['coordination-office'],
    from: '2024-01-02',
    to: null,
  }
  expect((await root.post(`/api/v1/people/${officer.id}/positions`, post)).status).toBe(201)

  const { version } = (await officer.as.get(`/api/v1/dossiers/${id}`)).body
  const returned = [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }]
  const back = await officer.as.post(`/api/v1/dossiers/${id}/return`, { version, returned })
  expect(back).toMatchObject({ status: 200, body: { state: 'returned-by-province' } })
  const focal = { agency_id: agencyOf('so-nn-ptnt'), appraised_by: officer.id }
  expect(await returnedBy(world, id, '17.11')).toEqual(focal)
})

import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Caller } from '../../../test/api.ts'
import { countQueries } from '../../../test/count-queries.ts'
import { goodValue } from '../../../test/good-figures.ts'
import { test, type World } from '../../../test/harness.ts'
import { makePerson } from '../../../test/make-people.ts'

const LISTS = ['/api/v1/work?limit=100', '/api/v1/dossiers?limit=100']

/** One dossier that waits for the departments, with all its items; the same for every test of this file. */
let appraising: Promise<string> | undefined
const openAppraising = (world: World): Promise<string> => (appraising ??= makeAppraising(world))

async function makeAppraising({ api }: World): Promise<string> {
  const officer = await api.as('commune-officer')
  const unitId = (await api.get('/api/v1/units?q=30253&level=commune&asOf=2024-10-14')).body.items[0].id
  const set = 'minh-hoa-xa-2024@1'
  const { elements } = (await officer.get(`/api/v1/units/${unitId}/figures?period=2024&set=${set}`)).body
  const figures = elements.map(({ code }: { code: string }) => ({
    element: code,
    value: goodValue(code),
    noValue: null,
    basedOn: 0,
  }))
  await officer.post(`/api/v1/figures?set=${set}`, { unitId, period: '2024', figures })
  const started = await officer.post('/api/v1/dossiers', {
    unitId,
    tier: 'basic',
    year: 2024,
    setId: 'minh-hoa-xa-2024',
  })
  const act = async (key: string, path: string, version: number): Promise<number> => {
    const reply = await (await api.as(key)).post(`/api/v1/dossiers/${started.body.id}/${path}`, { version })
    expect(reply.status).toBe(200)
    return reply.body.version
  }
  const submitted = await act('commune-chair', 'submission', started.body.version)
  await act('coordination-office', 'completeness', await act('district-officer', 'verification', submitted))
  return started.body.id
}

/** The same dossier again for other communes of the province, each begun and due a little later. */
async function multiply({ db }: World, id: string, times: number): Promise<void> {
  await sql`
    create temporary table copy as
    select gen_random_uuid() as id, v.unit_id, row_number() over (order by v.code)::int as n
    from units.v_unit v join units.v_unit d on d.unit_id = v.parent_id and d.valid_to = '2025-07-01'
    join units.v_unit p on p.unit_id = d.parent_id and p.code = '87' and p.valid_to = '2025-07-01'
    where v.level = 'commune' and v.valid_to = '2025-07-01' and v.code <> '30253' order by v.code limit ${times}
  `.execute(db)
  await sql`
    insert into assessment.dossier select c.id, c.unit_id, d.tier, d.year, d.registered_on, d.set_id, d.set_version,
      d.procedure_id, d.procedure_version, d.state, d.version, d.submission, d.clock_started_on - c.n, d.clock_used_days,
      d.created_at + c.n * interval '1 second', d.created_by, d.closed_at
    from assessment.dossier d cross join copy c where d.id = ${id}
  `.execute(db)
  await sql`
    insert into assessment.dossier_agency select c.id, a.sector, a.agency_id
    from assessment.dossier_agency a cross join copy c where a.dossier_id = ${id}
  `.execute(db)
  await sql`
    insert into assessment.dossier_item select c.id, i.submission, i.indicator, i.sector, i.state, i.result, i.frozen, i.digest
    from assessment.dossier_item i cross join copy c where i.dossier_id = ${id}
  `.execute(db)
  await sql`
    insert into assessment.step select gen_random_uuid(), c.id, s.submission, s.event, s.from_state, s.to_state, s.actor,
      s.position_title, s.agency_id, s.note, s.at
    from assessment.step s cross join copy c where s.dossier_id = ${id}
  `.execute(db)
}

async function readAll(person: Caller, path: string): Promise<{ id: string; dueOn: string | null }[]> {
  const items: { id: string; dueOn: string | null }[] = []
  for (let next: string | null = ''; next !== null;) {
    const { status, body } = await person.get(`${path}?limit=7${next && `&cursor=${encodeURIComponent(next)}`}`)
    expect(status).toBe(200)
    items.push(...body.items)
    next = body.next
  }
  return items
}

test('thirty dossiers cost as many statements as one, and pages show each once', async ({ world }) => {
  const id = await openAppraising(world)
  const people = ['health-officer', 'coordination-office', 'district-officer']
  const count = async (): Promise<Record<string, number>> => {
    // Notices of the steps are written by jobs: their statements are not those of the lists.
    await world.house.finishJobs()
    const counted: Record<string, number> = {}
    for (const key of people) {
      const person = await world.api.as(key)
      for (const path of LISTS) {
        await person.get(path)
        counted[`${key} ${path}`] = await countQueries(() => person.get(path))
      }
    }
    return counted
  }
  const forOne = await count()
  // One connection: the table of copies is temporary.
  await world.db.connection().execute((db) => multiply({ ...world, db }, id, 29))
  const health = await world.api.as('health-officer')
  expect((await health.get('/api/v1/dossiers?limit=100')).body.items).toHaveLength(30)
  expect(await count()).toEqual(forOne)
  expect(Math.max(...Object.values(forOne))).toBeLessThan(20)

  const work = await health.get('/api/v1/work')
  expect(work.body).toMatchObject({ total: 30, next: expect.any(String) })
  expect(work.body.items).toHaveLength(20)
  expect(work.body.items[0].detail).toMatch(/^\d+ chỉ tiêu chờ ý kiến của cơ quan bạn$/)
  const all = await readAll(health, '/api/v1/work')
  expect(new Set(all.map((item) => item.id)).size).toBe(30)
  const due = all.map((item) => item.dueOn ?? '')
  expect(due).toEqual(due.toSorted())
  expect(work.body.late).toBe(due.filter((day) => day < '2024-10-14').length)
  expect(work.body.late).toBeGreaterThan(0)

  const dossiers = await readAll(health, '/api/v1/dossiers')
  expect(new Set(dossiers.map((item) => item.id)).size).toBe(30)
})

test('a line of the queue says of each indicator the department holds what the dossier itself says', async ({
  world,
}) => {
  const id = await openAppraising(world)
  const health = await world.api.as('health-officer')
  const lineOf = async (person: Caller) =>
    (await person.get('/api/v1/dossiers?state=appraising&limit=100')).body.items.find(
      (item: { id: string }) => item.id === id,
    )
  const whole = (await health.get(`/api/v1/dossiers/${id}`)).body
  const mine: string[] = whole.items
    .filter((item: { isMine: boolean }) => item.isMine)
    .map((item: { indicator: string }) => item.indicator)
  const [first, ...others] = mine
  expect(first).toBeDefined()
  expect((await lineOf(health)).appraises).toEqual(mine.map((indicator) => ({ indicator, sign: 'new' })))
  const { agency } = (await health.get('/api/v1/session')).body.positions[0]
  const opinions = [{ indicator: first, opinion: 'met' }]
  await health.post(`/api/v1/dossiers/${id}/appraisals`, {
    version: whole.version,
    agencyId: agency.id,
    opinions,
  })
  const { appraises, clock } = await lineOf(health)
  expect(appraises).toEqual([
    { indicator: first, sign: 'met' },
    ...others.map((indicator) => ({ indicator, sign: 'new' })),
  ])
  expect(clock).toEqual(whole.clock)
  expect((await lineOf(await world.api.as('coordination-office'))).appraises).toEqual([])
})

test('an ended post reads what was open in its days, and nothing that began afterwards', async ({ world }) => {
  const id = await openAppraising(world)
  const lookOf = async (name: string, to: string) => {
    const { as } = await makePerson(world, '30253', name, { from: '2023-01-01', to })
    const listed = (await as.get('/api/v1/dossiers?limit=100')).body.items.map((one: { id: string }) => one.id)
    return [(await as.get(`/api/v1/dossiers/${id}`)).status, listed.includes(id)]
  }
  expect(await lookOf('Phan Nghỉ Trước', '2023-06-01')).toEqual([404, false])
  expect(await lookOf('Phan Đang Giữ', '2024-12-31')).toEqual([200, true])
  // The day of the tests is the 14th: a post that ended on the 13th saw it begin.
  await sql`update assessment.dossier set created_at = '2024-10-10T02:00:00Z' where id = ${id}`.execute(world.db)
  expect(await lookOf('Phan Vừa Nghỉ', '2024-10-13')).toEqual([200, true])
  await sql`update assessment.dossier set created_at = '2024-10-14T02:00:00Z' where id = ${id}`.execute(world.db)
  expect(await lookOf('Phan Nghỉ Hôm Qua', '2024-10-13')).toEqual([404, false])
})

test('a page that is none is refused with what to do', async ({ world }) => {
  const person = await world.api.as('health-officer')
  for (const path of LISTS)
    expect(await person.get(`${path}&cursor=hôm-qua`)).toMatchObject({
      status: 422,
      body: { type: '/problems/bad-cursor' },
    })
})

test('the number of late dossiers is true for somebody with more than a thousand in hand', async ({ world }) => {
  const id = await openAppraising(world)
  const district = await world.api.as('district-officer')
  const before = (await district.get('/api/v1/work')).body
  await sql`
    insert into assessment.dossier select gen_random_uuid(), unit_id, tier, 3000 + n, registered_on, set_id, set_version,
      procedure_id, procedure_version, 'submitted', 1, 1, date '2024-08-01' - n % 100, 0, created_at, created_by, null
    from assessment.dossier, generate_series(1, 1005) n where id = ${id}
  `.execute(world.db)
  const { total, late } = (await district.get('/api/v1/work')).body
  expect({ total, late }).toEqual({ total: before.total + 1005, late: before.late + 1005 })
})

test('a line of work reads as one sentence: verb, then what it is about in small letters', async ({ world }) => {
  const officer = await world.api.as('neighbour-officer')
  const { items } = (await officer.get('/api/v1/work')).body
  const said = items.map(({ verb, object }: { verb: string; object: string }) => `${verb} ${object}`)
  expect(said).toContain('Nhập số liệu năm 2024')
  const coordinator = await world.api.as('health-officer')
  const [first] = (await coordinator.get('/api/v1/work')).body.items
  expect(first.object).toMatch(/^(xã|phường|thị trấn) .+, năm 2024$/)
})

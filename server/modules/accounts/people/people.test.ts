import { describe, expect } from 'vitest'
import type { Caller } from '../../../../test/api.ts'
import { countQueries } from '../../../../test/count-queries.ts'
import { test, type World } from '../../../../test/harness.ts'
import { newId } from '../../../kernel/id.ts'
import { plainDate } from '../../../kernel/time.ts'
import { findUnit } from '../../units/index.ts'
import { agencyHolding } from '../agencies/agencies.ts'

const today = plainDate('2024-10-14')

async function idOf({ db }: World, code: string): Promise<string> {
  const unit = await findUnit(db, { code, asOf: today })
  if (!unit) throw new Error(`no unit ${code}`)
  return unit.id
}

/** The body of a post at a unit; `more` overrides. */
async function makePost(world: World, code: string, more: object = {}): Promise<object> {
  const post = { agencyId: null, title: 'Cán bộ thử nghiệm', roles: ['commune-officer'], from: '2024-01-01', to: null }
  return { ...post, unitId: await idOf(world, code), ...more }
}

type Made = { id: string; as: Caller }

/** Somebody added by the administrator of the country, and how they call the API. */
async function addPerson(world: World, code: string, more: object = {}): Promise<Made> {
  const root = await world.api.as('administrator')
  const position = await makePost(world, code, more)
  const { status, body } = await root.post('/api/v1/people', { name: 'Người Thử Nghiệm', position })
  expect(status).toBe(201)
  const key = newId()
  await world.db.updateTable('accounts.person').set({ demo_key: key }).where('id', '=', body.id).execute()
  return { id: body.id, as: await world.api.as(key) }
}

const ADMINISTRATOR = { title: 'Quản trị của tỉnh', roles: ['administrator'] }

describe('people and posts', () => {
  test('an administrator of a province adds an officer of one of its communes, once, also when retried', async ({
    world,
  }) => {
    const { as } = await addPerson(world, '87', ADMINISTRATOR)
    const body = { name: 'Cán Bộ Mới', position: await makePost(world, '30253') }
    const key = newId()
    const first = await as.post('/api/v1/people', body, { key })
    expect(first).toMatchObject({
      status: 201,
      body: { name: 'Cán Bộ Mới', login: null, canSignIn: false, positions: [{ unit: { code: '30253' }, held: true }] },
    })
    expect((await as.post('/api/v1/people', body, { key })).body.id).toBe(first.body.id)
    const { body: list } = await as.get('/api/v1/people?q=can%20bo%20moi')
    expect(list.items.map((p: { id: string }) => p.id)).toEqual([first.body.id])
  })

  test('an administrator of a province neither sees nor touches people of another', async ({ world }) => {
    const { as } = await addPerson(world, '87', ADMINISTRATOR)
    const stranger = await addPerson(world, '82', { title: 'Cán bộ tỉnh khác', roles: ['leadership'] })
    const { body } = await as.get('/api/v1/people?limit=200')
    expect(body.items.length).toBeGreaterThan(10)
    expect(body.items.map((p: { id: string }) => p.id)).not.toContain(stranger.id)
    expect((await as.post(`/api/v1/people/${stranger.id}/disable`)).status).toBe(404)
    expect((await as.post(`/api/v1/people/${stranger.id}/invitation`)).status).toBe(404)
    expect((await as.post(`/api/v1/people/${stranger.id}/positions`, await makePost(world, '30253'))).status).toBe(404)
    const there = await as.post('/api/v1/people', { name: 'Người Tỉnh Khác', position: await makePost(world, '82') })
    expect(there).toMatchObject({ status: 403, body: { type: '/problems/outside-your-units' } })
    const country = {
      name: 'Quản Trị Cả Nước',
      position: await makePost(world, '87', { ...ADMINISTRATOR, unitId: null }),
    }
    expect((await as.post('/api/v1/people', country)).status).toBe(403)
  })

  test('nobody takes over a colleague with a post outside their units by a new password', async ({ world }) => {
    const { as } = await addPerson(world, '87', ADMINISTRATOR)
    const wider = await addPerson(world, '30253')
    const root = await world.api.as('administrator')
    await root.post(
      `/api/v1/people/${wider.id}/positions`,
      await makePost(world, '87', { ...ADMINISTRATOR, unitId: null }),
    )
    const link = await as.post(`/api/v1/people/${wider.id}/invitation`)
    expect(link).toMatchObject({ status: 403, body: { type: '/problems/outside-your-units' } })
  })

  test('a commune officer may not manage people at all', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    expect((await officer.get('/api/v1/people')).status).toBe(403)
    expect(
      (await officer.post('/api/v1/people', { name: 'Ai Đó', position: await makePost(world, '30253') })).status,
    ).toBe(403)
  })

  test('a post that could not exist is refused with each reason', async ({ world }) => {
    const root = await world.api.as('administrator')
    const add = async (code: string, more: object) =>
      root.post('/api/v1/people', { name: 'Ai Đó', position: await makePost(world, code, more) })
    expect(await add('30253', { roles: ['king'], to: '2023-12-31' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/roles' }, { pointer: '/to' }] },
    })
    expect(await add('30253', { roles: ['department-officer'] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/agencyId', detail: expect.stringMatching(/thẩm định/) }] },
    })
    expect(await add('30253', { from: '2025-07-02' })).toMatchObject({
      status: 409,
      body: { type: '/problems/unit-closed' },
    })
    const health = await agencyHolding(world.db, 'y-te', await idOf(world, '87'), today)
    expect(await add('82', { roles: ['department-officer'], agencyId: health?.id })).toMatchObject({ status: 422 })
    expect((await add('87', { roles: ['department-officer'], agencyId: health?.id })).status).toBe(201)
  })
})

describe('leaving', () => {
  test('a disabled person is out at the next request, and cannot be let in again by a link', async ({ world }) => {
    const { id, as } = await addPerson(world, '30253')
    const root = await world.api.as('administrator')
    const link = await root.post(`/api/v1/people/${id}/invitation`)
    expect(link).toMatchObject({ status: 201, body: { link: expect.stringMatching(/\/moi\/[\w-]{43}$/) } })
    expect((await as.get('/api/v1/session')).status).toBe(200)
    expect(await root.post(`/api/v1/people/${id}/disable`)).toMatchObject({ status: 200, body: { disabled: true } })
    expect((await as.get('/api/v1/session')).status).toBe(401)
    expect((await world.api.page(new URL(link.body.link).pathname)).status).toBe(410)
    expect((await root.post(`/api/v1/people/${id}/invitation`)).status).toBe(409)
  })

  test('nobody disables their own account', async ({ world }) => {
    const { id, as } = await addPerson(world, '87', ADMINISTRATOR)
    expect(await as.post(`/api/v1/people/${id}/disable`)).toMatchObject({
      status: 409,
      body: { type: '/problems/own-account' },
    })
  })

  test('a post that ended is refused with the day it ended', async ({ world }) => {
    const { id, as } = await addPerson(world, '87', ADMINISTRATOR)
    expect((await as.get('/api/v1/people')).status).toBe(200)
    const root = await world.api.as('administrator')
    const { body } = await as.get('/api/v1/session')
    const ended = await root.post(`/api/v1/positions/${body.positions[0].id}/end`, { to: '2024-10-14' })
    expect(ended).toMatchObject({ status: 200, body: { id, positions: [{ to: '2024-10-14', held: false }] } })
    const refused = await as.get('/api/v1/people')
    expect(refused).toMatchObject({
      status: 403,
      body: {
        type: '/problems/post-ended',
        detail: expect.stringContaining('“Quản trị của tỉnh” kết thúc ngày 13/10/2024'),
      },
    })
    expect((await as.get('/api/v1/session')).body).toMatchObject({ permissions: [] })
    const again = await root.post(`/api/v1/positions/${body.positions[0].id}/end`, { to: '2024-12-01' })
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/position-over' } })
  })

  test('somebody whose only post was withdrawn stays signed in, with no post', async ({ world }) => {
    const { id, as } = await addPerson(world, '87', ADMINISTRATOR)
    await world.db
      .updateTable('accounts.position')
      .set((eb) => ({ valid_to: eb.ref('valid_from') }))
      .where('person_id', '=', id)
      .execute()
    expect(await as.get('/api/v1/session')).toMatchObject({ status: 200, body: { positions: [], permissions: [] } })
    expect((await as.get('/api/v1/people')).status).toBe(403)
  })

  test('who asks and which posts they hold is one statement a request', async ({ world }) => {
    const { as } = await addPerson(world, '30253')
    expect(await countQueries(() => as.get('/health'))).toBe(1)
  })

  test('one-time links are never kept among the answers for retries', async ({ world }) => {
    const { id } = await addPerson(world, '30253')
    const root = await world.api.as('administrator')
    const { body } = await root.post(`/api/v1/people/${id}/invitation`)
    const token = String(body.link).split('/').at(-1) ?? body.link
    const kept = await world.db.selectFrom('kernel.command').select('reply').execute()
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  test('the log says who did it and holds no names', async ({ world }) => {
    const { id } = await addPerson(world, '30253')
    const { rows } = await world.house.connection.pool.query<{ type: string; body: string }>(
      'select type, body from kernel.event where subject = $1 order by id',
      [id],
    )
    expect(rows.map((row) => row.type)).toEqual(
      expect.arrayContaining(['accounts.person-added', 'accounts.position-given']),
    )
    expect(JSON.stringify(rows)).not.toContain('Người Thử Nghiệm')
  })
})

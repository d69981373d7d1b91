import { describe, expect } from 'vitest'
import type { Caller } from '../../../../test/api.ts'
import { test, type World } from '../../../../test/harness.ts'
import { type Made, makePerson, personOfCast, unitIdOf } from '../../../../test/make-people.ts'

const BASIS = 'Quyết định MH-15/QĐ-UBND ngày 02/10/2024'
const DAYS = { from: '2024-10-01', to: '2024-11-01' }

async function heldPost(world: World, key: string): Promise<{ id: string; name: string; postId: string }> {
  const person = await personOfCast(world, key)
  const post = person.positions.find((position: { held: boolean }) => position.held)
  return { id: person.id, name: person.name, postId: post.id }
}

async function deputise(world: World, deputy: Made, principal: string, more: object = {}): Promise<string> {
  const root = await world.api.as('administrator')
  const { postId } = await heldPost(world, principal)
  const body = { personId: deputy.id, basis: BASIS, ...DAYS, ...more }
  const given = await root.post(`/api/v1/positions/${postId}/deputies`, body)
  expect(given).toMatchObject({ status: 201, body: { id: deputy.id } })
  return given.body.positions.find((post: { deputyFor: object | null }) => post.deputyFor).id
}

const work = (as: Caller, positionId: string | null) => as.put('/api/v1/session/acting', { positionId })

describe('somebody who stands in for the holder of a post', () => {
  test('works under it only by choice, and every act then shows both names', async ({ world }) => {
    const unitId = await unitIdOf(world, '30253')
    const principal = await heldPost(world, 'commune-officer')
    const deputy = await makePerson(world, '30253', 'Nguyễn Làm Thay', { roles: ['leadership'] })
    const figures = [{ element: 'ho_phan_loai_rac', value: '55', noValue: null, basedOn: 0 }]
    const save = () => deputy.as.post('/api/v1/figures', { unitId, period: '2024', figures })
    expect((await save()).status).toBe(403)

    const post = await deputise(world, deputy, 'commune-officer')
    expect(await save()).toMatchObject({ status: 403, body: { type: '/problems/deputy-post-aside' } })
    const session = await work(deputy.as, post)
    expect(session.body.positions).toMatchObject([{ id: post, deputyFor: { name: principal.name, basis: BASIS } }])
    expect(session.body.permissions).toContain('indicators:record')
    expect((await deputy.as.get('/api/v1/session')).body.positions).toHaveLength(1)

    const before = await deputy.as.get(`/api/v1/units/${unitId}/figures?period=2024&set=minh-hoa-xa-2024@1`)
    const now = before.body.elements.find(({ code }: { code: string }) => code === 'ho_phan_loai_rac')
    figures[0] = { element: 'ho_phan_loai_rac', value: '55', noValue: null, basedOn: now.figure?.revision ?? 0 }
    expect((await save()).status).toBe(201)
    const why = await deputy.as.get(`/api/v1/units/${unitId}/explanations/17.11?period=2024&set=minh-hoa-xa-2024@1`)
    expect(why.body.history[0]).toMatchObject({ author: deputy.name, actingFor: principal.name })

    const dossier = { unitId, tier: 'basic', year: 2024, setId: 'minh-hoa-xa-2024' }
    const started = await deputy.as.post('/api/v1/dossiers', dossier)
    expect(started).toMatchObject({ status: 201, body: { steps: [{ by: deputy.name, actingFor: principal.name }] } })

    const root = await world.api.as('administrator')
    const [logged] = (await root.get('/api/v1/audit/events?type=indicators.figures-recorded')).body.items
    expect(logged).toMatchObject({ actor: { name: deputy.name }, actingFor: { name: principal.name } })
    const csv = (await root.raw('/api/v1/audit/events.csv?type=assessment.dossier-started')).toString('utf8')
    expect(csv).toContain(`${deputy.name},${principal.name}`)

    expect((await work(deputy.as, null)).body.positions).toMatchObject([{ deputyFor: null }])
    expect((await save()).status).toBe(403)
  })

  test('does nothing of their own account in the other name', async ({ world }) => {
    const deputy = await makePerson(world, '30253', 'Phạm Hai Vai', { roles: ['leadership'] })
    await work(deputy.as, await deputise(world, deputy, 'commune-chair'))
    await deputy.as.del('/api/v1/account/sessions')
    const root = await world.api.as('administrator')
    const [line] = (await root.get(`/api/v1/audit/events?type=accounts.sessions-ended&actor=${deputy.id}`)).body.items
    expect(line).toMatchObject({ actor: { name: deputy.name }, actingFor: null })
  })

  test('may not verify what the other one prepared, by whichever post, and the other way round', async ({ world }) => {
    const unitId = await unitIdOf(world, '30253')
    const dossiers = await (await world.api.as('commune-officer')).get('/api/v1/dossiers')
    const own = dossiers.body.items.find((item: { unit: { id: string } }) => item.unit.id === unitId)
    await world.db
      .updateTable('assessment.dossier')
      .set({ state: 'submitted', submission: 1 })
      .where('id', '=', own.id)
      .execute()
    const verify = (as: Caller) => as.post(`/api/v1/dossiers/${own.id}/verification`, { version: own.version })
    const district = { title: 'Chuyên viên huyện', roles: ['district-officer'] }

    const both = await makePerson(world, '877', 'Lê Hai Việc', district)
    await deputise(world, both, 'commune-officer')
    expect(await verify(both.as)).toMatchObject({ status: 403, body: { type: '/problems/prepared-it' } })

    // Somebody recorded figures as a deputy of the district officer's post: that officer may not verify them either.
    const officer = await heldPost(world, 'district-officer')
    const step = { dossier_id: own.id, submission: 0, event: 'start', from_state: 'preparing', to_state: 'preparing' }
    await world.db
      .insertInto('assessment.step')
      .values({
        ...step,
        id: both.id,
        actor: both.id,
        acting_for: officer.id,
        position_title: null,
        agency_id: null,
        note: null,
        at: world.house.clock.now(),
      })
      .execute()
    expect(await verify(await world.api.as('district-officer'))).toMatchObject({
      status: 403,
      body: { type: '/problems/prepared-it' },
    })
    const other = await makePerson(world, '877', 'Trần Không Dính', district)
    expect((await verify(other.as)).status).toBe(200)
  })

  test('is out of it with the last day, and with the post itself', async ({ world }) => {
    const deputy = await makePerson(world, '30253', 'Đỗ Hết Ngày', { roles: ['leadership'] })
    const principal = await makePerson(world, '30253', 'Vũ Có Vị Trí', {
      title: 'Cán bộ xã',
      roles: ['commune-officer'],
    })
    const root = await world.api.as('administrator')
    const { items } = (await root.get('/api/v1/people?q=vu%20co%20vi%20tri')).body
    const postId: string = items[0].positions[0].id
    const give = (more: object) =>
      root.post(`/api/v1/positions/${postId}/deputies`, { personId: deputy.id, basis: BASIS, ...DAYS, ...more })
    expect(await give({ from: '2024-08-01', to: '2024-09-01' })).toMatchObject({ status: 201 })
    const [past] = (await root.get('/api/v1/people?q=do%20het%20ngay')).body.items[0].positions.filter(
      (post: { deputyFor: object | null }) => post.deputyFor,
    )
    expect((await work(deputy.as, past.id)).status).toBe(404)

    expect((await give({ personId: principal.id })).body.errors[0].pointer).toBe('/personId')
    expect((await give({ to: '2024-10-01' })).status).toBe(422)
    expect((await give({ basis: '' })).status).toBe(422)
    const given = await give({})
    const post = given.body.positions.find((p: { held: boolean; deputyFor: object | null }) => p.held && p.deputyFor)
    expect(
      await root.post(`/api/v1/positions/${post.id}/deputies`, { personId: principal.id, basis: BASIS, ...DAYS }),
    ).toMatchObject({
      status: 409,
      body: { type: '/problems/no-deputy-of-deputy' },
    })
    await work(deputy.as, post.id)
    expect((await deputy.as.get('/api/v1/session')).body.positions[0].id).toBe(post.id)
    expect((await root.post(`/api/v1/positions/${postId}/end`, { to: '2024-10-14' })).status).toBe(200)
    const after = (await deputy.as.get('/api/v1/session')).body
    expect(after).toMatchObject({ deputyPosts: [], positions: [{ deputyFor: null }] })
  })

  test('is named only by who administers the place', async ({ world }) => {
    const admin = await makePerson(world, '82', 'Quản Trị Tỉnh Khác', { title: 'Quản trị', roles: ['administrator'] })
    const { postId } = await heldPost(world, 'commune-chair')
    const body = { personId: admin.id, basis: BASIS, ...DAYS }
    expect((await admin.as.post(`/api/v1/positions/${postId}/deputies`, body)).status).toBe(404)
    const officer = await world.api.as('commune-officer')
    expect((await officer.post(`/api/v1/positions/${postId}/deputies`, body)).status).toBe(403)
  })
})

import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { type Made, makePerson, personOfCast, unitIdOf } from '../../../../test/make-people.ts'
import { newId } from '../../../kernel/id.ts'
import { instant } from '../../../kernel/time.ts'

const ADMINISTRATOR = { title: 'Quản trị của tỉnh', roles: ['administrator'] }

/** Somebody in Đồng Tháp who manages people there and has no other right. */
async function makeManager(world: World, name: string): Promise<Made> {
  const root = await world.api.as('administrator')
  const provinceId = await unitIdOf(world, '87')
  const { items } = (await root.get(`/api/v1/role-settings?provinceId=${provinceId}`)).body
  const known = items.find((role: { name: string }) => role.name === 'Quản lý người dùng tỉnh')
  const made = known
    ? items
    : (
        await root.post('/api/v1/roles', {
          provinceId,
          basedOn: 'administrator',
          name: 'Quản lý người dùng tỉnh',
          permissions: ['accounts:manage'],
          twoSteps: true,
          basis: 'Quy chế 12/QC-UBND (minh họa)',
        })
      ).body.items
  const { code } = made.find((role: { name: string }) => role.name === 'Quản lý người dùng tỉnh')
  return makePerson(world, '87', name, { title: 'Quản lý người dùng', roles: [code] })
}

/** Every way to touch somebody's account or posts, tried one after the other: what came of each. */
async function tryAll({ as }: Made, { id, postId }: { id: string; postId: string }) {
  const path = `/api/v1/people/${id}`
  const replies = {
    link: await as.post(`${path}/invitation`),
    secondFactor: await as.del(`${path}/second-factor`),
    identity: await as.post(`${path}/identities`, { identityId: newId() }),
    identityOff: await as.del(`${path}/identities/${newId()}`),
    sessions: await as.del(`${path}/sessions`),
    session: await as.del(`${path}/sessions/${newId()}`),
    token: await as.del(`${path}/tokens/${newId()}`),
    name: await as.put(`${path}/name`, { name: 'Tên Khác Hẳn', basis: 'ghi sai khi thêm' }),
    lock: await as.post(`${path}/disable`),
    unlock: await as.post(`${path}/enable`),
    erasure: await as.post(`${path}/erasure`, { confirm: 'x' }),
    end: await as.post(`/api/v1/positions/${postId}/end`, { to: '2024-12-01' }),
  }
  return Object.fromEntries(Object.entries(replies).map(([act, { body }]) => [act, body.type ?? 'done']))
}

async function postOf(world: World, { id }: { id: string }): Promise<{ id: string; postId: string }> {
  const root = await world.api.as('administrator')
  const { body } = await root.get(`/api/v1/people/${id}`)
  return { id, postId: body.positions.at(-1).id }
}

describe('somebody who manages people and has no other right', () => {
  test('touches no account with more rights, by no way in, and is told which role is the reason', async ({ world }) => {
    const manager = await makeManager(world, 'Quản Lý Hẹp')
    const chair = await makePerson(world, '87', 'Chủ Tịch Hội Đồng', { title: 'Chủ tịch', roles: ['council-chair'] })
    const admin = await makePerson(world, '87', 'Quản Trị Đủ Quyền', ADMINISTRATOR)
    for (const strong of [chair, admin]) {
      const acts = await tryAll(manager, await postOf(world, strong))
      expect(acts).toEqual(Object.fromEntries(Object.keys(acts).map((act) => [act, '/problems/person-has-more'])))
    }
    const refused = await manager.as.post(`/api/v1/people/${chair.id}/invitation`)
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('Chủ tịch hội đồng') } })
  })

  test('nor one that will have more, though the post begins later', async ({ world }) => {
    const manager = await makeManager(world, 'Quản Lý Chờ')
    const colleague = await makeManager(world, 'Đồng Nghiệp Chờ')
    const root = await world.api.as('administrator')
    const post = { unitId: await unitIdOf(world, '87'), agencyId: null, title: 'Lãnh đạo tỉnh', roles: ['leadership'] }
    const given = await root.post(`/api/v1/people/${colleague.id}/positions`, { ...post, from: '2024-12-01', to: null })
    expect(given.status).toBe(201)
    expect(await manager.as.post(`/api/v1/people/${colleague.id}/invitation`)).toMatchObject({
      status: 403,
      body: { type: '/problems/person-has-more' },
    })
  })

  test('reads on the screen why, with the sentence the act refuses with', async ({ world }) => {
    const manager = await makeManager(world, 'Quản Lý Đọc')
    const chair = await makePerson(world, '87', 'Chủ Tịch Để Đọc', { title: 'Chủ tịch', roles: ['council-chair'] })
    const refused = await manager.as.post(`/api/v1/people/${chair.id}/disable`)
    const { can } = (await manager.as.get(`/api/v1/people/${chair.id}`)).body
    const why = refused.body.detail
    expect(can).toMatchObject({ manage: why, endPosts: why, deputise: why, disable: why, rename: why, appoint: true })
  })

  test('looks after who has no more than they do', async ({ world }) => {
    const manager = await makeManager(world, 'Quản Lý Bằng')
    const colleague = await makeManager(world, 'Đồng Nghiệp Bằng')
    expect((await manager.as.post(`/api/v1/people/${colleague.id}/invitation`)).status).toBe(201)
    const { can } = (await manager.as.get(`/api/v1/people/${colleague.id}`)).body
    expect(can).toMatchObject({ manage: true, disable: true, rename: true, endPosts: true })
  })
})

describe('an administrator', () => {
  test('looks after another of the same place and everybody below; the one of the country after anybody', async ({
    world,
  }) => {
    const one = await makePerson(world, '87', 'Quản Trị Một', ADMINISTRATOR)
    const two = await makePerson(world, '87', 'Quản Trị Hai', ADMINISTRATOR)
    const root = await world.api.as('administrator')
    expect((await one.as.post(`/api/v1/people/${two.id}/invitation`)).status).toBe(201)
    const chair = await makePerson(world, '87', 'Chủ Tịch Ở Dưới', { title: 'Chủ tịch', roles: ['council-chair'] })
    expect((await one.as.post(`/api/v1/people/${chair.id}/invitation`)).status).toBe(201)
    expect((await root.post(`/api/v1/people/${one.id}/invitation`)).status).toBe(201)
  })

  test('gives, ends and takes over no post for themself', async ({ world }) => {
    const admin = await makePerson(world, '87', 'Quản Trị Tham', ADMINISTRATOR)
    const own = (await admin.as.get('/api/v1/session')).body.positions[0].id
    const unitId = await unitIdOf(world, '87')
    const post = {
      unitId,
      agencyId: null,
      title: 'Người quyết định',
      roles: ['provincial-decider'],
      from: '2024-10-14',
    }
    const chair = await personOfCast(world, 'council-chair')
    const chairPost = chair.positions.find((position: { held: boolean }) => position.held).id
    const deputy = { personId: admin.id, basis: 'Quyết định tự ký', from: '2024-10-14', to: '2024-11-01' }
    const replies = [
      await admin.as.post(`/api/v1/people/${admin.id}/positions`, { ...post, to: null }),
      await admin.as.post(`/api/v1/positions/${chairPost}/deputies`, deputy),
      await admin.as.post(`/api/v1/positions/${own}/end`, { to: '2024-12-01' }),
    ]
    for (const reply of replies) expect(reply).toMatchObject({ status: 409, body: { type: '/problems/own-post' } })
    expect((await admin.as.get('/api/v1/session')).body).toMatchObject({ deputyPosts: [], positions: [{ id: own }] })
    const { can } = (await admin.as.get(`/api/v1/people/${admin.id}`)).body
    expect([can.appoint, can.endPosts]).toEqual([replies[0]?.body.detail, replies[0]?.body.detail])
    const root = await world.api.as('administrator')
    expect((await root.post(`/api/v1/people/${admin.id}/positions`, { ...post, to: null })).status).toBe(201)
  })

  test('adds no right to a role of their own that they do not have; another administrator may', async ({ world }) => {
    const root = await world.api.as('administrator')
    const provinceId = await unitIdOf(world, '87')
    const admin = await makePerson(world, '87', 'Quản Trị Khôn', ADMINISTRATOR)
    const other = await makePerson(world, '87', 'Quản Trị Khác', ADMINISTRATOR)
    const post = { unitId: provinceId, agencyId: null, title: 'Lãnh đạo', roles: ['leadership'], from: '2025-01-01' }
    expect((await root.post(`/api/v1/people/${admin.id}/positions`, { ...post, to: null })).status).toBe(201)
    const wider = {
      provinceId,
      seen: null,
      name: 'Lãnh đạo (xem)',
      permissions: ['indicators:read', 'assessment:read', 'assessment:decide'],
      twoSteps: false,
      isOffered: true,
      basis: 'Quy chế 13/QC-UBND (minh họa)',
    }
    const refused = await admin.as.put('/api/v1/roles/leadership', wider)
    expect(refused).toMatchObject({
      status: 403,
      body: { type: '/problems/own-role', detail: expect.stringContaining('Ghi quyết định công nhận') },
    })
    const held = { ...wider, permissions: ['indicators:read', 'assessment:read', 'hamlets:contact'] }
    const done = await admin.as.put('/api/v1/roles/leadership', held)
    expect(done.status).toBe(200)
    const { edition: seen } = done.body.items.find(({ code }: { code: string }) => code === 'leadership')
    expect((await other.as.put('/api/v1/roles/leadership', { ...wider, seen })).status).toBe(200)
  })
})

describe('somebody who worked in a province once', () => {
  test('is seen there with that post alone, and their later acts elsewhere are not', async ({ world }) => {
    const { house } = world
    const here = await makePerson(world, '87', 'Quản Trị Nơi Cũ', ADMINISTRATOR)
    const there = await makePerson(world, '82', 'Quản Trị Nơi Mới', ADMINISTRATOR)
    const days = { from: '2024-09-01', to: '2024-10-01' }
    const officer = await makePerson(world, '30253', 'Cán Bộ Chuyển Đi', { ...days, title: 'Cán bộ xã cũ' })
    const root = await world.api.as('administrator')
    const post = {
      unitId: await unitIdOf(world, '82'),
      agencyId: null,
      title: 'Cán bộ tỉnh mới',
      roles: ['leadership'],
    }
    await root.post(`/api/v1/people/${officer.id}/positions`, { ...post, from: '2024-10-01', to: null })
    await world.db.updateTable('accounts.person').set({ login: 'can.bo.chuyen' }).where('id', '=', officer.id).execute()

    const now = house.clock.now()
    house.clock.set(instant('2024-09-10T02:00:00Z'))
    await officer.as.del('/api/v1/account/sessions')
    house.clock.set(now)
    await officer.as.del('/api/v1/account/sessions')
    const days2 = async (who: Made) =>
      (await who.as.get(`/api/v1/audit/events?type=accounts.sessions-ended&actor=${officer.id}`)).body.items.map(
        ({ at }: { at: string }) => at.slice(0, 10),
      )
    expect(await days2(here)).toEqual(['2024-09-10'])
    expect(await days2(there)).toEqual(['2024-10-14'])

    const seen = (await here.as.get(`/api/v1/people/${officer.id}`)).body
    expect(seen.positions.map(({ title }: { title: string }) => title)).toEqual(['Cán bộ xã cũ'])
    expect(seen).toMatchObject({ login: null, can: { manage: expect.stringContaining('đơn vị của mình') } })
    expect((await here.as.get(`/api/v1/people/${officer.id}/sign-in`)).status).toBe(404)
    const elsewhere = await here.as.get(`/api/v1/people?unitId=${post.unitId}`)
    expect(elsewhere.body.items).toEqual([])
    expect((await there.as.get(`/api/v1/people/${officer.id}`)).body).toMatchObject({
      login: 'can.bo.chuyen',
      positions: [{ title: 'Cán bộ tỉnh mới' }],
    })
    expect((await root.get(`/api/v1/people/${officer.id}`)).body.positions).toHaveLength(2)
  })
})

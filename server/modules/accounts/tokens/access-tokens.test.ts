import { describe, expect } from 'vitest'
import type { Caller } from '../../../../test/api.ts'
import { routesOf } from '../../../../test/attack/routes.ts'
import { test, type World } from '../../../../test/harness.ts'
import { type Made, makePerson, unitIdOf } from '../../../../test/make-people.ts'
import { newId } from '../../../kernel/id.ts'

type Scope = { positionId: string; permissions: string[] }

async function postOf(as: Caller): Promise<string> {
  return (await as.get('/api/v1/session')).body.positions[0].id
}

async function make(as: Caller, permissions: string[], more: object = {}) {
  const scopes: Scope[] = [{ positionId: await postOf(as), permissions }]
  return as.post('/api/v1/account/tokens', { name: 'Phần mềm một cửa', days: 30, scopes, ...more })
}

/** The API as another system calls it: no cookie, no page of ours, only the token. */
function bearer({ app }: World, token: string, cookie?: string) {
  const headers = { authorization: `Bearer ${token}`, ...(cookie && { cookie }) }
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const id = { 'idempotency-key': newId() }
    const reply = await app.inject({ method, url, headers: { ...headers, ...id }, ...(payload && { payload }) })
    return { status: reply.statusCode, body: reply.json() }
  }
}

async function figureOf(world: World, value: string): Promise<object> {
  const unitId = await unitIdOf(world, '30253')
  const figures = [{ element: 'ho_phan_loai_rac', value, noValue: null, basedOn: 0 }]
  return { unitId, period: '2021', figures }
}

const officer = (world: World, name: string): Promise<Made> => makePerson(world, '30253', name)

describe('a token for another system', () => {
  test('does what it was lent, names itself in the log, and is listed with its last use', async ({ world }) => {
    const { as, name, id } = await officer(world, 'Lý Tạo Mã')
    const made = await make(as, ['indicators:record', 'indicators:read'])
    expect(made).toMatchObject({ status: 201, body: { token: expect.stringMatching(/^nts_[\w-]{43}$/) } })
    const { token } = made.body
    const call = bearer(world, token)
    expect((await call('POST', '/api/v1/figures', await figureOf(world, '11'))).status).toBe(201)
    const session = await call('GET', '/api/v1/session')
    expect(session.status).toBe(200)
    expect(session.body.permissions).toEqual(['indicators:read', 'indicators:record'])

    const { items } = (await as.get('/api/v1/account/tokens')).body
    expect(items[0]).toMatchObject({
      prefix: token.slice(0, 10),
      state: 'valid',
      lastUsedAt: expect.any(String),
      scopes: [{ title: 'Cán bộ thử nghiệm', rights: ['Ghi nhận số liệu', 'Xem số liệu'] }],
    })
    const root = await world.api.as('administrator')
    const [line] = (await root.get(`/api/v1/audit/events?type=indicators.figures&actor=${id}`)).body.items
    expect(line).toMatchObject({
      actor: { name },
      from: { device: `Mã truy cập ${token.slice(0, 10)}… (Phần mềm một cửa)` },
    })
    const rows = await world.db.selectFrom('accounts.access_token').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    const kept = await world.db.selectFrom('kernel.command').select('reply').execute()
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  test('reaches nothing of its maker’s own: account, notices, letters, who looked at them', async ({ world }) => {
    const { as } = await officer(world, 'Đỗ Giữ Riêng')
    const call = bearer(world, (await make(as, ['indicators:read'])).body.token)
    const own = (await routesOf(world)).filter(({ path }) => /^\/api\/v1\/(account|me)(\/|$)/.test(path))
    expect(own.length).toBeGreaterThan(15)
    for (const { method, url, body } of own) {
      if (method === 'PATCH') throw new Error('no route of ours is a PATCH')
      const reply = await call(method, url, body)
      expect([method, url, reply.body.type]).toEqual([method, url, '/problems/not-by-token'])
    }
  })

  test('does nothing it was not lent, nothing elsewhere, and nothing of its maker alone', async ({ world }) => {
    const { as } = await officer(world, 'Hồ Hẹp Quyền')
    const call = bearer(world, (await make(as, ['indicators:read'])).body.token)
    expect((await call('POST', '/api/v1/figures', await figureOf(world, '12'))).status).toBe(403)
    expect((await call('POST', '/api/v1/account/tokens', {})).body.type).toBe('/problems/not-by-token')
    expect((await call('POST', '/api/v1/session/proof', { by: 'demo' })).body.type).toBe('/problems/not-by-token')
    expect((await call('DELETE', '/api/v1/session')).body.type).toBe('/problems/not-by-token')
    expect((await call('GET', '/api/v1/people')).status).toBe(403)

    const signIn = await world.api.post('/api/v1/session', { login: 'ly.tao', password: 'nts_khong-phai-mat-khau' })
    expect(signIn.status).toBe(401)
  })

  test('is never lent people, signatures, votes, decisions, or what its maker does not hold', async ({ world }) => {
    const chair = await makePerson(world, '30253', 'Đinh Chủ Tịch', { roles: ['commune-chair'] })
    const root = await makePerson(world, '87', 'Cao Quản Trị', { roles: ['administrator'] })
    const offered = (await root.as.get('/api/v1/account/tokens')).body.grantable[0].rights
    expect(offered.map(({ code }: { code: string }) => code)).not.toContain('accounts:manage')
    for (const [as, permission] of [
      [chair.as, 'assessment:sign'],
      [chair.as, 'indicators:record'],
      [root.as, 'accounts:manage'],
    ] as const)
      expect(await make(as, [permission])).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/scopes/0/permissions' }] },
      })
    const foreign = [{ positionId: await postOf(chair.as), permissions: ['units:manage'] }]
    expect((await make(root.as, [], { scopes: foreign })).status).toBe(422)
    expect((await make(root.as, ['units:manage'], { days: 366 })).status).toBe(422)
    // What asks for a proof of who is there refuses a token that holds the right.
    const call = bearer(world, (await make(root.as, ['units:manage', 'audit:read'])).body.token)
    const apply = await call('POST', `/api/v1/unit-decisions/${newId()}/application`, {})
    expect(apply.body.type).toBe('/problems/not-by-token')
  })

  test('is over when it expires, is revoked, or its maker is disabled', async ({ world }) => {
    const { as, id } = await officer(world, 'Tạ Hết Hạn')
    const made = await make(as, ['indicators:read'])
    const call = bearer(world, made.body.token)
    const refused = { status: 401, body: { type: '/problems/token-refused' } }
    expect((await call('GET', '/api/v1/session')).status).toBe(200)
    const set = (values: object) =>
      world.db.updateTable('accounts.access_token').set(values).where('person_id', '=', id).execute()
    await set({ expires_at: '2020-01-01T00:00:00Z' })
    expect(await call('GET', '/api/v1/session')).toMatchObject(refused)
    expect((await as.get('/api/v1/account/tokens')).body.items[0].state).toBe('expired')
    await set({ expires_at: made.body.tokens.items[0].expiresAt })

    const stranger = await officer(world, 'Kẻ Lạ Mặt')
    expect((await stranger.as.del(`/api/v1/account/tokens/${made.body.tokens.items[0].id}`)).status).toBe(404)
    expect((await call('GET', '/api/v1/session')).status).toBe(200)
    expect((await as.del(`/api/v1/account/tokens/${made.body.tokens.items[0].id}`)).body.items[0].state).toBe('revoked')
    expect(await call('GET', '/api/v1/session')).toMatchObject(refused)

    const other = bearer(world, (await make(as, ['indicators:read'])).body.token)
    await (await world.api.as('administrator')).post(`/api/v1/people/${id}/disable`)
    expect(await other('GET', '/api/v1/session')).toMatchObject(refused)
    expect(await bearer(world, 'nts_doan')('GET', '/api/v1/session')).toMatchObject(refused)
  })

  test('is out at the next request when the post of its maker ends', async ({ world }) => {
    const { as } = await officer(world, 'Mai Hết Việc')
    const call = bearer(world, (await make(as, ['indicators:record'])).body.token)
    expect((await call('GET', '/api/v1/session')).status).toBe(200)
    const root = await world.api.as('administrator')
    await root.post(`/api/v1/positions/${await postOf(as)}/end`, { to: '2024-10-14' })
    expect((await call('GET', '/api/v1/session')).status).toBe(401)
    expect((await call('POST', '/api/v1/figures', await figureOf(world, '13'))).status).toBe(401)
    expect((await as.get('/api/v1/account/tokens')).body.items[0].state).toBe('ended')
  })

  test('never opens what the cookie beside it would, and no other scheme opens the gate to other sites', async ({
    world,
  }) => {
    const page = await world.app.inject({
      method: 'POST',
      url: '/dang-nhap/minh-hoa',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'person=administrator',
    })
    const cookie = `${page.cookies[0]?.name}=${page.cookies[0]?.value}`
    const { as } = await officer(world, 'Phùng Hai Đường')
    const call = bearer(world, (await make(as, ['indicators:read'])).body.token, cookie)
    expect((await call('GET', '/api/v1/people')).status).toBe(403)
    const forged = await world.app.inject({
      method: 'DELETE',
      url: '/api/v1/account/sessions',
      headers: { cookie, authorization: 'Basic YTpi', 'sec-fetch-site': 'cross-site' },
    })
    expect(forged.json()).toMatchObject({ type: '/problems/cross-site' })
  })
})

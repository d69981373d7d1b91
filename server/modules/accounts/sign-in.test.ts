import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { newId } from '../../kernel/id.ts'
import { plainDate } from '../../kernel/time.ts'
import { hashPassword } from './passwords.ts'

const PASSWORD = 'lúa chín vàng đồng'

/** A person with a password, as somebody has after using a one-time link. */
async function makePerson({ db, house }: World, login: string): Promise<string> {
  const id = newId()
  const password_hash = await hashPassword(PASSWORD)
  const row = {
    id,
    name: 'Người Thử Nghiệm',
    name_key: 'nguoi thu nghiem',
    login,
    password_hash,
    created_at: house.clock.now(),
  }
  await db.insertInto('accounts.person').values(row).execute()
  const post = {
    title: 'Quản trị hệ thống',
    roles: ['administrator'],
    valid_from: plainDate('2023-01-01'),
    valid_to: null,
  }
  await db
    .insertInto('accounts.position')
    .values({ id: newId(), person_id: id, unit_id: null, agency_id: null, ...post })
    .execute()
  return id
}

type Options = { cookie?: string; address?: string; headers?: Record<string, string> }

function signIn(
  { app }: World,
  login: string,
  password: string,
  options: Options = {},
): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: options.address ?? '10.0.0.1',
    headers: { 'sec-fetch-site': 'same-origin', ...(options.cookie && { cookie: options.cookie }), ...options.headers },
    payload: { login, password },
  })
}

const cookieOf = (reply: LightMyRequestResponse): string => `${reply.cookies[0]?.name}=${reply.cookies[0]?.value}`

const session = ({ app }: World, cookie: string): Promise<LightMyRequestResponse> =>
  app.inject({ url: '/api/v1/session', headers: { cookie } })

describe('signing in with a password', () => {
  test('opens a session that says who it is, in a cookie scripts cannot read', async ({ world }) => {
    const id = await makePerson(world, 'first')
    const reply = await signIn(world, ' First ', PASSWORD)
    expect(reply.statusCode).toBe(201)
    expect(reply.headers['set-cookie']).toMatch(/^nts=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(reply.json()).toMatchObject({
      person: { id, name: 'Người Thử Nghiệm', illustrative: false },
      positions: [{ title: 'Quản trị hệ thống', unit: null, agency: null, held: true }],
      today: '2024-10-14',
      installation: 'demo',
    })
    expect(reply.body).not.toMatch(/argon2|hash|login/)
    expect((await session(world, cookieOf(reply))).statusCode).toBe(200)
  })

  test('behind https the cookie is bound to this host and secure', async ({ world }) => {
    await makePerson(world, 'secure')
    const { config } = world.house
    world.house.config = { ...config, publicUrl: 'https://ntm.example.vn' }
    const reply = await signIn(world, 'secure', PASSWORD)
    world.house.config = config
    expect(reply.headers['set-cookie']).toMatch(/^__Host-nts=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('an unknown login and a wrong password are refused with the same words', async ({ world }) => {
    await makePerson(world, 'second')
    const wrong = await signIn(world, 'second', 'không phải mật khẩu này')
    const unknown = await signIn(world, 'nobody', PASSWORD, { address: '10.0.0.2' })
    expect(wrong.statusCode).toBe(401)
    expect(wrong.json()).toMatchObject({ type: '/problems/wrong-password' })
    expect({ ...unknown.json(), requestId: '' }).toEqual({ ...wrong.json(), requestId: '' })
    expect(wrong.cookies).toEqual([])
  })

  test('five wrong passwords shut the door for that address only, and say how long', async ({ world }) => {
    await makePerson(world, 'guessed')
    for (let i = 0; i < 5; i++)
      expect((await signIn(world, 'guessed', `sai ${i}`, { address: '10.9.9.9' })).statusCode).toBe(401)
    const shut = await signIn(world, 'guessed', PASSWORD, { address: '10.9.9.9' })
    expect(shut.statusCode).toBe(429)
    expect(Number(shut.headers['retry-after'])).toBeGreaterThan(800)
    expect(shut.json()).toMatchObject({ type: '/problems/too-many-attempts', detail: expect.stringMatching(/15 phút/) })
    expect((await signIn(world, 'guessed', PASSWORD, { address: '10.0.0.3' })).statusCode).toBe(201)
  })

  test('guessing from many addresses slows an account by a minute, never where its owner has been', async ({
    world,
  }) => {
    await makePerson(world, 'wanted')
    expect((await signIn(world, 'wanted', PASSWORD, { address: '10.1.0.1' })).statusCode).toBe(201)
    for (let i = 0; i < 50; i++) await signIn(world, 'wanted', 'đoán', { address: `10.2.0.${i}` })
    const stranger = await signIn(world, 'wanted', 'đoán', { address: '10.3.0.1' })
    expect(stranger.statusCode).toBe(429)
    expect(Number(stranger.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect((await signIn(world, 'wanted', PASSWORD, { address: '10.1.0.1' })).statusCode).toBe(201)
  })

  test('a form on another site signs nobody in', async ({ world }) => {
    await makePerson(world, 'framed')
    const reply = await signIn(world, 'framed', PASSWORD, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(reply.statusCode).toBe(403)
    expect(reply.json()).toMatchObject({ type: '/problems/cross-site' })
  })
})

describe('a session', () => {
  test('gets a new token at every sign-in, and the one brought along ends', async ({ world }) => {
    await makePerson(world, 'fixed')
    const before = cookieOf(await signIn(world, 'fixed', PASSWORD))
    const after = cookieOf(await signIn(world, 'fixed', PASSWORD, { cookie: before }))
    expect(after).not.toBe(before)
    expect((await session(world, before)).statusCode).toBe(401)
    expect((await session(world, after)).statusCode).toBe(200)
    const planted = cookieOf(await signIn(world, 'fixed', PASSWORD, { cookie: 'nts=planted' }))
    expect(planted).not.toBe('nts=planted')
    expect((await session(world, 'nts=planted')).statusCode).toBe(401)
  })

  test('ends at once on the server when its holder signs out', async ({ world }) => {
    await makePerson(world, 'leaver')
    const cookie = cookieOf(await signIn(world, 'leaver', PASSWORD))
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const out = await world.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    expect(out.statusCode).toBe(204)
    expect(out.headers['set-cookie']).toMatch(/^nts=; Max-Age=0; Path=\//)
    expect((await session(world, cookie)).statusCode).toBe(401)
  })

  test('cannot be ended by another site', async ({ world }) => {
    await makePerson(world, 'stayer')
    const cookie = cookieOf(await signIn(world, 'stayer', PASSWORD))
    const headers = { cookie, 'sec-fetch-site': 'cross-site' }
    const out = await world.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    expect(out.statusCode).toBe(403)
    expect((await session(world, cookie)).statusCode).toBe(200)
  })

  test('is over after four idle hours, and twelve hours after it began', async ({ world }) => {
    const id = await makePerson(world, 'sleeper')
    const age = (column: 'last_seen_at' | 'expires_at', hours: number) =>
      sql`update accounts.session set ${sql.ref(column)} = ${sql.ref(column)} - make_interval(hours => ${hours})
        where person_id = ${id}`.execute(world.db)
    const idle = cookieOf(await signIn(world, 'sleeper', PASSWORD))
    await age('last_seen_at', 5)
    expect((await session(world, idle)).statusCode).toBe(401)
    const old = cookieOf(await signIn(world, 'sleeper', PASSWORD))
    await age('expires_at', 13)
    expect((await session(world, old)).statusCode).toBe(401)
  })

  test('of nobody is asked to sign in', async ({ world }) => {
    const reply = await world.api.get('/api/v1/session')
    expect(reply).toMatchObject({ status: 401, body: { type: '/problems/sign-in-first' } })
  })

  test('keeps only the hash of its token in the database', async ({ world }) => {
    await makePerson(world, 'hashed')
    const token = (await signIn(world, 'hashed', PASSWORD, { headers: { 'idempotency-key': newId() } })).cookies[0]
      ?.value
    const rows = await world.db.selectFrom('accounts.session').selectAll().execute()
    const replies = await world.db.selectFrom('kernel.command').select('reply').execute()
    expect(JSON.stringify([rows, replies])).not.toContain(token)
  })
})

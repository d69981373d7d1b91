import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { makePerson, openBrowser, PASSWORD } from '../../../../test/sign-in-calls.ts'
import { newId } from '../../../kernel/id.ts'

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

/** Cookies that a reply sets, without those it takes away. */
const cookiesSet = (reply: LightMyRequestResponse): string[] =>
  [reply.headers['set-cookie'] ?? []].flat().filter((cookie) => !cookie.includes('Max-Age=0'))

const session = ({ app }: World, cookie: string): Promise<LightMyRequestResponse> =>
  app.inject({ url: '/api/v1/session', headers: { cookie } })

describe('signing in with a password', () => {
  test('opens a session that says who it is, in a cookie scripts cannot read', async ({ world }) => {
    const id = await makePerson(world, 'first')
    const reply = await signIn(world, ' First ', PASSWORD)
    expect(reply.statusCode).toBe(201)
    expect(cookiesSet(reply)).toEqual([
      expect.stringMatching(/^nts=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^nts-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
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
    expect(cookiesSet(reply)[0]).toMatch(/^__Host-nts=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(cookiesSet(reply)[1]).toMatch(/^__Host-nts-device=.*; Secure;/)
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

  test('a form on another site signs nobody in', async ({ world }) => {
    await makePerson(world, 'framed')
    const reply = await signIn(world, 'framed', PASSWORD, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(reply.statusCode).toBe(403)
    expect(reply.json()).toMatchObject({ type: '/problems/cross-site' })
  })

  test.for([{ origin: 'https://evil.example' }, { origin: 'null' }, { referer: 'https://evil.example/form' }])(
    'nor does it in a browser that says no more than %o',
    async (from, { world }) => {
      const headers = { ...from, 'content-type': 'application/x-www-form-urlencoded' }
      const options = { method: 'POST' as const, payload: 'person=commune-officer', headers }
      const reply = await world.app.inject({ ...options, url: '/dang-nhap/minh-hoa' })
      expect([reply.statusCode, reply.cookies]).toEqual([403, []])
    },
  )
})

describe('a session', () => {
  test('is not opened by a cookie that was changed, made up, or used after signing out', async ({ world }) => {
    await makePerson(world, 'forged')
    const browser = openBrowser(world)
    await browser.signIn('forged')
    const token = browser.cookies.get('nts') ?? ''
    const turned = (token.startsWith('A') ? 'B' : 'A') + token.slice(1)
    for (const value of [turned, token.slice(1), `${token}A`, '', 'null', "' or 1=1 --"])
      expect((await session(world, `nts=${encodeURIComponent(value)}`)).statusCode).toBe(401)
    expect((await session(world, `nts=${token}`)).statusCode).toBe(200)
    await browser.send('DELETE', '/api/v1/session')
    expect((await session(world, `nts=${token}`)).statusCode).toBe(401)
  })

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
    expect([out.headers['set-cookie']].flat()[0]).toMatch(/^nts=; Max-Age=0; Path=\//)
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

import { createServer, type Server } from 'node:http'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { newId } from '../../../kernel/id.ts'
import { epochMilliseconds } from '../../../kernel/time.ts'
import { type Browser, makePerson, openBrowser } from '../../../../test/sign-in-calls.ts'
import { type SingleSignOn, startSingleSignOn } from '../../../../test/single-sign-on.ts'

const BASE = 'http://localhost:3000'
const PATH = '/dang-nhap/sso/ket-thuc'
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

let sso: SingleSignOn
let relay: Server
let house: World | undefined
/** What our side answered the issuer's own calls. */
const answers: number[] = []

/** The issuer calls over the network; what it sends is handed to the house as it is. */
beforeAll(async () => {
  relay = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on(
      'end',
      () =>
        void pass(Buffer.concat(parts), req.headers['content-type'] ?? '').then((code) => res.writeHead(code).end()),
    )
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  const port = address && typeof address === 'object' ? address.port : 0
  sso = await startSingleSignOn([`${BASE}/dang-nhap/sso/ve`], [`${BASE}/dang-nhap`], `http://127.0.0.1:${port}${PATH}`)
})
afterEach(() => sso.forge(false))
afterAll(async () => {
  await sso.stop()
  relay.close()
})

async function pass(payload: Buffer, type: string): Promise<number> {
  const reply = await house?.app.inject({ method: 'POST', url: PATH, payload, headers: { 'content-type': type } })
  answers.push(reply?.statusCode ?? 0)
  return reply?.statusCode ?? 500
}

function connect(world: World): void {
  house = world
  const { issuer, clientId, clientSecret } = sso
  const oidc = { issuer, clientId, clientSecret, label: 'Đăng nhập bằng tài khoản tỉnh', scope: 'openid profile email' }
  world.house.config = { ...world.house.config, publicUrl: BASE, oidc }
}

type Visitor = ReturnType<SingleSignOn['visitor']>

async function signIn(browser: Browser, subject: string, visitor: Visitor = sso.visitor(), query = '') {
  const out = await browser.send('GET', `/dang-nhap/sso${query}`)
  const back = await visitor.signIn(String(out.headers.location), subject)
  return browser.send('GET', back.replace(BASE, ''), {
    headers: { 'sec-fetch-site': 'cross-site', accept: 'text/html' },
  })
}

/** Somebody with a linked identity, signed in by it. */
async function makeSignedIn(world: World, subject: string) {
  connect(world)
  const id = await makePerson(world, subject)
  const [browser, visitor] = [openBrowser(world), sso.visitor()]
  await signIn(browser, subject, visitor)
  const root = await world.api.as('administrator')
  const { items } = (await root.get('/api/v1/sso-identities')).body
  const identityId = items.find((item: { label: string }) => item.label.includes(`${subject}@`)).id
  await root.post(`/api/v1/people/${id}/identities`, { identityId })
  expect((await signIn(browser, subject, visitor)).statusCode).toBe(303)
  return { id, browser, visitor, sid: await sidOf(world, id) }
}

async function sidOf({ db }: World, personId: string): Promise<string> {
  const row = await db
    .selectFrom('accounts.session')
    .select('sso_sid')
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row?.sso_sid ?? ''
}

const isIn = async (browser: Browser) => (await browser.send('GET', '/api/v1/session')).statusCode === 200

const now = () => Math.floor(epochMilliseconds() / 1000)

/** A right token about somebody; `change` makes it wrong. */
function claimsFor(about: { sid?: string; sub?: string }, change: Record<string, unknown> = {}) {
  const { issuer: iss, clientId: aud } = sso
  return { iss, aud, iat: now(), exp: now() + 120, jti: newId(), events: { [EVENT]: {} }, ...about, ...change }
}

const send = ({ app }: World, token: string | undefined, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: PATH,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: token === undefined ? '' : new URLSearchParams({ logout_token: token }).toString(),
  })

describe('somebody who signs out at the province', () => {
  test('is out here too: the issuer says so itself, and the log has it', async ({ world }) => {
    const { id, browser, visitor, sid } = await makeSignedIn(world, 'cb-leaves')
    expect(sid).not.toBe('')
    const elsewhere = openBrowser(world)
    await signIn(elsewhere, 'cb-leaves')
    const byPassword = openBrowser(world)
    await byPassword.signIn('cb-leaves')
    answers.length = 0
    await visitor.signOut(
      `${sso.issuer}/session/end?client_id=${sso.clientId}&post_logout_redirect_uri=${BASE}/dang-nhap`,
    )
    expect(answers).toEqual([200])
    expect([await isIn(browser), await isIn(elsewhere), await isIn(byPassword)]).toEqual([false, true, true])
    const { rows } = await sql<{ actor: string | null; body: string }>`
      select actor, body from kernel.event where type = 'accounts.ended-by-sso' and subject = ${id}`.execute(world.db)
    expect(rows.map(({ actor, body }) => [actor, JSON.parse(body).sessions.length])).toEqual([[null, 1]])
  })

  test('by name alone ends all that name opened, and waiting second steps; others work on', async ({ world }) => {
    const { browser } = await makeSignedIn(world, 'cb-everywhere')
    const other = await makeSignedIn(world, 'cb-stays')
    const [second, half] = [openBrowser(world), openBrowser(world)]
    await signIn(second, 'cb-everywhere')
    await signIn(half, 'cb-everywhere')
    await world.db
      .insertInto('accounts.pending_sign_in')
      .columns(['token_hash', 'person_id', 'first_step', 'sso_token', 'sso_identity', 'sso_sid', 'expires_at'])
      .expression((eb) =>
        eb
          .selectFrom('accounts.session')
          .select(['token_hash', 'person_id', eb.val('sso' as const).as('first_step'), 'sso_token', 'sso_identity'])
          .select(['sso_sid', 'expires_at'])
          .where('sso_identity', 'is not', null),
      )
      .execute()
    const reply = await send(world, sso.sign(claimsFor({ sub: 'cb-everywhere' }), { typ: 'logout+jwt' }))
    expect([reply.statusCode, reply.body, reply.headers['cache-control']]).toEqual([200, '', 'no-store'])
    expect([await isIn(browser), await isIn(second), await isIn(half), await isIn(other.browser)]).toEqual([
      false,
      false,
      false,
      true,
    ])
    const waiting = await world.db
      .selectFrom('accounts.pending_sign_in as p')
      .innerJoin('accounts.sso_identity as i', 'i.id', 'p.sso_identity')
      .select('i.subject')
      .where('i.subject', 'in', ['cb-everywhere', 'cb-stays'])
      .execute()
    expect(waiting).toEqual([{ subject: 'cb-stays' }])
  })

  test('after a proof there this session hangs on the new sign-on', async ({ world }) => {
    const { id, browser, sid } = await makeSignedIn(world, 'cb-renewed')
    await world.db.updateTable('accounts.person').set({ password_hash: null }).where('id', '=', id).execute()
    const proof = await signIn(browser, 'cb-renewed', sso.visitor(), '?viec=xac-minh')
    expect(proof.body).toContain('Đã xác minh')
    const renewed = await sidOf(world, id)
    expect(renewed).not.toBe(sid)
    expect((await send(world, sso.sign(claimsFor({ sid })))).statusCode).toBe(200)
    expect(await isIn(browser)).toBe(true)
    expect((await send(world, sso.sign(claimsFor({ sid: renewed })))).statusCode).toBe(200)
    expect(await isIn(browser)).toBe(false)
  })

  test('is believed with a rolled key, within a moment', async ({ world }) => {
    const { browser, sid } = await makeSignedIn(world, 'cb-rolled')
    expect((await send(world, sso.sign(claimsFor({ sid: 'unknown' })))).statusCode).toBe(200)
    sso.rollKey()
    await expect
      .poll(async () => (await send(world, sso.sign(claimsFor({ sid })))).statusCode, { timeout: 10_000 })
      .toBe(200)
    expect(await isIn(browser)).toBe(false)
  })

  test('whose sign-on the issuer never named is out when it names both', async ({ world }) => {
    const { id, browser } = await makeSignedIn(world, 'cb-unnamed')
    await world.db.updateTable('accounts.session').set({ sso_sid: null }).where('person_id', '=', id).execute()
    await send(world, sso.sign(claimsFor({ sid: 'new', sub: 'cb-somebody-else' })))
    await send(world, sso.sign(claimsFor({ sid: 'new' })))
    expect(await isIn(browser)).toBe(true)
    await send(world, sso.sign(claimsFor({ sid: 'new', sub: 'cb-unnamed' })))
    expect(await isIn(browser)).toBe(false)
  })
})

describe('a false word of the issuer', () => {
  const WRONG: [string, Record<string, unknown>, Record<string, unknown>?][] = [
    ['another issuer', { iss: 'https://sso.evil.example' }],
    ['another audience', { aud: 'another-client' }],
    ['others in the audience too', { aud: ['nong-thon-so', 'another-client'] }],
    ['no audience', { aud: undefined }],
    ['an end in the past', { exp: 1 }],
    ['no end', { exp: undefined }],
    ['a birth of an hour ago', { iat: now() - 3600, exp: now() + 3600 }],
    ['a birth in an hour', { iat: now() + 3600, exp: now() + 7200 }],
    ['no birth', { iat: undefined }],
    ['a nonce, like an ID token', { nonce: 'seen-elsewhere' }],
    ['no event', { events: undefined }],
    ['another event', { events: { 'https://schemas.openid.net/event/other': {} } }],
    ['an event that is no object', { events: { [EVENT]: true } }],
    ['no name of its own', { jti: undefined }],
    ['nobody in it', { sid: undefined, sub: undefined }],
    ['the type of an access token', {}, { typ: 'at+jwt' }],
    ['no signature asked for', {}, { alg: 'none' }],
    ['a shared secret instead of a key', {}, { alg: 'HS256' }],
    ['a key nobody knows', {}, { kid: 'planted' }],
    ['a demand nobody understands', {}, { crit: ['b64'], b64: false }],
  ]
  test.for(WRONG)(
    'with %s ends nothing, and says no more than that it was refused',
    async ([what, claims, header], { world }) => {
      const subject = `cb-false-${WRONG.findIndex(([name]) => name === what)}`
      const { browser, sid } = await makeSignedIn(world, subject)
      const reply = await send(world, sso.sign(claimsFor({ sid, sub: subject }, claims), header))
      expect([reply.statusCode, reply.json(), reply.headers['cache-control']]).toEqual([
        400,
        { error: 'invalid_request' },
        'no-store',
      ])
      expect(await isIn(browser)).toBe(true)
      expect((await send(world, sso.sign(claimsFor({ sid, sub: subject })))).statusCode).toBe(200)
      expect(await isIn(browser)).toBe(false)
    },
  )

  test('signed with a key it does not publish, changed on the way, or no token at all, ends nothing', async ({
    world,
  }) => {
    const { browser, sid } = await makeSignedIn(world, 'cb-forged')
    sso.forge(true)
    expect((await send(world, sso.sign(claimsFor({ sid })))).statusCode).toBe(400)
    sso.forge(false)
    const [head = '', , signature = ''] = sso.sign(claimsFor({ sid: 'somebody' })).split('.')
    const planted = Buffer.from(JSON.stringify(claimsFor({ sid }))).toString('base64url')
    for (const token of [`${head}.${planted}.${signature}`, `${head}.${planted}.`, 'x', '', undefined])
      expect((await send(world, token)).statusCode).toBe(400)
    const twice = `logout_token=${sso.sign(claimsFor({ sid }))}&logout_token=x`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await world.app.inject({ method: 'POST', url: PATH, headers, payload: twice })).statusCode).toBe(400)
    expect(await isIn(browser)).toBe(true)
  })

  test('for the second time ends nothing more, and an ID token is no logout token', async ({ world }) => {
    const { id, browser, sid } = await makeSignedIn(world, 'cb-again')
    const token = sso.sign(claimsFor({ sub: 'cb-again' }))
    expect((await send(world, token)).statusCode).toBe(200)
    expect(await isIn(browser)).toBe(false)
    await signIn(browser, 'cb-again')
    expect((await send(world, token)).statusCode).toBe(400)
    const both = await Promise.all([1, 2].map(() => send(world, sso.sign(claimsFor({ sid }, { jti: 'the-same' })))))
    expect(both.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 400])
    const { sso_token } = await world.db
      .selectFrom('accounts.session')
      .select('sso_token')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow()
    expect((await send(world, sso_token ?? '')).statusCode).toBe(400)
    expect(await isIn(browser)).toBe(true)
  })

  test('tells nobody whether there was a session, and a page of another site can do nothing with it', async ({
    world,
  }) => {
    const { browser } = await makeSignedIn(world, 'cb-probed')
    const nobody = await send(world, sso.sign(claimsFor({ sub: 'cb-nobody' })))
    expect([nobody.statusCode, nobody.body]).toEqual([200, ''])
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const foreign = await send(world, 'x', { cookie, 'sec-fetch-site': 'cross-site' })
    expect(foreign.statusCode).toBe(403)
    const got = await browser.send('GET', PATH)
    expect(got.statusCode).toBe(404)
    expect(await isIn(browser)).toBe(true)
  })

  test('is not listened to where there is no single sign-on', async ({ world }) => {
    connect(world)
    const token = sso.sign(claimsFor({ sub: 'cb-probed' }))
    world.house.config = { ...world.house.config, oidc: undefined }
    expect((await send(world, token)).statusCode).toBe(404)
  })
})

import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { type Browser, makePerson, openBrowser } from '../../../../test/sign-in-calls.ts'
import { type SingleSignOn, startSingleSignOn, type Tamper } from '../../../../test/single-sign-on.ts'

const BASE = 'http://localhost:3000'

let sso: SingleSignOn
beforeAll(async () => {
  sso = await startSingleSignOn([`${BASE}/dang-nhap/sso/ve`], [`${BASE}/dang-nhap`])
})
afterEach(() => sso.tamper(undefined))
afterAll(() => sso.stop())

function connect(world: World): void {
  const { issuer, clientId, clientSecret } = sso
  const oidc = { issuer, clientId, clientSecret, label: 'Đăng nhập bằng tài khoản tỉnh', scope: 'openid profile email' }
  world.house.config = { ...world.house.config, publicUrl: BASE, oidc }
}

type Trip = {
  browser: Browser
  subject: string
  visitor?: ReturnType<SingleSignOn['visitor']>
  ve?: string
  viec?: string
}

/** Out to the issuer; returns the address it sends the browser back to. */
async function goOut({ browser, subject, visitor = sso.visitor(), ...query }: Trip): Promise<string> {
  const out = await browser.send('GET', `/dang-nhap/sso?${new URLSearchParams(query)}`)
  expect(out.statusCode).toBe(303)
  return visitor.signIn(String(out.headers.location), subject)
}

const comeBack = (browser: Browser, url: string) =>
  browser.send('GET', url.replace(BASE, ''), { headers: { 'sec-fetch-site': 'cross-site', accept: 'text/html' } })

async function signIn(trip: Trip) {
  return comeBack(trip.browser, await goOut(trip))
}

/** Somebody with a linked identity. */
async function makeLinked(world: World, login: string, subject: string): Promise<string> {
  const id = await makePerson(world, login)
  await signIn({ browser: openBrowser(world), subject })
  const root = await world.api.as('administrator')
  const { items } = (await root.get('/api/v1/sso-identities')).body
  const identityId = items.find((item: { label: string }) => item.label.includes(`${subject}@`)).id
  expect(await root.post(`/api/v1/people/${id}/identities`, { identityId })).toMatchObject({ status: 200 })
  return id
}

describe('signing in at the province', () => {
  test('an unlinked person is told what to do, and the administrator sees and links them', async ({ world }) => {
    connect(world)
    expect((await world.api.page('/dang-nhap')).text).toContain('Đăng nhập bằng tài khoản tỉnh')
    const browser = openBrowser(world)
    const stranger = await signIn({ browser, subject: 'cb-001' })
    expect(stranger.statusCode).toBe(403)
    const code = /mã ([0-9A-F]{4}-[0-9A-F]{4})/i.exec(stranger.body)?.[1]
    expect(stranger.body).toContain('Cán Bộ Một (cb-001@tinh.example)')
    expect(browser.cookies.has('nts')).toBe(false)

    const root = await world.api.as('administrator')
    const { items } = (await root.get('/api/v1/sso-identities')).body
    expect(items).toMatchObject([{ label: 'Cán Bộ Một (cb-001@tinh.example)', code }])
    const officer = await world.api.as('commune-officer')
    expect((await officer.get('/api/v1/sso-identities')).status).toBe(403)
    const id = await makePerson(world, 'linked')
    const link = { identityId: items[0].id }
    expect(await root.post(`/api/v1/people/${id}/identities`, link)).toMatchObject({
      status: 200,
      body: { identities: [{ label: 'Cán Bộ Một (cb-001@tinh.example)', issuer: sso.issuer }] },
    })
    expect((await root.post(`/api/v1/people/${id}/identities`, link)).status).toBe(409)
    expect((await root.get('/api/v1/sso-identities')).body.items).toEqual([])

    const entered = await signIn({ browser, subject: 'cb-001', ve: '/lam-viec/ho-so' })
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/lam-viec/ho-so'])
    expect((await browser.send('GET', '/api/v1/session')).json().person.id).toBe(id)
    const account = (await browser.send('GET', '/api/v1/account')).json()
    expect(account).toMatchObject({ sessions: [{ openedBy: 'sso' }], sso: 'Đăng nhập bằng tài khoản tỉnh' })
  })

  test('never leads to another site afterwards', async ({ world }) => {
    connect(world)
    await makeLinked(world, 'guided', 'cb-guided')
    const entered = await signIn({ browser: openBrowser(world), subject: 'cb-guided', ve: '//evil.example/x' })
    expect(entered.headers.location).toBe('/lam-viec')
  })

  test('a disabled person is let in by no identity; an unlinked identity opens nothing any more', async ({ world }) => {
    connect(world)
    const id = await makeLinked(world, 'leaves', 'cb-leaves')
    const browser = openBrowser(world)
    await signIn({ browser, subject: 'cb-leaves' })
    const root = await world.api.as('administrator')
    const { identities } = (await root.get(`/api/v1/people/${id}/sign-in`)).body
    expect((await root.del(`/api/v1/people/${id}/identities/${identities[0].id}`)).body.identities).toEqual([])
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(401)
    expect((await signIn({ browser, subject: 'cb-leaves' })).statusCode).toBe(403)
    await root.post(`/api/v1/people/${id}/identities`, { identityId: identities[0].id })
    await root.post(`/api/v1/people/${id}/disable`)
    const refused = await signIn({ browser, subject: 'cb-leaves' })
    expect([refused.statusCode, refused.headers.location]).toEqual([403, undefined])
    expect(refused.body).toContain('Tài khoản của bạn ở đây đã khóa')
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(401)
  })

  test('a key that was rolled works at the next sign-in', async ({ world }) => {
    connect(world)
    await makeLinked(world, 'rolled', 'cb-rolled')
    sso.rollKey()
    expect((await signIn({ browser: openBrowser(world), subject: 'cb-rolled' })).statusCode).toBe(303)
    sso.rollKey()
    expect((await signIn({ browser: openBrowser(world), subject: 'cb-rolled' })).statusCode).toBe(303)
  })

  test('signing out ends the session here and leads to the issuer, which leads back', async ({ world }) => {
    connect(world)
    await makeLinked(world, 'outgoing', 'cb-outgoing')
    const [browser, visitor] = [openBrowser(world), sso.visitor()]
    await signIn({ browser, subject: 'cb-outgoing', visitor })
    const cookie = browser.cookies.get('nts')
    const out = await browser.submit('/dang-xuat', {})
    expect(out.statusCode).toBe(200)
    const elsewhere = /url=(.*)$/.exec(String(out.headers['refresh']))?.[1] ?? ''
    expect(elsewhere).toMatch(new RegExp(`^${sso.issuer}/session/end\\?id_token_hint=`))
    browser.cookies.set('nts', cookie ?? '')
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(401)
    expect(await visitor.signOut(elsewhere)).toBe(`${BASE}/dang-nhap`)
  })
})

describe('a false answer of the issuer', () => {
  const WRONG: [string, Tamper][] = [
    ['another issuer', (claims) => ({ ...claims, iss: 'https://sso.evil.example' })],
    ['another nonce', (claims) => ({ ...claims, nonce: 'seen-elsewhere' })],
    ['no nonce', (claims) => ({ ...claims, nonce: undefined })],
    ['another audience', (claims) => ({ ...claims, aud: 'another-client' })],
    ['an authorized party that is not us', (claims) => ({ ...claims, aud: ['nong-thon-so', 'b'], azp: 'b' })],
    ['an end in the past', (claims) => ({ ...claims, exp: Number(claims['iat']) - 3600 })],
    ['a sign-in of yesterday', (claims) => ({ ...claims, auth_time: Number(claims['iat']) - 86_400 })],
  ]
  test.for(WRONG)('with %s signs nobody in', async ([what, change], { world }) => {
    connect(world)
    const subject = `cb-${what.replaceAll(' ', '-')}`
    await makeLinked(world, subject, subject)
    const browser = openBrowser(world)
    sso.tamper(change)
    const refused = await signIn({ browser, subject })
    expect(refused.statusCode).toBe(401)
    expect(refused.body).toContain('cổng đăng nhập không đúng')
    expect(browser.cookies.has('nts')).toBe(false)
    sso.tamper(undefined)
    expect((await signIn({ browser, subject })).statusCode).toBe(303)
  })

  test("signed with a key that is not the issuer's signs nobody in", async ({ world }) => {
    connect(world)
    await makeLinked(world, 'counterfeit', 'cb-counterfeit')
    const browser = openBrowser(world)
    sso.forge(true)
    expect((await signIn({ browser, subject: 'cb-counterfeit' })).statusCode).toBe(401)
    sso.forge(false)
    expect((await signIn({ browser, subject: 'cb-counterfeit' })).statusCode).toBe(303)
  })

  test('to a browser that did not ask, with another state or issuer, or for the second time, signs nobody in', async ({
    world,
  }) => {
    connect(world)
    await makeLinked(world, 'replays', 'cb-replays')
    const browser = openBrowser(world)
    const back = await goOut({ browser, subject: 'cb-replays' })
    const asked = browser.cookies.get('nts-sso') ?? ''
    expect((await comeBack(openBrowser(world), back)).statusCode).toBe(401)
    const changed = (key: string, value: string): string => {
      const url = new URL(back)
      url.searchParams.set(key, value)
      return url.href
    }
    for (const url of [
      changed('state', 'planted'),
      changed('iss', 'https://sso.evil.example'),
      changed('code', 'guessed'),
    ]) {
      browser.cookies.set('nts-sso', asked)
      expect((await comeBack(browser, url)).statusCode).toBe(401)
    }
    browser.cookies.set('nts-sso', asked)
    expect((await comeBack(browser, back)).statusCode).toBe(303)
    browser.cookies.set('nts-sso', asked)
    expect((await comeBack(browser, back)).statusCode).toBe(401)
    browser.cookies.set('nts-sso', Buffer.from('{"state":1}').toString('base64url'))
    expect((await comeBack(browser, back)).statusCode).toBe(401)
  })

  test('that never comes is said, and the password still works', async ({ world }) => {
    connect(world)
    const { oidc } = world.house.config
    if (oidc) world.house.config = { ...world.house.config, oidc: { ...oidc, issuer: 'http://127.0.0.1:1' } }
    const reply = await openBrowser(world).send('GET', '/dang-nhap/sso', { headers: { accept: 'text/html' } })
    expect(reply.statusCode).toBe(503)
    expect(reply.body).toContain('đăng nhập bằng mật khẩu')
  })
})

describe('a proof before an act of weight, for who has no password', () => {
  const needsProof = (browser: Browser) => browser.send('POST', '/api/v1/account/second-factor')

  test('is a new sign-in at the issuer, by the same person', async ({ world }) => {
    connect(world)
    const id = await makeLinked(world, 'prover', 'cb-prover')
    await makeLinked(world, 'other', 'cb-other')
    await world.db.updateTable('accounts.person').set({ password_hash: null }).where('id', '=', id).execute()
    const [browser, visitor] = [openBrowser(world), sso.visitor()]
    await signIn({ browser, visitor, subject: 'cb-prover' })
    const grow = sql`update accounts.session set proven_at = proven_at - interval '1 hour' where person_id = ${id}`
    await grow.execute(world.db)
    expect((await needsProof(browser)).statusCode).toBe(403)
    expect((await browser.send('GET', '/api/v1/account')).json().proofWays).toEqual(['sso'])
    const wrong = await signIn({ browser, subject: 'cb-other', viec: 'xac-minh' })
    expect(wrong.statusCode).toBe(403)
    expect((await needsProof(browser)).statusCode).toBe(403)
    const proof = await signIn({ browser, visitor, subject: 'cb-prover', viec: 'xac-minh' })
    expect(proof.statusCode).toBe(200)
    expect(proof.body).toContain('Đã xác minh')
    expect((await needsProof(browser)).statusCode).toBe(201)
  })

  test('is not a session the issuer still remembers from this morning', async ({ world }) => {
    connect(world)
    const id = await makeLinked(world, 'early', 'cb-early')
    const browser = openBrowser(world)
    sso.tamper((claims) => ({ ...claims, auth_time: Number(claims['iat']) - 3 * 3600 }))
    expect((await signIn({ browser, subject: 'cb-early' })).statusCode).toBe(303)
    expect((await needsProof(browser)).statusCode).toBe(403)
    expect((await signIn({ browser, subject: 'cb-early', viec: 'xac-minh' })).statusCode).toBe(401)
    expect((await needsProof(browser)).statusCode).toBe(403)
    expect(id).toBeDefined()
  })
})

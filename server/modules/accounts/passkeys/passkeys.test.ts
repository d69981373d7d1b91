import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { type Browser, makePerson, openBrowser, PASSWORD } from '../../../../test/sign-in-calls.ts'
import { systemClock } from '../../../kernel/time.ts'
import { codeAt, stepAt } from '../second-factor/totp.ts'
import { type Authenticator, makeAuthenticator, type Misdeed } from '../../../../test/software-authenticator.ts'

// Behind app.inject the page is open at http://localhost:80, where passkeys of a demo work.
const HERE = 'http://localhost'
const PATH = '/api/v1/account/passkeys'

type SetUp = { id: string; login: string; browser: Browser; device: Authenticator; printed: string[] }

async function begin(browser: Browser) {
  const asked = await browser.send('POST', `${PATH}/challenge`)
  expect(asked.statusCode).toBe(201)
  return asked.json()
}

async function addPasskey(browser: Browser, device: Authenticator, name = 'Điện thoại'): Promise<string[]> {
  const added = await browser.send('POST', PATH, { body: device.create(await begin(browser), name) })
  expect(added.statusCode).toBe(201)
  return added.json().recoveryCodes
}

/** Somebody who has added a passkey, and the browser it was done in. */
async function setUp(world: World, login: string, device = makeAuthenticator(HERE)): Promise<SetUp> {
  const id = await makePerson(world, login)
  const browser = openBrowser(world)
  await browser.signIn(login)
  return { id, login, browser, device, printed: await addPasskey(browser, device) }
}

const accountOf = async (browser: Browser) => (await browser.send('GET', '/api/v1/account')).json()

/** The first step by the page, then what the page's script asks for. */
async function askForSecondStep(browser: Browser, login: string) {
  await browser.submit('/dang-nhap', { login, password: PASSWORD })
  const asked = await browser.send('POST', '/dang-nhap/buoc-hai/khoa')
  expect(asked.statusCode).toBe(201)
  return asked.json()
}

const show = (browser: Browser, answer: object) =>
  browser.submit('/dang-nhap/buoc-hai', { passkey: JSON.stringify(answer), ve: '/lam-viec/ho-so' })

async function signInByPasskey(browser: Browser, { login, device }: SetUp, misdeed?: Misdeed) {
  return show(browser, device.get(await askForSecondStep(browser, login), misdeed))
}

const eventsOf = async ({ db }: World, personId: string) => {
  const { rows } = await sql<{ type: string; body: string }>`
    select type, body from kernel.event where subject = ${personId} order by at, id`.execute(db)
  return rows.map(({ type, body }) => ({ type, body: JSON.parse(body) }))
}

/** The present code of an authenticator app that has read the secret as it is typed by hand (RFC 4648 base32). */
function codeOf(typed: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...typed].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return codeAt(secret, stepAt(systemClock.now()))
}

const letTimePass = ({ db }: World, id: string) =>
  sql`update accounts.session set proven_at = proven_at - interval '1 hour' where person_id = ${id}`.execute(db)

/** False, careless or foreign: refused at sign-in and as a proof alike. */
const WRONG: [string, Misdeed][] = [
  ['a page of another site', { origin: 'https://nongthonso.evil.example' }],
  ['another port of this machine', { origin: 'http://localhost:8443' }],
  ['another host name', { rpId: 'evil.example' }],
  ['a challenge nobody asked for', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
  ['nobody who put a finger on it', { isUnverified: true }],
  ['another key', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
  ['the making of a passkey', { type: 'webauthn.create' }],
  ['the name of somebody else', { userHandle: Buffer.alloc(16, 1).toString('base64url') }],
]

describe('adding a passkey', () => {
  test('turns two steps on, gives ten codes for paper once, and is listed by its name with its last use', async ({
    world,
  }) => {
    const made = await setUp(world, 'adder')
    const { id, browser, printed } = made
    expect(new Set(printed).size).toBe(10)
    const account = await accountOf(browser)
    expect(account).toMatchObject({
      secondFactor: { recoveryCodesLeft: 10 },
      authenticator: null,
      passkeyOrigin: HERE,
      proofWays: ['passkey', 'code'],
      passkeys: [{ name: 'Điện thoại', address: 'localhost', isSynced: false, lastUsedAt: null }],
    })
    expect(await addPasskey(browser, makeAuthenticator(HERE), 'Khóa USB')).toEqual([])
    const other = openBrowser(world)
    expect((await signInByPasskey(other, made)).headers.location).toBe('/lam-viec/ho-so')
    const names = (await accountOf(other)).passkeys.map((line: { name: string; lastUsedAt: string | null }) => [
      line.name,
      line.lastUsedAt !== null,
    ])
    expect(names).toEqual([
      ['Điện thoại', true],
      ['Khóa USB', false],
    ])
    const events = await eventsOf(world, id)
    expect(events.filter(({ type }) => type === 'accounts.passkey-added')).toHaveLength(2)
    expect(JSON.stringify(events)).not.toContain('Điện thoại')
    expect(events.at(-1)).toEqual({ type: 'accounts.signed-in', body: { by: 'password', second: 'passkey' } })
  })

  test('asks for a proof first, and does not ask the same device twice', async ({ world }) => {
    const { id, browser, device } = await setUp(world, 'careful')
    const options = await begin(browser)
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Nông thôn số (minh họa)' },
      user: { name: 'careful' },
      excludeCredentials: [{ id: device.passkeys[0]?.id, transports: ['internal'] }],
      authenticatorSelection: { userVerification: 'required' },
      attestation: 'none',
    })
    expect(Buffer.from(options.user.id, 'base64url').toString('hex')).toBe(id.replaceAll('-', ''))
    await letTimePass(world, id)
    for (const [method, path] of [
      ['POST', `${PATH}/challenge`],
      ['POST', PATH],
      ['DELETE', `${PATH}/${id}`],
    ] as const)
      expect((await browser.send(method, path, { body: {} })).json()).toMatchObject({
        type: '/problems/step-up-needed',
      })
  })

  const MADE_WRONG: [string, Misdeed][] = [
    ...WRONG.filter(([, { key, userHandle, type }]) => !key && !userHandle && !type),
    ['a signed challenge in its place', { type: 'webauthn.get' }],
    ['a statement whose certificates would be looked up', { statement: { fmt: 'apple', x5c: [Buffer.from('x')] } }],
    ['the like in a packed statement', { statement: { fmt: 'packed', x5c: [Buffer.from('x')] } }],
  ]
  test.for(MADE_WRONG)('is refused from %s', async ([what, misdeed], { world }) => {
    const login = `made-${MADE_WRONG.findIndex(([name]) => name === what)}`
    await makePerson(world, login)
    const browser = openBrowser(world)
    await browser.signIn(login)
    const made = makeAuthenticator(HERE).create(await begin(browser), 'Sai', misdeed)
    expect((await browser.send('POST', PATH, { body: made })).json()).toMatchObject({
      type: '/problems/passkey-not-added',
    })
    expect(await accountOf(browser)).toMatchObject({ secondFactor: null, passkeys: [] })
  })

  test('takes a challenge once, of this session only, and no passkey of somebody else', async ({ world }) => {
    const { browser, device } = await setUp(world, 'owner')
    const options = await begin(browser)
    const made = makeAuthenticator(HERE).create(options)
    await makePerson(world, 'taker')
    const taker = openBrowser(world)
    await taker.signIn('taker')
    expect((await taker.send('POST', PATH, { body: made })).statusCode).toBe(422)
    expect((await browser.send('POST', PATH, { body: made })).statusCode).toBe(201)
    const again = makeAuthenticator(HERE).create(options)
    expect((await browser.send('POST', PATH, { body: again })).statusCode).toBe(422)
    const owned = device.passkeys[0]?.id ?? ''
    const same = makeAuthenticator(HERE).create(await begin(taker), 'Khóa', { id: owned })
    expect((await taker.send('POST', PATH, { body: same })).statusCode).toBe(422)
    const named = { ...makeAuthenticator(HERE).create(await begin(taker)), id: owned }
    expect((await taker.send('POST', PATH, { body: named })).statusCode).toBe(422)
    expect((await accountOf(taker)).passkeys).toEqual([])
  })

  test('is over after five minutes', async ({ world }) => {
    await makePerson(world, 'slow')
    const browser = openBrowser(world)
    await browser.signIn('slow')
    const made = makeAuthenticator(HERE).create(await begin(browser))
    await sql`update accounts.passkey_challenge set expires_at = expires_at - interval '5 minutes'`.execute(world.db)
    expect((await browser.send('POST', PATH, { body: made })).statusCode).toBe(422)
  })

  test('is not for illustrative people, and not offered where the system has no host name', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    expect((await officer.post(`${PATH}/challenge`)).body).toMatchObject({ type: '/problems/cast-account' })
    await makePerson(world, 'nameless')
    const { config } = world.house
    const tell = async (publicUrl: string) => {
      world.house.config = { ...config, publicUrl }
      const browser = openBrowser(world)
      await browser.signIn('nameless')
      const { passkeyOrigin } = await accountOf(browser)
      const asked = await browser.send('POST', `${PATH}/challenge`)
      world.house.config = config
      return [passkeyOrigin, asked.json().type ?? asked.json().rp.id]
    }
    expect(await tell('https://10.0.0.5')).toEqual([null, '/problems/passkey-nowhere'])
    expect(await tell('https://[2001:db8::5]')).toEqual([null, '/problems/passkey-nowhere'])
    expect(await tell('https://ntm.tinh.gov.vn')).toEqual(['https://ntm.tinh.gov.vn', 'ntm.tinh.gov.vn'])
    expect(await tell('http://127.0.0.1:3000')).toEqual(['http://localhost:3000', 'localhost'])
  })

  test('is offered at the name of the machine when the page is open by its number', async ({ world }) => {
    await makePerson(world, 'by-number')
    const browser = openBrowser(world)
    const host = '127.0.0.1:3000'
    await browser.signIn('by-number')
    const seen = await browser.send('GET', '/api/v1/account', { headers: { host } })
    expect(seen.json().passkeyOrigin).toBe('http://localhost:3000')
    const strange = await browser.send('GET', '/api/v1/account', { headers: { host: 'evil.example' } })
    expect(strange.json().passkeyOrigin).toBeNull()
  })
})

describe('signing in with a passkey', () => {
  test('a password alone opens nothing; the page offers the passkey and still takes a printed code', async ({
    world,
  }) => {
    const { login, printed } = await setUp(world, 'both-ways')
    const browser = openBrowser(world)
    expect((await browser.signIn(login)).json()).toMatchObject({ type: '/problems/second-step-needed' })
    const first = await browser.submit('/dang-nhap', { login, password: PASSWORD })
    const page = await browser.send('GET', String(first.headers.location))
    expect(page.body).toContain(`data-origin="${HERE}"`)
    expect(page.body).toContain('Dùng khóa truy cập (vân tay, khuôn mặt, mã PIN)')
    expect(page.headers['content-security-policy']).not.toContain('unsafe')
    expect(page.headers['cache-control']).toBe('no-store')
    const code = await browser.submit('/dang-nhap/buoc-hai', { code: printed[0] ?? '' })
    expect([code.statusCode, browser.cookies.has('nts')]).toEqual([303, true])
  })

  test.for(WRONG)('is refused from %s', async ([what, misdeed], { world }) => {
    const made = await setUp(world, `wrong-${WRONG.findIndex(([name]) => name === what)}`)
    const browser = openBrowser(world)
    const refused = await signInByPasskey(browser, made, misdeed)
    expect(refused.statusCode).toBe(401)
    expect(refused.body).toContain('Khóa truy cập chưa được nhận')
    expect(browser.cookies.has('nts')).toBe(false)
    expect((await signInByPasskey(browser, made)).statusCode).toBe(303)
  })

  test('an answer counts once, in the browser that asked, within five minutes', async ({ world }) => {
    const { login, device } = await setUp(world, 'replayer')
    const [browser, other] = [openBrowser(world), openBrowser(world)]
    const answer = device.get(await askForSecondStep(browser, login))
    await askForSecondStep(other, login)
    expect((await show(other, answer)).statusCode).toBe(401)
    expect((await show(browser, answer)).statusCode).toBe(303)
    await askForSecondStep(browser, login)
    expect((await show(browser, answer)).statusCode).toBe(401)
    const late = device.get(await askForSecondStep(browser, login))
    await sql`update accounts.passkey_challenge set expires_at = expires_at - interval '5 minutes'`.execute(world.db)
    expect((await show(browser, late)).statusCode).toBe(401)
    for (const nonsense of ['{', '{}', '[]', JSON.stringify({ ...late, more: 1 })])
      expect((await browser.submit('/dang-nhap/buoc-hai', { passkey: nonsense })).statusCode).toBe(401)
  })

  test('a challenge taken by a wrong answer is gone, and a challenge for a proof opens no session', async ({
    world,
  }) => {
    const { login, device, browser: inside } = await setUp(world, 'mixer')
    const browser = openBrowser(world)
    const asked = await askForSecondStep(browser, login)
    expect((await show(browser, device.get(asked, { isUnverified: true }))).statusCode).toBe(401)
    expect((await show(browser, device.get(asked))).statusCode).toBe(401)
    const forProof = (await inside.send('POST', '/api/v1/session/proof/challenge')).json()
    expect((await show(browser, device.get(forProof))).statusCode).toBe(401)
  })

  test("another person's passkey, and one that was taken off, let nobody in", async ({ world }) => {
    const [mine, theirs] = [await setUp(world, 'mine'), await setUp(world, 'theirs')]
    const browser = openBrowser(world)
    const { challenge } = await askForSecondStep(browser, mine.login)
    const foreign = await askForSecondStep(openBrowser(world), theirs.login)
    // Devices need not say whose passkey it is.
    const { userHandle, ...answer } = theirs.device.get({ ...foreign, challenge })
    expect(userHandle).toBeDefined()
    expect((await show(browser, answer)).statusCode).toBe(401)

    await addPasskey(mine.browser, makeAuthenticator(HERE), 'Khóa thứ hai')
    const asked = await askForSecondStep(browser, mine.login)
    const [first] = (await accountOf(mine.browser)).passkeys
    expect((await mine.browser.send('DELETE', `${PATH}/${first.id}`)).statusCode).toBe(200)
    expect((await show(browser, mine.device.get(asked))).statusCode).toBe(401)
    const { allowCredentials } = await askForSecondStep(browser, mine.login)
    expect(allowCredentials).toHaveLength(1)
    expect((await theirs.browser.send('DELETE', `${PATH}/${first.id}`)).statusCode).toBe(404)
  })

  test('a counter that does not rise is refused and written down; one that never counts is fine', async ({ world }) => {
    const made = await setUp(world, 'counted')
    const browser = openBrowser(world)
    expect((await signInByPasskey(browser, made, { counter: 40 })).statusCode).toBe(303)
    for (const counter of [40, 7, 0]) {
      const refused = await signInByPasskey(openBrowser(world), made, { counter })
      expect(refused.statusCode).toBe(409)
      expect(refused.body).toContain('máy khác đang giữ bản sao')
    }
    const copied = (await eventsOf(world, made.id)).filter(({ type }) => type === 'accounts.passkey-copied')
    expect(copied.map(({ body }) => [body.counter, body.before])).toEqual([
      [40, 40],
      [7, 40],
      [0, 40],
    ])
    expect((await signInByPasskey(openBrowser(world), made, { counter: 41 })).statusCode).toBe(303)
    const synced = await setUp(world, 'synced', makeAuthenticator(HERE, { counts: false }))
    for (let i = 0; i < 2; i += 1) expect((await signInByPasskey(openBrowser(world), synced)).statusCode).toBe(303)
  })

  test('wrong answers are limited as wrong codes are', async ({ world }) => {
    const made = await setUp(world, 'limited')
    const thief = openBrowser(world, '10.66.0.2')
    for (let i = 0; i < 5; i += 1)
      expect((await signInByPasskey(thief, made, { isUnverified: true })).statusCode).toBe(401)
    const shut = await thief.submit('/dang-nhap/buoc-hai', {
      passkey: JSON.stringify(made.device.get((await thief.send('POST', '/dang-nhap/buoc-hai/khoa')).json())),
    })
    expect([shut.statusCode, Number(shut.headers['retry-after']) > 0]).toEqual([429, true])
  })

  test('nothing is asked without a first step, from another site, or once the person is disabled', async ({
    world,
  }) => {
    const { id, login } = await setUp(world, 'stopped')
    const browser = openBrowser(world)
    expect((await browser.send('POST', '/dang-nhap/buoc-hai/khoa')).statusCode).toBe(410)
    await askForSecondStep(browser, login)
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await browser.send('POST', '/dang-nhap/buoc-hai/khoa', foreign)).statusCode).toBe(403)
    await (await world.api.as('administrator')).post(`/api/v1/people/${id}/disable`)
    expect((await browser.send('POST', '/dang-nhap/buoc-hai/khoa')).statusCode).toBe(410)
    const page = await browser.send('GET', '/dang-nhap/buoc-hai', { headers: { accept: 'text/html' } })
    expect([page.statusCode, page.body.includes('Đã quá 10 phút')]).toEqual([410, true])
  })
})

describe('a proof before an act of weight by passkey', () => {
  const prove = async ({ browser, device }: SetUp, misdeed?: Misdeed) => {
    const asked = await browser.send('POST', '/api/v1/session/proof/challenge')
    expect(asked.statusCode).toBe(201)
    const body = { by: 'passkey', passkey: device.get(asked.json(), misdeed) }
    return browser.send('POST', '/api/v1/session/proof', { body })
  }
  const act = ({ browser }: SetUp) => browser.send('POST', '/api/v1/account/recovery-codes')

  test('opens the act for a quarter of an hour, and is written down', async ({ world }) => {
    const made = await setUp(world, 'prover')
    await letTimePass(world, made.id)
    expect((await act(made)).json()).toMatchObject({ type: '/problems/step-up-needed' })
    expect((await prove(made)).statusCode).toBe(200)
    expect((await act(made)).statusCode).toBe(201)
    expect(await eventsOf(world, made.id)).toContainEqual({ type: 'accounts.proof-given', body: { by: 'passkey' } })
  })

  test.for(WRONG)('is refused from %s', async ([what, misdeed], { world }) => {
    const made = await setUp(world, `proof-${WRONG.findIndex(([name]) => name === what)}`)
    await letTimePass(world, made.id)
    expect((await prove(made, misdeed)).json()).toMatchObject({ status: 403, type: '/problems/wrong-proof' })
    expect((await act(made)).statusCode).toBe(403)
  })

  test('is not replaced by a password, nor by an answer given before', async ({ world }) => {
    const made = await setUp(world, 'stubborn')
    const { browser, device } = made
    const asked = (await browser.send('POST', '/api/v1/session/proof/challenge')).json()
    const body = { by: 'passkey', passkey: device.get(asked) }
    expect((await browser.send('POST', '/api/v1/session/proof', { body })).statusCode).toBe(200)
    await letTimePass(world, made.id)
    for (const again of [body, { by: 'passkey' }, { by: 'password', secret: PASSWORD }])
      expect((await browser.send('POST', '/api/v1/session/proof', { body: again })).statusCode).toBe(403)
    expect((await act(made)).statusCode).toBe(403)
  })
})

describe('taking passkeys off', () => {
  test('the last second factor takes the printed codes along; before that they stay', async ({ world }) => {
    const { id, login, browser, printed } = await setUp(world, 'tidy')
    await addPasskey(browser, makeAuthenticator(HERE), 'Dự phòng')
    for (const left of [1, 0]) {
      const [line] = (await accountOf(browser)).passkeys
      const account = (await browser.send('DELETE', `${PATH}/${line.id}`)).json()
      expect(account.passkeys).toHaveLength(left)
      expect(account.secondFactor?.recoveryCodesLeft).toBe(left === 0 ? undefined : 10)
    }
    expect((await openBrowser(world).signIn(login)).statusCode).toBe(201)
    expect(await world.db.selectFrom('accounts.recovery_code').where('person_id', '=', id).execute()).toEqual([])
    expect(printed).toHaveLength(10)
    const events = (await eventsOf(world, id)).map(({ type }) => type)
    expect(events.filter((type) => type === 'accounts.passkey-removed')).toHaveLength(2)
  })

  test('the app and a passkey stand for each other: the codes stay until both are off', async ({ world }) => {
    const { browser, login, printed } = await setUp(world, 'two-kinds')
    const { secret } = (await browser.send('POST', '/api/v1/account/second-factor')).json()
    const confirm = { body: { code: codeOf(secret) } }
    const done = await browser.send('POST', '/api/v1/account/second-factor/confirmation', confirm)
    expect([done.statusCode, done.json()]).toEqual([201, { recoveryCodes: [] }])
    const [line] = (await accountOf(browser)).passkeys
    await browser.send('DELETE', `${PATH}/${line.id}`)
    expect(await accountOf(browser)).toMatchObject({ proofWays: ['code'], secondFactor: { recoveryCodesLeft: 10 } })
    expect((await openBrowser(world).signIn(login, PASSWORD, printed[0])).statusCode).toBe(201)
    const off = (await browser.send('DELETE', '/api/v1/account/second-factor')).json()
    expect(off).toMatchObject({ secondFactor: null, authenticator: null, passkeys: [] })
    expect((await openBrowser(world).signIn(login)).statusCode).toBe(201)
  })

  test('is done by an administrator for who lost all of them, who also sees that there are some', async ({ world }) => {
    const { id, login } = await setUp(world, 'lost-all')
    const root = await world.api.as('administrator')
    expect((await root.get(`/api/v1/people/${id}/sign-in`)).body).toMatchObject({
      secondFactor: { recoveryCodesLeft: 10 },
      authenticator: null,
      passkeys: [{ name: 'Điện thoại' }],
    })
    expect((await root.del(`/api/v1/people/${id}/second-factor`)).body).toMatchObject({
      secondFactor: null,
      passkeys: [],
    })
    expect((await root.del(`/api/v1/people/${id}/second-factor`)).status).toBe(409)
    expect((await openBrowser(world).signIn(login)).statusCode).toBe(201)
    expect((await eventsOf(world, id)).map(({ type }) => type)).toContain('accounts.passkey-removed')
  })
})

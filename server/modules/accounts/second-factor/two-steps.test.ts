import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { type Browser, makePerson, openBrowser, PASSWORD } from '../../../../test/sign-in-calls.ts'
import { systemClock } from '../../../kernel/time.ts'
import { codeAt, stepAt } from './totp.ts'

type SetUp = { id: string; browser: Browser; phone: Phone; used: string; printed: string[] }
type Phone = { code(stepsAhead?: number): string }

/** Signs in and sets the authenticator app up; returns the phone, the printed codes and the browser it was done in. */
async function setUp(world: World, login: string): Promise<SetUp> {
  const id = await makePerson(world, login)
  const browser = openBrowser(world)
  await browser.signIn(login)
  const begun = (await browser.send('POST', '/api/v1/account/second-factor')).json()
  const phone = phoneOf(begun.secret)
  const used = phone.code()
  const done = await browser.send('POST', '/api/v1/account/second-factor/confirmation', { body: { code: used } })
  expect(done.statusCode).toBe(201)
  return { id, browser, phone, used, printed: done.json().recoveryCodes }
}

/** An authenticator app that has read the secret as typed by hand (RFC 4648 base32). */
function phoneOf(typed: string): Phone {
  const bits = [...typed].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const secret = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
  return { code: (ahead = 0) => codeAt(secret, stepAt(systemClock.now()) + ahead) }
}

/** Takes the last accepted code back by some steps, as time would. */
const letTimePass = ({ db }: World, id: string) =>
  sql`update accounts.second_factor set last_step = last_step - 3 where person_id = ${id}`.execute(db)

describe('setting up two steps', () => {
  test('gives a picture for the app and ten codes for paper, once; nothing counts before a code was seen', async ({
    world,
  }) => {
    await makePerson(world, 'setter')
    const browser = openBrowser(world)
    await browser.signIn('setter')
    const begun = await browser.send('POST', '/api/v1/account/second-factor')
    expect(begun.statusCode).toBe(201)
    expect(begun.headers['cache-control']).toBe('no-store')
    const { secret, uri, qr } = begun.json()
    expect(uri).toContain(`secret=${secret}&issuer=N%C3%B4ng%20th%C3%B4n%20s%E1%BB%91`)
    expect(qr).toMatch(/^<svg [^>]*>.*<\/svg>$/s)
    expect((await openBrowser(world).signIn('setter')).statusCode).toBe(201)

    const path = '/api/v1/account/second-factor/confirmation'
    expect((await browser.send('POST', path, { body: { code: '000000' } })).statusCode).toBe(422)
    const done = await browser.send('POST', path, { body: { code: phoneOf(secret).code() } })
    const { recoveryCodes } = done.json()
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    const account = (await browser.send('GET', '/api/v1/account')).json()
    expect(account).toMatchObject({ secondFactor: { recoveryCodesLeft: 10 }, proofWays: ['code'] })
    expect(JSON.stringify(account)).not.toContain(secret)
    expect((await browser.send('POST', '/api/v1/account/second-factor')).statusCode).toBe(409)
  })

  test('keeps no recovery code as it is, and answers no secret twice', async ({ world }) => {
    const { printed } = await setUp(world, 'keeper')
    const kept = await sql<{ text: string }>`
      select concat((select string_agg(c::text, '') from accounts.recovery_code c),
        (select string_agg(k::text, '') from kernel.command k), (select string_agg(e::text, '') from kernel.event e)) as text
    `.execute(world.db)
    for (const code of printed) expect(kept.rows[0]?.text).not.toContain(code)
  })

  test('is not for illustrative people, who click to sign in', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    expect(await officer.post('/api/v1/account/second-factor')).toMatchObject({
      status: 409,
      body: { type: '/problems/cast-account' },
    })
  })
})

describe('signing in by two steps', () => {
  test('a right password alone opens nothing; with the code it does', async ({ world }) => {
    const { id, phone } = await setUp(world, 'stepper')
    await letTimePass(world, id)
    const browser = openBrowser(world)
    const half = await browser.signIn('stepper')
    expect(half.json()).toMatchObject({ status: 401, type: '/problems/second-step-needed' })
    expect(browser.cookies.has('nts')).toBe(false)
    expect((await browser.signIn('stepper', PASSWORD, phone.code())).statusCode).toBe(201)
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(200)
  })

  test('by pages without JavaScript: password, then code, then where one wanted to go', async ({ world }) => {
    const { id, phone } = await setUp(world, 'reader')
    await letTimePass(world, id)
    const browser = openBrowser(world)
    const first = await browser.submit('/dang-nhap', {
      login: 'reader',
      password: PASSWORD,
      ve: '/lam-viec/ho-so?ky=2024',
    })
    expect(first.headers.location).toBe('/dang-nhap/buoc-hai?ve=%2Flam-viec%2Fho-so%3Fky%3D2024')
    expect(browser.cookies.has('nts')).toBe(false)
    const page = await browser.send('GET', first.headers.location ?? '')
    expect(page.body).toContain('Mã 6 số, hoặc mã dự phòng')
    const wrong = await browser.submit('/dang-nhap/buoc-hai', { code: '000000', ve: '/lam-viec/ho-so?ky=2024' })
    expect(wrong.statusCode).toBe(401)
    expect(wrong.body).toContain('Mã chưa đúng')
    const last = await browser.submit('/dang-nhap/buoc-hai', {
      code: ` ${phone.code()} `,
      ve: '/lam-viec/ho-so?ky=2024',
    })
    expect([last.statusCode, last.headers.location]).toEqual([303, '/lam-viec/ho-so?ky=2024'])
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(200)
    expect(browser.cookies.has('nts-step')).toBe(false)
    const again = await browser.submit('/dang-nhap/buoc-hai', { code: phone.code(1) })
    expect(again.statusCode).toBe(410)
  })

  test('never leads to another site afterwards', async ({ world }) => {
    const { id, phone } = await setUp(world, 'lured')
    await letTimePass(world, id)
    const browser = openBrowser(world)
    const first = await browser.submit('/dang-nhap', { login: 'lured', password: PASSWORD, ve: '//evil.example' })
    expect(first.headers.location).toBe('/dang-nhap/buoc-hai?ve=%2Flam-viec')
    const last = await browser.submit('/dang-nhap/buoc-hai', { code: phone.code(), ve: 'https://evil.example/' })
    expect(last.headers.location).toBe('/lam-viec')
  })

  test('a code that was taken is refused, also two at once, and so is an older one', async ({ world }) => {
    const { id, phone, used } = await setUp(world, 'replayed')
    const first = await openBrowser(world).signIn('replayed', PASSWORD, used)
    expect(first.json()).toMatchObject({ status: 409, type: '/problems/code-used' })
    await letTimePass(world, id)
    const seen = phone.code()
    const both = await Promise.all([1, 2].map(() => openBrowser(world).signIn('replayed', PASSWORD, seen)))
    expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([201, 409]))
    expect((await openBrowser(world).signIn('replayed', PASSWORD, phone.code(-1))).statusCode).toBe(409)
    expect((await openBrowser(world).signIn('replayed', PASSWORD, phone.code(1))).statusCode).toBe(201)
  })

  test('a recovery code lets in once, however it is typed, and the account shows how many are left', async ({
    world,
  }) => {
    const { printed } = await setUp(world, 'phoneless')
    const typed = (printed[0] ?? '').toUpperCase().replaceAll('-', ' ')
    const browser = openBrowser(world)
    expect((await browser.signIn('phoneless', PASSWORD, typed)).statusCode).toBe(201)
    expect((await openBrowser(world).signIn('phoneless', PASSWORD, printed[0])).statusCode).toBe(409)
    const account = (await browser.send('GET', '/api/v1/account')).json()
    expect(account.secondFactor.recoveryCodesLeft).toBe(9)
    const renewed = (await browser.send('POST', '/api/v1/account/recovery-codes')).json().recoveryCodes
    expect((await openBrowser(world).signIn('phoneless', PASSWORD, printed[1])).statusCode).toBe(401)
    expect((await openBrowser(world).signIn('phoneless', PASSWORD, renewed[0])).statusCode).toBe(201)
  })

  test('wrong codes are limited as wrong passwords are, and a right password does not clear the count', async ({
    world,
  }) => {
    await setUp(world, 'codes')
    const thief = openBrowser(world, '10.66.0.1')
    for (let i = 0; i < 5; i++) expect((await thief.signIn('codes', PASSWORD, `00000${i}`)).statusCode).toBe(401)
    expect((await thief.signIn('codes', PASSWORD, '000009')).statusCode).toBe(429)
  })

  test('is not got around by a one-time link for a forgotten password', async ({ world }) => {
    const { id, phone } = await setUp(world, 'forgetful')
    await letTimePass(world, id)
    const root = await world.api.as('administrator')
    const { body } = await root.post(`/api/v1/people/${id}/invitation`)
    const browser = openBrowser(world)
    const path = new URL(body.link).pathname
    const set = await browser.submit(path, {
      name: 'Người Thử Nghiệm',
      login: 'forgetful',
      password: 'mưa nắng bốn mùa',
    })
    expect(set.headers.location).toBe('/dang-nhap/buoc-hai?ve=%2Flam-viec')
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(401)
    expect((await browser.submit('/dang-nhap/buoc-hai', { code: phone.code() })).statusCode).toBe(303)
  })

  test('a ticket is worth nothing once its person is disabled', async ({ world }) => {
    const { id, phone } = await setUp(world, 'dismissed')
    await letTimePass(world, id)
    const browser = openBrowser(world)
    await browser.submit('/dang-nhap', { login: 'dismissed', password: PASSWORD })
    const root = await world.api.as('administrator')
    await root.post(`/api/v1/people/${id}/disable`)
    expect((await browser.submit('/dang-nhap/buoc-hai', { code: phone.code() })).statusCode).toBe(410)
  })

  test('is taken off by its holder with a fresh proof, or by an administrator for a lost phone', async ({ world }) => {
    const { browser } = await setUp(world, 'leaving')
    expect((await browser.send('DELETE', '/api/v1/account/second-factor')).json().secondFactor).toBeNull()
    expect((await openBrowser(world).signIn('leaving')).statusCode).toBe(201)
    const { id } = await setUp(world, 'lost')
    const root = await world.api.as('administrator')
    expect(await root.del(`/api/v1/people/${id}/second-factor`)).toMatchObject({
      status: 200,
      body: { secondFactor: null },
    })
    expect((await openBrowser(world).signIn('lost')).statusCode).toBe(201)
  })
})

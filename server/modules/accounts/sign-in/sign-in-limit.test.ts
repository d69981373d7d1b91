import { describe, expect } from 'vitest'
import { test } from '../../../../test/harness.ts'
import { makePerson, openBrowser, PASSWORD } from '../../../../test/sign-in-calls.ts'

const PROVINCE = '203.0.113.7'
const WRONG = 'không phải mật khẩu này'

describe('guessing passwords', () => {
  test('five wrong ones shut the door for that address only, and say how long', async ({ world }) => {
    await makePerson(world, 'guessed')
    const guesser = openBrowser(world, '10.9.9.9')
    for (let i = 0; i < 5; i++) expect((await guesser.signIn('guessed', `sai ${i}`)).statusCode).toBe(401)
    const shut = await guesser.signIn('guessed', PASSWORD)
    expect(shut.statusCode).toBe(429)
    expect(Number(shut.headers['retry-after'])).toBeGreaterThan(800)
    expect(shut.json()).toMatchObject({ type: '/problems/too-many-attempts', detail: expect.stringMatching(/15 phút/) })
    expect((await openBrowser(world, '10.0.0.3').signIn('guessed')).statusCode).toBe(201)
  })

  test('in a burst is counted one by one: of thirty guesses at once five are looked at', async ({ world }) => {
    await makePerson(world, 'burst')
    const guesser = openBrowser(world, '10.9.9.8')
    const replies = await Promise.all(Array.from({ length: 30 }, (_, i) => guesser.signIn('burst', `sai ${i}`)))
    expect(replies.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
    expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(25)
  })

  test('four times and then right lets in, also by two right steps, and forgets the four', async ({ world }) => {
    await makePerson(world, 'clumsy')
    for (let round = 0; round < 2; round++) {
      const browser = openBrowser(world, '10.9.9.7')
      for (let i = 0; i < 4; i++) await browser.signIn('clumsy', WRONG)
      expect((await browser.signIn('clumsy')).statusCode).toBe(201)
    }
  })

  test('from many addresses slows an account by a minute, never where its owner has been', async ({ world }) => {
    await makePerson(world, 'wanted')
    expect((await openBrowser(world, '10.1.0.1').signIn('wanted')).statusCode).toBe(201)
    for (let i = 0; i < 50; i++) await openBrowser(world, `10.2.0.${i}`).signIn('wanted', WRONG)
    const stranger = await openBrowser(world, '10.3.0.1').signIn('wanted', WRONG)
    expect(stranger.statusCode).toBe(429)
    expect(Number(stranger.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect((await openBrowser(world, '10.1.0.1').signIn('wanted')).statusCode).toBe(201)
  })

  test('at the address a colleague shares does not keep the colleague out of the browser they use', async ({
    world,
  }) => {
    await makePerson(world, 'victim')
    const own = openBrowser(world, PROVINCE)
    expect((await own.signIn('victim')).statusCode).toBe(201)
    const attacker = openBrowser(world, PROVINCE)
    for (let i = 0; i < 12; i++) await attacker.signIn('victim', WRONG)
    expect((await attacker.signIn('victim', WRONG)).statusCode).toBe(429)
    expect((await own.signIn('victim')).statusCode).toBe(201)
  })

  test('in the browser of the owner is counted there too', async ({ world }) => {
    await makePerson(world, 'borrowed')
    const browser = openBrowser(world, '10.4.0.1')
    await browser.signIn('borrowed')
    for (let i = 0; i < 10; i++) expect((await browser.signIn('borrowed', WRONG)).statusCode).toBe(401)
    expect((await browser.signIn('borrowed', WRONG)).statusCode).toBe(429)
    expect((await openBrowser(world, '10.4.0.2').signIn('borrowed')).statusCode).toBe(201)
  })

  test('with a made-up cookie of a browser is no way around the count', async ({ world }) => {
    await makePerson(world, 'posed')
    const statuses = []
    for (let i = 0; i < 6; i++) {
      const browser = openBrowser(world, '10.5.0.1')
      browser.cookies.set('nts-device', `${i}`.padEnd(43, 'x'))
      statuses.push((await browser.signIn('posed', WRONG)).statusCode)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })
})

describe('a province behind one address', () => {
  test('still signs in after hundreds of wrong names came from there, and the answer never tells which names exist', async ({
    world,
  }) => {
    const address = '203.0.113.8'
    await makePerson(world, 'colleague')
    for (let i = 0; i < 100; i++) await openBrowser(world, address).signIn(`nobody-${i}`, WRONG)
    const refused = []
    for (const name of ['nobody-at-all', 'colleague']) {
      const reply = await openBrowser(world, address).signIn(name, WRONG)
      expect(reply.statusCode).toBe(429)
      refused.push({ ...reply.json(), requestId: '', detail: '' })
    }
    expect(refused[0]).toEqual(refused[1])
    expect((await openBrowser(world, address).signIn('colleague')).statusCode).toBe(201)
    await makePerson(world, 'newcomer')
    expect((await openBrowser(world, address).signIn('newcomer')).statusCode).toBe(201)
  })

  test('many people mistyping shut nobody out', async ({ world }) => {
    const address = '203.0.113.9'
    for (let i = 0; i < 30; i++) {
      await makePerson(world, `typist-${i}`)
      for (let j = 0; j < 4; j++) await openBrowser(world, address).signIn(`typist-${i}`, WRONG)
    }
    for (let i = 0; i < 30; i += 10)
      expect((await openBrowser(world, address).signIn(`typist-${i}`)).statusCode).toBe(201)
  })
})

import { describe, expect } from 'vitest'
import { test } from '../../../../test/harness.ts'
import { makePerson, openBrowser, PASSWORD } from '../../../../test/sign-in-calls.ts'

const NEW = 'mưa nắng bốn mùa trên sông'
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36'

describe('my account', () => {
  test('lists where I am signed in, and ends what I do not recognise', async ({ world }) => {
    await makePerson(world, 'owner')
    const here = openBrowser(world)
    await here.signIn('owner')
    const phone = openBrowser(world, '10.8.0.1')
    await phone.send('POST', '/api/v1/session', {
      body: { login: 'owner', password: PASSWORD },
      headers: { 'user-agent': ANDROID },
    })
    const { sessions } = (await here.send('GET', '/api/v1/account')).json()
    expect(sessions).toHaveLength(2)
    const other = sessions.find((one: { isCurrent: boolean }) => !one.isCurrent)
    expect(other).toMatchObject({ device: 'Chrome trên Android', address: '10.8.0.1', openedBy: 'password' })
    const left = await here.send('DELETE', `/api/v1/account/sessions/${other.id}`)
    expect(left.json().sessions).toMatchObject([{ isCurrent: true }])
    expect((await phone.send('GET', '/api/v1/session')).statusCode).toBe(401)
    expect((await here.send('GET', '/api/v1/session')).statusCode).toBe(200)
  })

  test('ends no session of somebody else', async ({ world }) => {
    await makePerson(world, 'mine')
    await makePerson(world, 'theirs')
    const [mine, theirs] = [openBrowser(world), openBrowser(world)]
    await mine.signIn('mine')
    await theirs.signIn('theirs')
    const [session] = (await theirs.send('GET', '/api/v1/account')).json().sessions
    expect((await mine.send('DELETE', `/api/v1/account/sessions/${session.id}`)).statusCode).toBe(404)
    expect((await theirs.send('GET', '/api/v1/session')).statusCode).toBe(200)
  })

  test('takes a new password from who knows the present one, and signs out everywhere else', async ({ world }) => {
    await makePerson(world, 'changer')
    const [here, elsewhere] = [openBrowser(world), openBrowser(world, '10.8.0.2')]
    await here.signIn('changer')
    await elsewhere.signIn('changer')
    const change = (current: string, password: string) =>
      here.send('PUT', '/api/v1/account/password', { body: { current, password } })
    expect((await change('sai', NEW)).json()).toMatchObject({ status: 422, errors: [{ pointer: '/current' }] })
    for (const weak of ['ngắn', 'nongthonmoi2025', 'changer là tôi', 'Người Thử Nghiệm 1'])
      expect((await change(PASSWORD, weak)).json()).toMatchObject({ status: 422, errors: [{ pointer: '/password' }] })
    expect((await change(PASSWORD, NEW)).statusCode).toBe(200)
    expect((await here.send('GET', '/api/v1/session')).statusCode).toBe(200)
    expect((await elsewhere.send('GET', '/api/v1/session')).statusCode).toBe(401)
    expect((await openBrowser(world).signIn('changer', PASSWORD)).statusCode).toBe(401)
    expect((await openBrowser(world).signIn('changer', NEW)).statusCode).toBe(201)
  })

  test('leaves no digest of a password among the answers for retries', async ({ world }) => {
    await makePerson(world, 'digested')
    const browser = openBrowser(world)
    await browser.signIn('digested')
    await browser.send('POST', '/api/v1/session/proof', { body: { by: 'password', secret: PASSWORD } })
    await browser.send('PUT', '/api/v1/account/password', { body: { current: PASSWORD, password: NEW } })
    const routes = await world.db.selectFrom('kernel.command').select('route').execute()
    expect(routes.filter(({ route }) => /password|proof/.test(route))).toEqual([])
  })
})

describe('an administrator', () => {
  test('sees where somebody is signed in and ends it; a disabled person is out at the next request', async ({
    world,
  }) => {
    const id = await makePerson(world, 'watched', ['commune-officer'])
    const browser = openBrowser(world, '10.8.0.3')
    await browser.signIn('watched')
    const root = await world.api.as('administrator')
    const { body } = await root.get(`/api/v1/people/${id}/sign-in`)
    expect(body).toMatchObject({
      login: 'watched',
      hasPassword: true,
      secondFactor: null,
      identities: [],
      sessions: [{ address: '10.8.0.3', isCurrent: false }],
      sso: null,
    })
    const { rows } = await world.house.connection.pool.query(
      'select event_id from kernel.personal_view where person = $1',
      [id],
    )
    expect(rows).toHaveLength(1)
    expect(await root.del(`/api/v1/people/${id}/sessions/${body.sessions[0].id}`)).toMatchObject({
      body: { sessions: [] },
    })
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(401)
    await browser.signIn('watched')
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(200)
    await root.post(`/api/v1/people/${id}/disable`)
    expect((await browser.send('GET', '/api/v1/session')).statusCode).toBe(401)
    expect((await browser.signIn('watched')).statusCode).toBe(401)
  })

  test('of one commune neither sees nor touches how others sign in', async ({ world }) => {
    const id = await makePerson(world, 'remote')
    const officer = await world.api.as('commune-officer')
    expect((await officer.get(`/api/v1/people/${id}/sign-in`)).status).toBe(403)
    expect((await officer.del(`/api/v1/people/${id}/sessions`)).status).toBe(403)
    expect((await officer.del(`/api/v1/people/${id}/second-factor`)).status).toBe(403)
  })
})

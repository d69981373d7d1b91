import type { RouteOptions } from 'fastify'
import { sql } from 'kysely'
import rolesFile from '../../../../data/roles.json' with { type: 'json' }
import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { type Browser, makePerson, openBrowser, PASSWORD } from '../../../../test/sign-in-calls.ts'
import { createApp } from '../../../app.ts'
import type { App } from '../../../kernel/http.ts'
import { newId } from '../../../kernel/id.ts'
import type { Permission } from '../../../kernel/policy.ts'
import { createLog } from '../../../kernel/log.ts'
import { modules } from '../../../modules.ts'
import { findUnit } from '../../units/index.ts'
import { plainDate } from '../../../kernel/time.ts'

const NEEDED = { status: 403, type: '/problems/step-up-needed' }

/** A role that manages people and asks for no second step, so that a password is the proof. */
async function managerByPassword({ db, house }: World): Promise<string> {
  const state = { permissions: ['accounts:manage', ...OFFICER] as Permission[], two_steps: false, is_offered: true }
  const row = {
    id: newId(),
    scope_id: null,
    code: `own-${newId()}`,
    name: 'Quản trị bằng mật khẩu',
    basis: 'Thử nghiệm',
  }
  await db
    .insertInto('accounts.role_edition')
    .values({ ...row, ...state, based_on: 'administrator', recorded_at: house.clock.now(), recorded_by: null })
    .execute()
  return row.code
}

const OFFICER = rolesFile.roles.find(({ code }) => code === 'commune-officer')?.permissions ?? []

/** Somebody who signed in some minutes ago. */
async function workSince(world: World, login: string, minutes: number): Promise<Browser> {
  const id = await makePerson(world, login, [await managerByPassword(world)])
  const browser = openBrowser(world)
  await browser.signIn(login)
  await grow(world, id, minutes)
  return browser
}

const grow = ({ db }: World, personId: string, minutes: number) =>
  sql`update accounts.session set proven_at = proven_at - make_interval(mins => ${minutes}) where person_id = ${personId}`.execute(
    db,
  )

async function newPerson({ db }: World): Promise<object> {
  const unit = await findUnit(db, { code: '30253', asOf: plainDate('2024-10-14') })
  const position = {
    agencyId: null,
    title: 'Cán bộ thử nghiệm',
    roles: ['commune-officer'],
    from: '2024-01-01',
    to: null,
  }
  return { name: 'Cán Bộ Mới', position: { ...position, unitId: unit?.id } }
}

describe('an act of weight', () => {
  test('is done within minutes of signing in and refused later, with nothing written', async ({ world }) => {
    const body = await newPerson(world)
    const fresh = await workSince(world, 'fresh', 14)
    expect((await fresh.send('POST', '/api/v1/people', { body })).statusCode).toBe(201)
    const stale = await workSince(world, 'stale', 15)
    const count = async () => (await stale.send('GET', '/api/v1/people?q=can%20bo%20moi')).json().items.length
    const before = await count()
    const refused = await stale.send('POST', '/api/v1/people', { body })
    expect(refused.json()).toMatchObject(NEEDED)
    expect(refused.json().detail).toMatch(/xác minh lại bằng mật khẩu/)
    expect(await count()).toBe(before)
  })

  test('repeated after the proof with the same command id is done once, however often it is sent', async ({
    world,
  }) => {
    const body = await newPerson(world)
    const browser = await workSince(world, 'repeater', 60)
    const key = newId()
    expect((await browser.send('POST', '/api/v1/people', { body, key })).json()).toMatchObject(NEEDED)
    const proof = await browser.send('POST', '/api/v1/session/proof', { body: { by: 'password', secret: PASSWORD } })
    expect(proof.statusCode).toBe(200)
    const done = await browser.send('POST', '/api/v1/people', { body, key })
    expect(done.statusCode).toBe(201)
    const again = await browser.send('POST', '/api/v1/people', { body, key })
    expect(again.json().id).toBe(done.json().id)
    const events = await sql<{ count: number }>`
      select count(*) as count from kernel.event where type = 'accounts.person-added' and subject = ${done.json().id}`.execute(
      world.db,
    )
    expect(events.rows).toEqual([{ count: 1 }])
  })

  test('is not opened by a wrong password, nor by guessing one', async ({ world }) => {
    const browser = await workSince(world, 'guesser', 60)
    const prove = (secret: string) =>
      browser.send('POST', '/api/v1/session/proof', { body: { by: 'password', secret } })
    for (let i = 0; i < 10; i++)
      expect((await prove(`sai ${i}`)).json()).toMatchObject({ type: '/problems/wrong-proof' })
    expect((await prove(PASSWORD)).statusCode).toBe(429)
    for (const by of ['code', 'demo'])
      expect((await browser.send('POST', '/api/v1/session/proof', { body: { by } })).statusCode).toBe(403)
    expect((await browser.send('POST', '/api/v1/people', { body: await newPerson(world) })).json()).toMatchObject(
      NEEDED,
    )
  })

  test('asks nobody for a password whose right it is not', async ({ world }) => {
    const id = await makePerson(world, 'outsider', ['commune-officer'])
    const browser = openBrowser(world)
    await browser.signIn('outsider')
    await grow(world, id, 60)
    const refused = await browser.send('POST', '/api/v1/people', { body: await newPerson(world) })
    expect(refused.json()).toMatchObject({ type: '/problems/not-allowed' })
  })

  test('takes one click of an illustrative person, whose sign-in is a proof too', async ({ world }) => {
    const root = await world.api.as('administrator')
    expect((await root.post('/api/v1/people', await newPerson(world))).status).toBe(201)
    const { body } = await root.get('/api/v1/session')
    await grow(world, body.person.id, 60)
    expect(await root.post('/api/v1/people', await newPerson(world))).toMatchObject({ status: 403, body: NEEDED })
    expect((await root.get('/api/v1/account')).body).toMatchObject({ proofWays: ['demo'], illustrative: true })
    expect((await root.post('/api/v1/session/proof', { by: 'demo' })).status).toBe(200)
    expect((await root.post('/api/v1/people', await newPerson(world))).status).toBe(201)
  })

  test('is every vote, signature and decision, everything that gives a right or a way in, and nothing that is only read', async ({
    world,
  }) => {
    const asked: string[] = []
    const weighty: string[] = []
    const spy = (route: RouteOptions): void => {
      const { access, needsProof } = route.config ?? {}
      const name = `${String(route.method)} ${route.url}`
      if (needsProof) asked.push(name)
      if (/^assessment:(vote|decide|sign)$/.test(String(access))) weighty.push(name)
    }
    const seen = { name: 'spy', routes: (app: App) => void app.addHook('onRoute', spy) }
    await createApp(world.house, [seen, ...modules], createLog('silent'))
    expect(asked.sort()).toEqual([
      'DELETE /api/v1/account/passkeys/:id',
      'DELETE /api/v1/account/second-factor',
      'DELETE /api/v1/people/:id/second-factor',
      'POST /api/v1/account/passkeys',
      'POST /api/v1/account/passkeys/challenge',
      'POST /api/v1/account/recovery-codes',
      'POST /api/v1/account/second-factor',
      'POST /api/v1/account/tokens',
      'POST /api/v1/agencies',
      'POST /api/v1/agencies/:id/end',
      'POST /api/v1/agencies/:id/names',
      'POST /api/v1/agencies/:id/programmes',
      'POST /api/v1/agencies/:id/sectors',
      'POST /api/v1/criteria-sets/:id/:version/confirmations',
      'POST /api/v1/dossiers/:id/ballots',
      'POST /api/v1/dossiers/:id/decision',
      'POST /api/v1/dossiers/:id/publication',
      'POST /api/v1/dossiers/:id/submission',
      'POST /api/v1/dossiers/:id/withdrawal',
      'POST /api/v1/focal-agencies/:id/end',
      'POST /api/v1/people',
      'POST /api/v1/people/:id/enable',
      'POST /api/v1/people/:id/erasure',
      'POST /api/v1/people/:id/identities',
      'POST /api/v1/people/:id/invitation',
      'POST /api/v1/people/:id/positions',
      'POST /api/v1/people/sheets/:sheet/acceptance',
      'POST /api/v1/positions/:id/deputies',
      'POST /api/v1/publications',
      'POST /api/v1/roles',
      'POST /api/v1/roles/:code/reset',
      'POST /api/v1/unit-decisions/:id/application',
      'POST /api/v1/unit-decisions/:id/undoing',
      'PUT /api/v1/people/:id/name',
      'PUT /api/v1/roles/:code',
    ])
    expect(weighty.filter((name) => !asked.includes(name))).toEqual([])
  })
})

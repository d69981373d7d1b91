import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import type { Caller } from '../../../../test/api.ts'
import { makePerson, unitIdOf } from '../../../../test/make-people.ts'
import { makePerson as makeWithPassword, openBrowser } from '../../../../test/sign-in-calls.ts'
import { plainDate, systemClock } from '../../../kernel/time.ts'
import { peopleWith } from '../names.ts'
import { codeAt, stepAt } from '../second-factor/totp.ts'

const BASIS = 'Quy chế 12/QC-UBND (minh họa)'

type Change = { permissions: string[]; twoSteps?: boolean; isOffered?: boolean; basis?: string; name?: string }

/** Changes a role of Đồng Tháp as the administrator does: on what the screen shows. */
async function change(world: World, code: string, wanted: Change, provinceId?: string) {
  const root = await world.api.as('administrator')
  const province = provinceId ?? (await unitIdOf(world, '87'))
  const settings = (await root.get(`/api/v1/role-settings?provinceId=${province}`)).body
  const { name, edition } = settings.items.find((role: { code: string }) => role.code === code)
  const more = { name, twoSteps: false, isOffered: true, basis: BASIS, ...wanted }
  return root.put(`/api/v1/roles/${code}`, { provinceId: province, seen: edition, ...more })
}

const OFFICER = [
  'indicators:record',
  'indicators:read',
  'evidence:attach',
  'assessment:prepare',
  'assessment:read',
  'hamlets:manage',
  'hamlets:contact',
]

const mayPrepare = async (caller: Caller): Promise<boolean> =>
  (await caller.get('/api/v1/session')).body.permissions.includes('assessment:prepare')

describe('a role that a province changed', () => {
  test('holds there from the next request, nowhere else, and back again', async ({ world }) => {
    const here = await makePerson(world, '30253', 'Cán Bộ Ở Đây')
    const elsewhere = await makePerson(world, '28225', 'Cán Bộ Nơi Khác')
    const changed = await change(world, 'commune-officer', {
      permissions: OFFICER.filter((code) => code !== 'assessment:prepare'),
    })
    expect(changed.status).toBe(200)
    expect([await mayPrepare(here.as), await mayPrepare(elsewhere.as)]).toEqual([false, true])
    const role = changed.body.items.find(({ code }: { code: string }) => code === 'commune-officer')
    expect(role).toMatchObject({ origin: 'province', isOwn: false, history: [{ basis: BASIS, closed: null }] })
    expect(role.holders).toBeGreaterThan(1)

    const root = await world.api.as('administrator')
    const provinceId = await unitIdOf(world, '87')
    const reset = { provinceId, seen: role.edition, basis: 'Bãi bỏ quy chế 12' }
    expect((await root.post('/api/v1/roles/commune-officer/reset', reset)).status).toBe(200)
    expect(await mayPrepare(here.as)).toBe(true)
    expect(await root.post('/api/v1/roles/commune-officer/reset', reset)).toMatchObject({
      status: 409,
      body: { type: '/problems/role-moved' },
    })
    const { rows } = await sql<{ type: string; body: { before?: { permissions: string[] } } }>`
      select type, body::jsonb as body from kernel.event where type like 'accounts.role-%' order by id`.execute(
      world.db,
    )
    expect(rows.map(({ type }) => type)).toEqual(['accounts.role-changed', 'accounts.role-reset'])
    expect(rows[0]?.body.before?.permissions).toContain('assessment:prepare')
  })

  test('of two changes on the same state, the second hears of the first', async ({ world }) => {
    const root = await world.api.as('administrator')
    const provinceId = await unitIdOf(world, '87')
    const wanted = {
      provinceId,
      seen: null,
      name: 'Lãnh đạo',
      permissions: ['indicators:read'],
      twoSteps: false,
      isOffered: true,
      basis: BASIS,
    }
    const replies = await Promise.all([1, 2].map(() => root.put('/api/v1/roles/leadership', wanted)))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 409]))
  })

  test('keeps the limits: reserved rights, duties apart, a fixed role', async ({ world }) => {
    const refused = await change(world, 'commune-officer', {
      permissions: ['accounts:manage', 'assessment:prepare', 'assessment:decide'],
    })
    expect(refused).toMatchObject({ status: 422, body: { type: '/problems/invalid-input' } })
    expect(refused.body.errors).toHaveLength(2)
    expect(await change(world, 'administrator', { permissions: ['accounts:manage'], twoSteps: true })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/permissions' }] },
    })
    expect((await change(world, 'commune-officer', { permissions: OFFICER, basis: 'x' })).status).toBe(422)
  })

  test('is for whoever manages the whole province', async ({ world }) => {
    const provinceId = await unitIdOf(world, '87')
    const local = await makePerson(world, '30253', 'Quản Trị Xã', { roles: ['administrator'] })
    expect((await local.as.get(`/api/v1/role-settings?provinceId=${provinceId}`)).status).toBe(403)
    const wanted = {
      provinceId,
      seen: null,
      name: 'Lãnh đạo',
      permissions: ['indicators:read'],
      twoSteps: false,
      isOffered: true,
      basis: BASIS,
    }
    expect((await local.as.put('/api/v1/roles/front-officer', wanted)).status).toBe(403)
    const own = await makePerson(world, '87', 'Quản Trị Tỉnh', { roles: ['administrator'] })
    expect((await own.as.put('/api/v1/roles/front-officer', wanted)).status).toBe(200)
    expect((await own.as.get('/api/v1/role-settings')).status).toBe(403)
    const commune = await unitIdOf(world, '30253')
    expect(await own.as.get(`/api/v1/role-settings?provinceId=${commune}`)).toMatchObject({ status: 422 })
  })
})

describe("a role of a province's own", () => {
  test('is made after a shipped one, given, renamed, and no longer offered', async ({ world }) => {
    const root = await world.api.as('administrator')
    const provinceId = await unitIdOf(world, '87')
    const wanted = {
      provinceId,
      basedOn: 'commune-officer',
      name: 'Cán bộ nhập liệu',
      permissions: ['indicators:record', 'indicators:read'],
      twoSteps: false,
      basis: BASIS,
    }
    const made = await root.post('/api/v1/roles', wanted)
    expect(made.status).toBe(201)
    const { code } = made.body.items.find(({ name }: { name: string }) => name === 'Cán bộ nhập liệu')
    expect((await root.post('/api/v1/roles', { ...wanted, name: 'cán bộ  NHẬP LIỆU' })).body.errors).toMatchObject([
      { pointer: '/name' },
    ])

    const officer = await makePerson(world, '30253', 'Người Nhập Liệu', { roles: [code] })
    const { permissions } = (await officer.as.get('/api/v1/session')).body
    expect(permissions).toEqual(['indicators:read', 'indicators:record'])
    const there = (await root.get(`/api/v1/roles?unitId=${await unitIdOf(world, '30253')}`)).body.items
    expect(there.map((role: { code: string }) => role.code)).toContain(code)
    const elsewhere = {
      name: 'Người Khác',
      position: {
        unitId: await unitIdOf(world, '28225'),
        agencyId: null,
        title: 'Cán bộ',
        roles: [code],
        from: '2024-01-01',
        to: null,
      },
    }
    expect((await root.post('/api/v1/people', elsewhere)).body.errors).toMatchObject([{ pointer: '/roles' }])

    const closed = await change(world, code, {
      name: 'Cán bộ nhập số liệu',
      permissions: ['indicators:read'],
      isOffered: false,
    })
    expect(closed.status).toBe(200)
    expect((await officer.as.get('/api/v1/session')).body.permissions).toEqual(['indicators:read'])
    const late = { ...elsewhere, position: { ...elsewhere.position, unitId: await unitIdOf(world, '30253') } }
    expect((await root.post('/api/v1/people', late)).body.errors[0].detail).toContain('thôi không giao thêm')
  })

  test('goes on in the province that its province became part of', async ({ world }) => {
    const root = await world.api.as('administrator')
    const provinceId = await unitIdOf(world, '87')
    await root.post('/api/v1/roles', {
      provinceId,
      basedOn: 'leadership',
      name: 'Lãnh đạo Hội',
      permissions: ['indicators:read'],
      twoSteps: true,
      basis: BASIS,
    })
    const heir = await unitIdOf(world, '82', '2025-07-01')
    const later = (await root.get(`/api/v1/roles?unitId=${heir}`)).body.items
    expect(later.find(({ name }: { name: string }) => name === 'Lãnh đạo Hội')).toMatchObject({
      twoSteps: true,
      origin: 'former-provinces',
    })
  })
})

describe('a role that asks for two steps', () => {
  test('gives its rights only to who signs in that way, and says so to the others', async ({ world }) => {
    await makeWithPassword(world, 'lone-admin')
    const browser = openBrowser(world)
    await browser.signIn('lone-admin')
    const session = (await browser.send('GET', '/api/v1/session')).json()
    expect(session).toMatchObject({ twoStepsAsked: ['Quản trị hệ thống'], permissions: [] })
    const refused = (await browser.send('GET', '/api/v1/people')).json()
    expect(refused).toMatchObject({ status: 403, type: '/problems/two-steps-asked' })
    expect(refused.detail).toContain('bật đăng nhập hai bước')

    const { secret } = (await browser.send('POST', '/api/v1/account/second-factor')).json()
    const code = codeAt(fromBase32(secret), stepAt(systemClock.now()))
    expect(
      (await browser.send('POST', '/api/v1/account/second-factor/confirmation', { body: { code } })).statusCode,
    ).toBe(201)
    expect((await browser.send('GET', '/api/v1/people')).statusCode).toBe(200)
    expect((await browser.send('GET', '/api/v1/session')).json()).toMatchObject({ twoStepsAsked: [] })
  })

  test('can be asked for by a province, and keeps a seat in the council meanwhile', async ({ world }) => {
    const changed = await change(world, 'council-member', {
      permissions: ['indicators:read', 'assessment:vote', 'assessment:read'],
      twoSteps: true,
    })
    const role = changed.body.items.find(({ code }: { code: string }) => code === 'council-member')
    // Illustrative people click once and have nothing to prove.
    expect(role).toMatchObject({ twoSteps: true, withoutTwoSteps: 0 })
    await world.db
      .updateTable('accounts.person')
      .set({ demo_key: null })
      .where('demo_key', '=', 'council-member-2')
      .execute()
    const again = (
      await (await world.api.as('administrator')).get(`/api/v1/role-settings?provinceId=${await unitIdOf(world, '87')}`)
    ).body
    expect(again.items.find(({ code }: { code: string }) => code === 'council-member').withoutTwoSteps).toBe(1)
    const seats = await peopleWith(world.db, 'assessment:vote', await unitIdOf(world, '87'), plainDate('2024-10-14'))
    expect(seats).toHaveLength(3)
  })
})

function fromBase32(typed: string): Buffer {
  const bits = [...typed].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

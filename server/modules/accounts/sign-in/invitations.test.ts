import { beforeEach, describe, expect, test as base } from 'vitest'
import { openWorld, type World } from '../../../../test/harness.ts'
import { transactAsSystem } from '../../../kernel/http.ts'
import { inviteFirstAdministrator } from '../people/first-administrator.ts'

const PASSWORD = 'lúa chín vàng đồng'

function send({ app }: World, path: string, fields: Partial<Record<'name' | 'login' | 'password', string>> = {}) {
  return app.inject({
    method: 'POST',
    url: path,
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
    },
    payload: new URLSearchParams({
      name: 'Quản Trị Viên',
      login: 'quan.tri',
      password: PASSWORD,
      ...fields,
    }).toString(),
  })
}

const test = base.extend<{ real: World }>({
  real: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the fixtures a function needs from its first parameter
    async ({}, use) => {
      const world = await openWorld({ kind: 'real' })
      await use(world)
      await world.close()
    },
    { scope: 'file' },
  ],
})

/** Back to a real database nobody has signed in to. */
beforeEach<{ real: World }>(async ({ real }) => {
  for (const table of ['session', 'session_place', 'invitation', 'position', 'person'] as const)
    await real.db.deleteFrom(`accounts.${table}`).execute()
})

const invite = ({ house }: World) => transactAsSystem(house, 'test', inviteFirstAdministrator)

const pathOf = async (world: World): Promise<string> => {
  const invitation = await invite(world)
  if (!invitation) throw new Error('no first administrator to invite')
  return invitation.path
}

describe('the one-time link of the first administrator', () => {
  test('lets one person choose name, login and password, and works once', async ({ real: world }) => {
    const path = await pathOf(world)
    const page = await world.api.page(path)
    expect(page.text).toContain('autocomplete="new-password"')
    expect(page.headers['referrer-policy']).toBe('no-referrer')

    const used = await send(world, path)
    expect(used.statusCode).toBe(303)
    expect(used.headers.location).toBe('/lam-viec')
    const cookie = `nts=${used.cookies[0]?.value}`
    const session = await world.app.inject({ url: '/api/v1/session', headers: { cookie } })
    expect(session.json()).toMatchObject({
      person: { name: 'Quản Trị Viên', illustrative: false },
      positions: [{ title: 'Quản trị hệ thống', unit: null, roles: ['administrator'] }],
      installation: 'real',
    })

    expect((await send(world, path, { login: 'ke.khac' })).statusCode).toBe(410)
    expect((await world.api.page(path)).status).toBe(410)
    expect(await invite(world)).toBeUndefined()
    const again = await world.api.post('/api/v1/session', { login: 'QUAN.TRI', password: PASSWORD })
    expect(again.status).toBe(201)
  })

  test('asked for again before it was used replaces the lost one', async ({ real: world }) => {
    const [lost, found] = [await pathOf(world), await pathOf(world)]
    expect((await world.api.page(lost)).status).toBe(410)
    expect((await world.api.page(found)).status).toBe(200)
    const people = await world.db.selectFrom('accounts.person').select('id').execute()
    expect(people).toHaveLength(1)
  })

  test('is over after a day', async ({ real: world }) => {
    const path = await pathOf(world)
    const earlier = '2024-01-01T00:00:00.000Z' as never
    await world.db.updateTable('accounts.invitation').set({ expires_at: earlier }).execute()
    expect((await send(world, path)).statusCode).toBe(410)
  })

  test('stays open while the form has mistakes, and shows each one at its field', async ({ real: world }) => {
    const path = await pathOf(world)
    const weak = await send(world, path, { password: 'nongthonmoi' })
    expect(weak.statusCode).toBe(422)
    expect(weak.body).toMatch(/id="password-error"[^>]*>[^<]*dễ đoán/)
    expect(weak.body).not.toContain('value="nongthonmoi"')
    const bad = await send(world, path, { name: ' ', login: 'tên có dấu' })
    expect(bad.body).toMatch(/id="name-error"/)
    expect(bad.body).toMatch(/id="login-error"/)
    expect((await send(world, path)).statusCode).toBe(303)
  })

  test('opens nothing when its token is guessed', async ({ real: world }) => {
    expect((await send(world, '/moi/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).statusCode).toBe(410)
  })
})

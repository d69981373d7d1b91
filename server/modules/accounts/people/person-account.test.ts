import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { makePerson, unitIdOf } from '../../../../test/make-people.ts'
import { openBrowser, PASSWORD } from '../../../../test/sign-in-calls.ts'
import { newId } from '../../../kernel/id.ts'
import { hashPassword } from '../passwords/passwords.ts'

const ADMINISTRATOR = { title: 'Quản trị của tỉnh', roles: ['administrator'] }

/** A person with login and password, as after a first link. */
async function makeSigned(world: World, name: string, login: string) {
  const made = await makePerson(world, '30253', name)
  const password_hash = await hashPassword(PASSWORD)
  await world.db.updateTable('accounts.person').set({ login, password_hash }).where('id', '=', made.id).execute()
  return made
}

async function linkOf(world: World, id: string): Promise<string> {
  const root = await world.api.as('administrator')
  return new URL((await root.post(`/api/v1/people/${id}/invitation`)).body.link).pathname
}

describe('a one-time link', () => {
  test('of somebody with an account sets a password and neither name nor login, whatever is sent', async ({
    world,
  }) => {
    const person = await makeSigned(world, 'Lê Thị Có Sẵn', 'co.san')
    const path = await linkOf(world, person.id)
    const page = await world.api.page(path)
    expect(page.text).toContain('Lê Thị Có Sẵn')
    expect(page.text).not.toContain('name="name"')
    expect(page.text).toMatch(/value="co\.san" readonly/)
    const browser = openBrowser(world)
    const used = await browser.submit(path, {
      name: 'Trương Công Danh',
      login: 'chu.tich',
      password: 'lúa mới gặt xong',
    })
    expect(used.statusCode).toBe(303)
    const root = await world.api.as('administrator')
    expect((await root.get(`/api/v1/people/${person.id}`)).body).toMatchObject({ name: person.name, login: 'co.san' })
    expect((await openBrowser(world).signIn('co.san', 'lúa mới gặt xong')).statusCode).toBe(201)
  })

  test('of somebody new asks for a login, and keeps the name an administrator wrote', async ({ world }) => {
    const person = await makePerson(world, '30253', 'Ngô Người Mới')
    const path = await linkOf(world, person.id)
    const browser = openBrowser(world)
    expect((await browser.submit(path, { password: PASSWORD })).statusCode).toBe(422)
    const used = await browser.submit(path, { name: 'Tên Tự Đặt', login: 'nguoi.moi', password: PASSWORD })
    expect(used.statusCode).toBe(303)
    const root = await world.api.as('administrator')
    expect((await root.get(`/api/v1/people/${person.id}`)).body).toMatchObject({
      name: person.name,
      login: 'nguoi.moi',
    })
  })
})

describe('another name', () => {
  test('is given by an administrator, with both names in the log until the person is erased', async ({ world }) => {
    const admin = await makePerson(world, '87', 'Quản Trị Đổi Tên', ADMINISTRATOR)
    const days = { from: '2024-01-01', to: '2024-12-01' }
    const person = await makePerson(world, '30253', 'Trần Ghi Sai', days)
    const rename = (name: string, basis = 'ghi sai khi thêm') =>
      admin.as.put(`/api/v1/people/${person.id}/name`, { name, basis })
    expect(await rename('Trần Ghi Đúng', '')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/basis' }] } })
    expect(await rename('Trần Ghi Sai')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/name' }] } })
    expect(await rename('Trần Ghi Đúng')).toMatchObject({ status: 200, body: { name: 'Trần Ghi Đúng' } })
    expect((await admin.as.get('/api/v1/people?q=tran%20ghi%20dung')).body.total).toBe(1)

    const root = await world.api.as('administrator')
    const line = async () => {
      const { items } = (await root.get(`/api/v1/audit/events?subject=${person.id}&type=accounts.person-renamed`)).body
      return items[0]
    }
    expect(await line()).toMatchObject({
      label: 'Sửa họ tên',
      actor: { name: admin.name },
      body: { basis: 'ghi sai khi thêm', before: expect.stringMatching(/^[0-9a-f]{64}$/) },
      personal: { before: 'Trần Ghi Sai', after: 'Trần Ghi Đúng' },
    })
    await root.post(`/api/v1/positions/${(await personNow(world, person.id)).positions[0].id}/end`, {
      to: '2024-10-14',
    })
    expect((await root.post(`/api/v1/people/${person.id}/erasure`, { confirm: 'Trần Ghi Đúng' })).status).toBe(200)
    expect((await line()).personal).toEqual({ before: null, after: null })
    const { rows } = await sql<{ kept: string }>`
      select string_agg(t::text, ' ') as kept from (select * from kernel.command) t`.execute(world.db)
    expect(rows[0]?.kept).not.toContain('Trần Ghi Đúng')
  })

  test('nobody gives themself', async ({ world }) => {
    const admin = await makePerson(world, '87', 'Quản Trị Tự Đổi', ADMINISTRATOR)
    const refused = await admin.as.put(`/api/v1/people/${admin.id}/name`, {
      name: 'Trương Công Danh',
      basis: 'tôi muốn',
    })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/own-account' } })
  })
})

async function personNow(world: World, id: string) {
  return (await (await world.api.as('administrator')).get(`/api/v1/people/${id}`)).body
}

describe('a locked account', () => {
  test('is unlocked: the old password opens it, tokens and posts that ended stay ended', async ({ world }) => {
    const root = await world.api.as('administrator')
    const person = await makeSigned(world, 'Đặng Trở Lại', 'tro.lai')
    const session = (await person.as.get('/api/v1/session')).body
    const scopes = [{ positionId: session.positions[0].id, permissions: ['indicators:read'] }]
    const made = await person.as.post('/api/v1/account/tokens', { name: 'Phần mềm cũ', days: 30, scopes })
    expect(made.status).toBe(201)
    const ended = { title: 'Ủy viên', roles: ['leadership'], from: '2024-01-01', to: '2024-10-01', agencyId: null }
    const post = { ...ended, unitId: await unitIdOf(world, '30253') }
    expect((await root.post(`/api/v1/people/${person.id}/positions`, post)).status).toBe(201)

    const path = `/api/v1/people/${person.id}`
    expect(await root.post(`${path}/enable`)).toMatchObject({ status: 409, body: { type: '/problems/person-enabled' } })
    expect((await root.post(`${path}/disable`)).body).toMatchObject({ disabled: true, can: { enable: true } })
    expect((await openBrowser(world).signIn('tro.lai')).statusCode).toBe(401)
    expect(await root.post(`${path}/enable`)).toMatchObject({ status: 200, body: { disabled: false } })
    expect((await openBrowser(world).signIn('tro.lai')).statusCode).toBe(201)

    const { positions } = await personNow(world, person.id)
    expect(positions.find(({ title }: { title: string }) => title === 'Ủy viên')).toMatchObject({ to: '2024-10-01' })
    const { tokens } = (await root.get(`${path}/sign-in`)).body
    expect(tokens).toMatchObject([{ name: 'Phần mềm cũ', state: 'revoked' }])
    const { items } = (await root.get(`/api/v1/audit/events?subject=${person.id}&type=accounts.person-enabled`)).body
    expect(items).toMatchObject([{ label: 'Mở khóa tài khoản' }])
  })

  test('of somebody whose data are erased stays locked', async ({ world }) => {
    const root = await world.api.as('administrator')
    const { id, name } = await makePerson(world, '30253', 'Cao Đã Xóa', { from: '2024-01-01', to: '2024-02-01' })
    await root.post(`/api/v1/people/${id}/erasure`, { confirm: name })
    expect(await root.post(`/api/v1/people/${id}/enable`)).toMatchObject({
      status: 409,
      body: { type: '/problems/person-erased' },
    })
  })
})

describe('a post', () => {
  test('lasts no longer than its unit', async ({ world }) => {
    const root = await world.api.as('administrator')
    const unit = await unitIdOf(world, '30253')
    const { validTo } = (await root.get(`/api/v1/units/${unit}`)).body
    expect(validTo).toBe('2025-07-01')
    const post = { unitId: unit, agencyId: null, title: 'Cán bộ thử', roles: ['leadership'], from: '2024-10-01' }
    const add = (to: string | null) => root.post('/api/v1/people', { name: 'Ai Đó', position: { ...post, to } })
    expect(await add('2025-08-01')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/to', detail: expect.stringContaining('kết thúc hết ngày 30/06/2025') }] },
    })
    // Its end lies ahead: a post without one ends with the unit.
    expect(await add(null)).toMatchObject({ status: 201, body: { positions: [{ to: '2025-07-01' }] } })
  })

  test('is given once: a second one on the same days names the first', async ({ world }) => {
    const root = await world.api.as('administrator')
    const person = await makePerson(world, '87', 'Bùi Hai Lần', { roles: ['leadership', 'council-member'] })
    const unitId = await unitIdOf(world, '87')
    const give = (more: object) =>
      root.post(`/api/v1/people/${person.id}/positions`, {
        unitId,
        agencyId: null,
        title: 'Lần thứ hai',
        roles: ['council-member', 'leadership'],
        from: '2024-06-01',
        to: null,
        ...more,
      })
    expect(await give({})).toMatchObject({
      status: 409,
      body: { type: '/problems/post-given-twice', detail: expect.stringContaining('“Cán bộ thử nghiệm”') },
    })
    expect((await give({ roles: ['leadership'] })).status).toBe(201)
    expect((await give({ from: '2023-01-01', to: '2024-01-01' })).status).toBe(201)
  })
})

test('somebody unknown is neither renamed nor unlocked', async ({ world }) => {
  const root = await world.api.as('administrator')
  expect((await root.post(`/api/v1/people/${newId()}/enable`)).status).toBe(404)
  expect((await root.put(`/api/v1/people/${newId()}/name`, { name: 'Ai Đó', basis: 'không rõ' })).status).toBe(404)
})

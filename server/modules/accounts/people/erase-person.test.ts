import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { type Made, makePerson } from '../../../../test/make-people.ts'
import { newId } from '../../../kernel/id.ts'
import { sealOnce } from '../../../kernel/seal.ts'
import { verifyChain } from '../../../kernel/verify.ts'

const NAME = 'Nguyễn Văn Xin Xóa'

async function endPosts(world: World, { as }: Made): Promise<void> {
  const root = await world.api.as('administrator')
  for (const post of (await as.get('/api/v1/session')).body.positions)
    await root.post(`/api/v1/positions/${post.id}/end`, { to: '2024-10-14' })
}

/** Every row of the accounts and the log as text, to look for what must be gone. */
async function everything(world: World): Promise<string> {
  const tables = [
    'accounts.person',
    'accounts.session',
    'accounts.session_place',
    'accounts.second_factor',
    'accounts.recovery_set',
    'accounts.recovery_code',
    'accounts.passkey',
    'accounts.passkey_challenge',
    'accounts.sso_identity',
    'accounts.invitation',
    'notices.mail_address',
    'kernel.command',
    'kernel.event_personal',
    'kernel.event',
  ]
  const texts: string[] = []
  for (const table of tables) {
    const { rows } = await world.house.connection.pool.query<{ t: string }>(`select t::text as t from ${table} t`)
    texts.push(...rows.map(({ t }) => t))
  }
  return texts.join('\n')
}

/** Gives somebody one of everything that is personal. */
async function furnishPerson(world: World, id: string): Promise<void> {
  const { pool } = world.house.connection
  const run = (text: string, ...values: unknown[]) => pool.query(text, values)
  await run(
    `update accounts.person set login = 'xin.xoa@tinh.gov.vn', password_hash = 'bam-mat-khau' where id = $1`,
    id,
  )
  await run(
    `insert into accounts.second_factor (person_id, secret, started_at, confirmed_at)
     values ($1, 'bi-mat-rieng', now(), now())`,
    id,
  )
  await run(`insert into accounts.recovery_set (person_id, salt) values ($1, 'muoi')`, id)
  await run(
    `insert into accounts.passkey (id, person_id, credential_id, public_key, sign_count, transports, is_synced, rp_id, name, created_at)
     values ($2, $1, 'ma-cua-khoa', 'khoa-cong-khai', 0, '{}', false, 'localhost', 'Máy của Xin Xóa', now())`,
    id,
    newId(),
  )
  await run(
    `insert into accounts.passkey_challenge (bound_to, purpose, person_id, challenge, expires_at)
     values ('cho-nao', 'adding', $1, 'loi-thach-thuc', now() + interval '5 minutes')`,
    id,
  )
  await run(`insert into accounts.recovery_code (person_id, code_hash) values ($1, 'ma-du-phong')`, id)
  await run(
    `insert into accounts.sso_identity (id, issuer, subject, label, person_id, first_seen_at, last_seen_at, linked_at)
     values ($2, 'https://sso', '0987-chu-the', 'Xin Xóa (sso)', $1, now(), now(), now())`,
    id,
    newId(),
  )
  await run(
    `insert into notices.mail_address (person_id, email, pace, asked_count, asked_since)
     values ($1, 'xin.xoa.thu@vi-du.vn', 'daily', 1, now())`,
    id,
  )
  await run(`update accounts.session_place set address = '203.0.113.77' where person_id = $1`, id)
  await run(`update accounts.session set address = '203.0.113.77' where person_id = $1`, id)
  await run(
    `insert into kernel.event_personal (event_id, name, salt, value)
     select id, 'phone', 'muoi', '0912000777' from kernel.event where subject = $1 limit 1`,
    id,
  )
}

describe('erasing a person at their request', () => {
  test('removes everything personal and leaves the log whole', async ({ world }) => {
    const person = await makePerson(world, '30253', NAME)
    const root = await world.api.as('administrator')
    await root.post(`/api/v1/people/${person.id}/invitation`)
    await furnishPerson(world, person.id)
    const erase = (confirm: string) => root.post(`/api/v1/people/${person.id}/erasure`, { confirm })

    expect(await erase(NAME)).toMatchObject({ status: 409, body: { type: '/problems/post-still-held' } })
    await endPosts(world, person)
    expect(await erase('Nguyễn Văn Xin')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/confirm' }] } })
    const gone = [
      'Xin Xóa',
      'xin xoa',
      'xin.xoa@',
      'bam-mat-khau',
      '0987-chu-the',
      '203.0.113.77',
      '0912000777',
      'thu@vi-du',
    ]
    const before = await everything(world)
    for (const text of gone) expect(before).toContain(text)

    await sealOnce(world.db)
    expect(await erase(` ${NAME} `)).toMatchObject({
      status: 200,
      body: { name: 'Đã xóa theo yêu cầu', login: null, erased: true, disabled: true, canSignIn: false },
    })
    const after = await everything(world)
    for (const text of gone) expect(after).not.toContain(text)
    for (const table of ['second_factor', 'recovery_set', 'recovery_code', 'passkey', 'passkey_challenge']) {
      const left = `select from accounts.${table} where person_id = $1`
      expect((await world.house.connection.pool.query(left, [person.id])).rowCount).toBe(0)
    }
    expect((await person.as.get('/api/v1/session')).status).toBe(401)

    await sealOnce(world.db)
    expect(await verifyChain(world.db)).toMatchObject({ faults: [], unsealed: 0 })
    const { items } = (await root.get(`/api/v1/audit/events?subject=${person.id}&type=accounts.`)).body
    expect(items[0]).toMatchObject({ label: 'Xóa dữ liệu cá nhân', subject: { name: 'Đã xóa theo yêu cầu' } })
    expect(items.length).toBeGreaterThan(3)
    expect((await erase('lần nữa')).status).toBe(200)
    expect((await root.post(`/api/v1/people/${person.id}/invitation`)).status).toBe(409)
  })

  test('is for whoever administers all of that person, and nobody erases themself', async ({ world }) => {
    const person = await makePerson(world, '30253', 'Lê Ở Nhà')
    await endPosts(world, person)
    const ADMINISTRATOR = { title: 'Quản trị', roles: ['administrator'] }
    const stranger = await makePerson(world, '82', 'Quản Trị Nơi Khác', ADMINISTRATOR)
    const confirm = { confirm: 'Lê Ở Nhà' }
    expect((await stranger.as.post(`/api/v1/people/${person.id}/erasure`, confirm)).status).toBe(404)
    expect((await stranger.as.post(`/api/v1/people/${stranger.id}/erasure`, confirm)).status).toBe(409)
    const officer = await world.api.as('commune-officer')
    expect((await officer.post(`/api/v1/people/${person.id}/erasure`, confirm)).status).toBe(403)
  })
})

describe('who saw what of people', () => {
  test('a look at the list is one event, and each person shown is told', async ({ world }) => {
    const person = await makePerson(world, '30253', 'Trịnh Được Xem')
    const root = await world.api.as('administrator')
    await root.get('/api/v1/people?q=trinh%20duoc%20xem')
    await root.get('/api/v1/people?q=khong%20co%20ai%20ten%20the')
    const { items } = (await person.as.get('/api/v1/me/views')).body
    const admin = (await root.get('/api/v1/session')).body.person
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ viewer: admin.name, what: 'họ tên, tên đăng nhập, vị trí công tác' })
    const [seen] = (await root.get('/api/v1/audit/events?type=accounts.people-viewed')).body.items
    expect(seen).toMatchObject({ label: 'Xem người dùng', body: { people: [person.id] } })
  })

  test('no answer kept for retries holds a name', async ({ world }) => {
    await makePerson(world, '30253', 'Họ Tên Không Giữ')
    const kept = await world.db.selectFrom('kernel.command').select('reply').execute()
    expect(JSON.stringify(kept)).not.toContain('Họ Tên Không Giữ')
  })
})

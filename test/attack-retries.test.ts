import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { newId } from '../server/kernel/id.ts'
import { cookieOf } from './attack/routes.ts'
import { test, type World } from './harness.ts'

// The id of a command belongs to its sender: what happens when one is used again, for something else, or for a read.

async function signedIn(world: World, key = 'administrator') {
  const cookie = await cookieOf(world, key)
  return async (id: string, options: InjectOptions) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': id }
    const reply = await world.app.inject({ ...options, headers: { ...headers, ...options.headers } })
    return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json(), text: reply.body }
  }
}

async function countViews({ db }: World): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct event_id)::int as count from kernel.personal_view
  `.execute(db)
  return rows[0]?.count ?? 0
}

const HEAD = 'Họ tên,Tên vị trí,Mã đơn vị,Cơ quan,Vai trò,Từ ngày,Đến hết ngày'

function sheetOf(name: string): FormData {
  const form = new FormData()
  form.set('file', new Blob([`${HEAD}\r\n${name},Cán bộ,30253,,Cán bộ xã,01/01/2024,`]), 'nguoi-dung.csv')
  return form
}

describe('the id of a command', () => {
  test('keeps no answer of a read: each look is asked anew, judged anew and written down', async ({ world }) => {
    const send = await signedIn(world)
    const id = newId()
    const before = await countViews(world)
    const some = await send(id, { method: 'GET', url: '/api/v1/people?q=nguy%E1%BB%85n&limit=1' })
    const none = await send(id, { method: 'GET', url: '/api/v1/people?q=khong-co-ai&limit=1' })
    expect([some.status, some.body.items.length, none.status, none.body.items.length]).toEqual([200, 1, 200, 0])
    await send(id, { method: 'GET', url: '/api/v1/people?q=nguy%E1%BB%85n&limit=1' })
    expect(await countViews(world)).toBeGreaterThanOrEqual(before + 2)
    for (const url of ['/api/v1/audit/events?limit=1', '/api/v1/audit/events.csv?type=accounts.signed-in'])
      await world.app.inject({
        url,
        headers: { cookie: await cookieOf(world, 'administrator'), 'idempotency-key': id },
      })
    const kept = await world.db.selectFrom('kernel.command').select('route').where('id', '=', id).execute()
    expect(kept).toEqual([])
  })

  test('that did something to one is no command to do it to another', async ({ world }) => {
    const send = await signedIn(world)
    const session = await send(newId(), { method: 'GET', url: '/api/v1/session' })
    const scopes = [{ positionId: session.body.positions[0].id, permissions: ['audit:read'] }]
    const url = '/api/v1/account/tokens'
    for (const name of ['Kho một', 'Kho hai'])
      expect((await send(newId(), { method: 'POST', url, payload: { name, days: 30, scopes } })).status).toBe(201)
    const { items } = (await send(newId(), { method: 'GET', url })).body
    const [first, second]: { id: string }[] = items
    const id = newId()
    expect((await send(id, { method: 'DELETE', url: `${url}/${first?.id}` })).status).toBe(200)
    expect((await send(id, { method: 'DELETE', url: `${url}/${first?.id}` })).status).toBe(200)
    const other = await send(id, { method: 'DELETE', url: `${url}/${second?.id}` })
    expect(other).toMatchObject({ status: 409, body: { type: '/problems/command-conflict' } })
  })

  test('whose answer is a secret is done once, also when sent many times at once', async ({ world }) => {
    const send = await signedIn(world)
    const session = await send(newId(), { method: 'GET', url: '/api/v1/session' })
    const scopes = [{ positionId: session.body.positions[0].id, permissions: ['audit:read'] }]
    const id = newId()
    const make = () =>
      send(id, { method: 'POST', url: '/api/v1/account/tokens', payload: { name: 'Một lần', days: 30, scopes } })
    const answers = [...(await Promise.all([make(), make(), make()])), await make()]
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 201).map(({ body }) => body.type)
    expect(refused).toEqual(Array.from({ length: 3 }, () => '/problems/already-done'))
    const { items } = (await send(newId(), { method: 'GET', url: '/api/v1/account/tokens' })).body
    expect(items.filter(({ name }: { name: string }) => name === 'Một lần')).toHaveLength(1)
  })

  test.for([
    { what: 'the same id', name: 'Lưu Gửi Một', idOf: (same: string) => same },
    { what: 'ids of their own', name: 'Lưu Gửi Hai', idOf: () => newId() },
  ])(
    'adds a list of people once when it is accepted three times at once under $what',
    async ({ idOf, name }, { world }) => {
      const send = await signedIn(world)
      const read = await send(newId(), { method: 'POST', url: '/api/v1/people/sheets', payload: sheetOf(name) })
      const url = `/api/v1/people/sheets/${read.body.sheet}/acceptance`
      const same = newId()
      const people = async () =>
        (await world.db.selectFrom('accounts.person').select('id').where('name', '=', name).execute()).length
      await Promise.all(
        Array.from({ length: 3 }, () => send(idOf(same), { method: 'POST', url, payload: sheetOf(name) })),
      )
      expect(await people()).toBe(1)
    },
  )
})

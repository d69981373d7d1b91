import { describe, expect } from 'vitest'
import { test, type World } from '../../../../test/harness.ts'
import { type Made, makePerson, unitIdOf } from '../../../../test/make-people.ts'

const ADMINISTRATOR = { title: 'Quản trị của tỉnh', roles: ['administrator'] }

/** Somebody of a commune with a token; returns how another system calls with it. */
async function makeWithToken(world: World, name: string): Promise<Made & { token: string; tokenId: string }> {
  const made = await makePerson(world, '30253', name)
  const positionId = (await made.as.get('/api/v1/session')).body.positions[0].id
  const reply = await made.as.post('/api/v1/account/tokens', {
    name: 'Phần mềm một cửa',
    days: 30,
    scopes: [{ positionId, permissions: ['indicators:read'] }],
  })
  expect(reply.status).toBe(201)
  return { ...made, token: reply.body.token, tokenId: reply.body.tokens.items[0].id }
}

const callBy = async ({ app }: World, token: string): Promise<number> =>
  (await app.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${token}` } })).statusCode

/** Besides the first notice, which says that a post was given. */
async function toldTo(world: World, { as }: Made): Promise<string[]> {
  await world.house.finishJobs()
  const told = (await as.get('/api/v1/me/notices?limit=100')).body.items.map(
    ({ text }: { text: { vi: string } }) => text.vi,
  )
  expect(told.at(-1)).toContain('Bạn được giao vị trí')
  return told.slice(0, -1)
}

describe('tokens of somebody one administers', () => {
  test('are seen beside their sessions, without the token itself, and the person is told who looked', async ({
    world,
  }) => {
    const near = await makePerson(world, '87', 'An Quản Trị', ADMINISTRATOR)
    const made = await makeWithToken(world, 'Lý Có Mã')
    await callBy(world, made.token)
    const { status, body, text } = await near.as.get(`/api/v1/people/${made.id}/sign-in`)
    expect(status).toBe(200)
    expect(body.tokens).toEqual([
      {
        id: made.tokenId,
        name: 'Phần mềm một cửa',
        prefix: made.token.slice(0, 10),
        createdAt: expect.any(String),
        expiresAt: expect.any(String),
        lastUsedAt: expect.any(String),
        state: 'valid',
        scopes: [{ title: 'Cán bộ thử nghiệm', rights: ['Xem số liệu'] }],
      },
    ])
    expect(text).not.toContain(made.token.slice(10))
    const [view] = (await made.as.get('/api/v1/me/views')).body.items
    expect(view).toMatchObject({ viewer: 'An Quản Trị', what: 'Cách đăng nhập, phiên làm việc, mã truy cập' })
  })

  test('are revoked without a proof, at once; the log names both, and the person is told', async ({ world }) => {
    const near = await makePerson(world, '87', 'Bình Quản Trị', ADMINISTRATOR)
    const made = await makeWithToken(world, 'Hồ Mất Mã')
    await world.db.updateTable('accounts.session').set({ proven_at: null }).where('person_id', '=', near.id).execute()
    expect(await callBy(world, made.token)).toBe(200)
    const revoked = await near.as.del(`/api/v1/people/${made.id}/tokens/${made.tokenId}`)
    expect(revoked).toMatchObject({ status: 200, body: { tokens: [{ id: made.tokenId, state: 'revoked' }] } })
    expect(await callBy(world, made.token)).toBe(401)
    expect((await near.as.del(`/api/v1/people/${made.id}/tokens/${made.tokenId}`)).status).toBe(404)

    const root = await world.api.as('administrator')
    const [line] = (await root.get('/api/v1/audit/events?type=accounts.token-revoked')).body.items
    expect(line).toMatchObject({
      actor: { name: 'Bình Quản Trị' },
      subject: { name: 'Hồ Mất Mã' },
      body: { token: made.tokenId, prefix: made.token.slice(0, 10) },
    })
    expect(await toldTo(world, made)).toEqual([
      'Người quản trị đã thu hồi mã truy cập “Phần mềm một cửa” của bạn. Phần mềm dùng mã này không vào được nữa.',
    ])
  })

  test('one revokes oneself make no notice', async ({ world }) => {
    const made = await makeWithToken(world, 'Tạ Tự Thu Hồi')
    await made.as.del(`/api/v1/account/tokens/${made.tokenId}`)
    expect(await toldTo(world, made)).toEqual([])
  })

  test('are the matter of who covers every post of their maker: not of a neighbour, of half of it, or of a colleague', async ({
    world,
  }) => {
    const near = await makePerson(world, '87', 'Cẩm Quản Trị', ADMINISTRATOR)
    const elsewhere = await makePerson(world, '82', 'Dung Quản Trị', ADMINISTRATOR)
    const colleague = await makePerson(world, '30253', 'Em Đồng Nghiệp')
    const made = await makeWithToken(world, 'Vũ Hai Nơi')
    const other = await makeWithToken(world, 'Vũ Khác Người')
    const path = `/api/v1/people/${made.id}/tokens/${made.tokenId}`
    expect((await elsewhere.as.del(path)).status).toBe(404)
    expect((await colleague.as.del(path)).status).toBe(403)
    expect((await near.as.del(`/api/v1/people/${other.id}/tokens/${made.tokenId}`)).status).toBe(404)

    const root = await world.api.as('administrator')
    const unitId = await unitIdOf(world, '82')
    const second = { unitId, agencyId: null, title: 'Cán bộ tỉnh khác', roles: ['leadership'], from: '2024-01-01' }
    expect((await root.post(`/api/v1/people/${made.id}/positions`, { ...second, to: null })).status).toBe(201)
    const refused = { status: 403, body: { type: '/problems/outside-your-units' } }
    expect(await near.as.del(path)).toMatchObject(refused)
    expect(await near.as.get(`/api/v1/people/${made.id}/sign-in`)).toMatchObject(refused)
    expect(await callBy(world, made.token)).toBe(200)
    expect((await root.del(path)).status).toBe(200)
  })
})

describe('sessions of somebody one administers', () => {
  test('are ended all at once by who covers every post; the person is told when they sign in again', async ({
    world,
  }) => {
    const near = await makePerson(world, '87', 'Giang Quản Trị', ADMINISTRATOR)
    const elsewhere = await makePerson(world, '82', 'Hoa Quản Trị', ADMINISTRATOR)
    const made = await makePerson(world, '30253', 'Khê Hết Phiên')
    const path = `/api/v1/people/${made.id}/sessions`
    expect((await made.as.get('/api/v1/session')).status).toBe(200)
    expect((await elsewhere.as.del(path)).status).toBe(404)
    expect((await made.as.get('/api/v1/session')).status).toBe(200)
    expect(await near.as.del(path)).toMatchObject({ status: 200, body: { sessions: [] } })
    expect((await made.as.get('/api/v1/session')).status).toBe(401)
    await world.house.finishJobs()
    const told = await world.db
      .selectFrom('notices.notice')
      .select(['text_vi', 'link'])
      .where('person_id', '=', made.id)
      .where('rule', '<>', 'post-given')
      .execute()
    expect(told).toEqual([
      {
        text_vi:
          'Người quản trị đã kết thúc phiên làm việc của bạn. Nếu không biết vì sao, hãy hỏi lại và đổi mật khẩu.',
        link: '/lam-viec/tai-khoan',
      },
    ])
  })
})

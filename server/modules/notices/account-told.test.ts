import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { type Made, makePerson, personOfCast } from '../../../test/make-people.ts'
import { newId } from '../../kernel/id.ts'
import { instant } from '../../kernel/time.ts'
import type { NoticePage } from './contract.ts'

/** What somebody was told, newest first. */
async function toldTo(world: World, { as }: Pick<Made, 'as'>): Promise<string[]> {
  await world.house.finishJobs()
  const page: NoticePage = (await as.get('/api/v1/me/notices?limit=100')).body
  return page.items.map(({ text }) => text.vi)
}

describe('who has something done to their account', () => {
  test('is told: a new link, the second step and passkeys off, lock and unlock, another name', async ({ world }) => {
    const root = await world.api.as('administrator')
    const person = await makePerson(world, '30253', 'Người Được Báo')
    const { clock } = world.house
    await world.db
      .insertInto('accounts.second_factor')
      .values({ person_id: person.id, secret: Buffer.alloc(20), started_at: clock.now(), confirmed_at: clock.now() })
      .execute()
    const path = `/api/v1/people/${person.id}`
    const acts = [
      () => root.post(`${path}/invitation`),
      () => root.del(`${path}/second-factor`),
      () => root.put(`${path}/name`, { name: 'Người Đổi Tên', basis: 'ghi sai khi thêm' }),
      () => root.post(`${path}/disable`),
      () => root.post(`${path}/enable`),
    ]
    for (const act of acts) expect((await act()).status).toBeLessThan(300)
    await world.house.finishJobs()
    // Locking ended the session that the test had.
    const key = newId()
    await world.db.updateTable('accounts.person').set({ demo_key: key }).where('id', '=', person.id).execute()
    const again = await world.api.as(key)
    const told = (await toldTo(world, { as: again })).join('\n')
    for (const words of [
      'tạo đường dẫn đặt lại mật khẩu',
      'tắt mã của ứng dụng xác thực',
      'sửa họ tên của bạn',
      'đã khóa tài khoản',
      'đã mở khóa tài khoản',
    ])
      expect(told).toContain(words)
    expect(await toldTo(world, { as: root })).toEqual([])
  })

  test('is told of an identity linked to it; nobody of a first link, nor of what they do themselves', async ({
    world,
  }) => {
    const root = await world.api.as('administrator')
    const person = await makePerson(world, '30253', 'Người Chưa Vào')
    const key = await keyOf(world, person.id)
    await world.db.updateTable('accounts.person').set({ demo_key: null }).where('id', '=', person.id).execute()
    expect((await root.post(`/api/v1/people/${person.id}/invitation`)).status).toBe(201)
    const at = instant('2024-10-14T02:00:00Z')
    const identity = {
      id: person.id,
      issuer: 'https://sso.example',
      subject: 'x',
      label: 'x',
      first_seen_at: at,
      last_seen_at: at,
    }
    await world.db.insertInto('accounts.sso_identity').values(identity).execute()
    const link = { identityId: identity.id }
    expect((await root.post(`/api/v1/people/${person.id}/identities`, link)).status).toBe(200)
    await world.db.updateTable('accounts.person').set({ demo_key: key }).where('id', '=', person.id).execute()
    const told = (await toldTo(world, person)).join('\n')
    expect(told).toContain('gắn một tài khoản đăng nhập một lần')
    expect(told).not.toContain('đặt lại mật khẩu')
  })

  test('is told on both sides when a deputy is given', async ({ world }) => {
    const root = await world.api.as('administrator')
    const deputy = await makePerson(world, '30253', 'Người Làm Thay', { roles: ['leadership'] })
    const chair = await personOfCast(world, 'commune-chair')
    const post = chair.positions.find((position: { held: boolean }) => position.held)
    const days = { from: '2024-10-14', to: '2024-11-01' }
    const body = { personId: deputy.id, basis: 'Quyết định MH-15/QĐ-UBND', ...days }
    expect((await root.post(`/api/v1/positions/${post.id}/deputies`, body)).status).toBe(201)
    expect((await toldTo(world, deputy))[0]).toBe(
      `Bạn được giao làm thay vị trí “${post.title}” từ ngày 14/10/2024 đến hết ngày 31/10/2024. ` +
        'Chuyển sang làm thay ở mục tài khoản.',
    )
    expect((await toldTo(world, { as: await world.api.as('commune-chair') }))[0]).toBe(
      `Vị trí “${post.title}” của bạn có người làm thay từ ngày 14/10/2024 đến hết ngày 31/10/2024. ` +
        'Nếu không biết vì sao, hỏi lại người quản trị.',
    )
  })
})

async function keyOf({ db }: World, id: string): Promise<string | null> {
  const row = await db.selectFrom('accounts.person').select('demo_key').where('id', '=', id).executeTakeFirst()
  return row?.demo_key ?? null
}

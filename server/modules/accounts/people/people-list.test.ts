import { describe, expect } from 'vitest'
import type { Caller } from '../../../../test/api.ts'
import { test } from '../../../../test/harness.ts'
import { makePerson } from '../../../../test/make-people.ts'
import type { PersonView } from '../contract.ts'

const ADMINISTRATOR = { title: 'Quản trị của tỉnh', roles: ['administrator'] }

/** Every page of a list of people, as a screen asks for them. */
async function allPages(as: Caller, asked: string) {
  const pages = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const reply = await as.get(`/api/v1/people?${asked}&cursor=${cursor}`)
    expect(reply.status).toBe(200)
    pages.push(reply.body)
    cursor = reply.body.next
  }
  return pages
}

const idsOf = (pages: { items: PersonView[] }[]): string[] => pages.flatMap(({ items }) => items.map(({ id }) => id))

describe('the list of people', () => {
  test('comes page by page, everybody once, and every page says how many there are in all', async ({ world }) => {
    const { as } = await makePerson(world, '87', 'An Quản Trị', ADMINISTRATOR)
    // Two of one name: the order must not lose either at the end of a page.
    for (const name of ['Ksor Trùng Tên', 'Ksor Trùng Tên', 'Ksor Ở Giữa']) await makePerson(world, '30253', name)
    const outside = await makePerson(world, '82', 'Ksor Tỉnh Khác')
    const [whole] = await allPages(as, 'limit=200')
    expect(whole.total).toBe(whole.items.length)
    expect(idsOf([whole])).not.toContain(outside.id)
    const pages = await allPages(as, 'limit=2')
    expect(pages.length).toBe(Math.ceil(whole.total / 2))
    expect(idsOf(pages)).toEqual(idsOf([whole]))
    expect(new Set(pages.map(({ total, waiting }) => `${total} ${waiting}`))).toEqual(
      new Set([`${whole.total} ${whole.waiting}`]),
    )
    const searched = await allPages(as, 'q=ksor&limit=2')
    expect(searched.map(({ items, total }) => [items.length, total])).toEqual([
      [2, 3],
      [1, 3],
    ])
    expect((await as.get('/api/v1/people?cursor=x')).status).toBe(422)
  })

  test('stands in the order of a Vietnamese list, over the ends of pages too', async ({ world }) => {
    const { as } = await makePerson(world, '87', 'Dũng Quản Trị', ADMINISTRATOR)
    for (const name of ['Xơ Huỳnh', 'Xơ Hồ', 'Xơ Đào', 'Xơ Hà', 'Xơ Dương']) await makePerson(world, '30253', name)
    const pages = await allPages(as, 'q=xo%20&limit=2')
    const names = pages.flatMap(({ items }) => items.map(({ name }: PersonView) => name))
    expect(names).toEqual(['Xơ Dương', 'Xơ Đào', 'Xơ Hà', 'Xơ Hồ', 'Xơ Huỳnh'])
  })

  test('is narrowed by unit with what lies below, by a role held today, and by how somebody stands', async ({
    world,
  }) => {
    const { as } = await makePerson(world, '87', 'Giang Quản Trị', ADMINISTRATOR)
    const officer = await makePerson(world, '30253', 'Zô Cán Bộ')
    const chair = await makePerson(world, '30253', 'Zô Chủ Tịch', { title: 'Chủ tịch xã', roles: ['commune-chair'] })
    await as.post(`/api/v1/people/${chair.id}/disable`)
    const [commune] = (await as.get('/api/v1/units?q=30253&asOf=2024-10-14')).body.items
    const find = async (asked: string): Promise<string[]> =>
      (await as.get(`/api/v1/people?q=zo&${asked}`)).body.items.map(({ id }: PersonView) => id)
    expect(await find(`under=${commune.id}`)).toEqual([officer.id, chair.id])
    expect(await find(`under=${commune.parents[0].id}`)).toEqual([officer.id, chair.id])
    expect(await find('role=commune-chair')).toEqual([chair.id])
    expect(await find('state=disabled')).toEqual([chair.id])
    expect(await find('state=working')).toEqual([officer.id])
    expect((await as.get('/api/v1/people?state=lost')).status).toBe(422)
  })

  test('counts who waits for a first password, without those who were locked out', async ({ world }) => {
    const root = await world.api.as('administrator')
    const count = async (): Promise<number> => (await root.get('/api/v1/people?limit=1')).body.waiting
    const before = await count()
    const made = await makePerson(world, '30253', 'Chờ Mật Khẩu')
    await world.db.updateTable('accounts.person').set({ demo_key: null }).where('id', '=', made.id).execute()
    expect(await count()).toBe(before + 1)
    await root.post(`/api/v1/people/${made.id}/disable`)
    expect(await count()).toBe(before)
  })
})

describe('a person opened by address', () => {
  test('is read on their own, by whoever has them in the list, and is told who looked', async ({ world }) => {
    const { as } = await makePerson(world, '87', 'Bình Quản Trị', ADMINISTRATOR)
    const officer = await makePerson(world, '30253', 'Ôn Mở Riêng')
    const read = await as.get(`/api/v1/people/${officer.id}`)
    expect(read).toMatchObject({ status: 200, body: { id: officer.id, name: officer.name, can: { appoint: true } } })
    const [listed] = (await as.get('/api/v1/people?q=on%20mo%20rieng')).body.items
    expect(read.body).toEqual(listed)
    const views = (await officer.as.get('/api/v1/me/views')).body.items
    expect(views).toHaveLength(2)
    expect(views[1]).toMatchObject({
      viewer: 'Bình Quản Trị',
      what: 'họ tên, tên đăng nhập, vị trí công tác',
    })
  })

  test('of other units does not exist, nor does one for who administers nobody', async ({ world }) => {
    const { as } = await makePerson(world, '87', 'Cẩm Quản Trị', ADMINISTRATOR)
    const stranger = await makePerson(world, '82', 'Xa Lạ')
    expect((await as.get(`/api/v1/people/${stranger.id}`)).status).toBe(404)
    expect((await as.get('/api/v1/people/khong-co')).status).toBe(422)
    expect((await stranger.as.get(`/api/v1/people/${stranger.id}`)).status).toBe(403)
    expect((await stranger.as.get('/api/v1/me/views')).body.items).toEqual([])
  })
})

import { describe, expect } from 'vitest'
import { openWorld, test } from '../../../../test/harness.ts'
import { cast } from '../demo/cast.ts'

const form = (fields: Record<string, string>) => ({
  method: 'POST' as const,
  headers: {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'text/html',
  },
  payload: new URLSearchParams(fields).toString(),
})

describe('the sign-in page', () => {
  test('of a demo offers the cast as buttons, marked as illustrative', async ({ world }) => {
    const { text } = await world.api.page('/dang-nhap')
    expect(text).toContain('Võ Thị Mỹ Duyên (minh họa)')
    expect(text).toContain('dữ liệu minh họa')
    expect(text).toContain('14/10/2024')
    expect(text.match(/name="person"/g)?.length).toBe(cast.length)
  })

  test('lets a wrong password be corrected: what was typed stays, the password does not', async ({ world }) => {
    const reply = await world.app.inject({
      url: '/dang-nhap',
      ...form({ login: 'ai.do', password: 'sai mật khẩu', ve: '/cong-nhan' }),
    })
    expect(reply.statusCode).toBe(401)
    expect(reply.body).toMatch(/value="ai\.do"/)
    expect(reply.body).toMatch(/value="\/cong-nhan"/)
    expect(reply.body).toContain('Tên đăng nhập hoặc mật khẩu không đúng')
    expect(reply.body).not.toContain('sai mật khẩu')
  })

  test('goes back to a page of ours and never to another site', async ({ world }) => {
    const go = async (ve: string) =>
      (await world.app.inject({ url: '/dang-nhap/minh-hoa', ...form({ person: 'commune-officer', ve }) })).headers
        .location
    expect(await go('/don-vi/30253?ngay=2024-10-14')).toBe('/don-vi/30253?ngay=2024-10-14')
    expect(await go('//evil.example')).toBe('/lam-viec')
    expect(await go('https://evil.example')).toBe('/lam-viec')
  })

  test('says 404 for a person who is not in the cast', async ({ world }) => {
    const reply = await world.app.inject({ url: '/dang-nhap/minh-hoa', ...form({ person: 'nobody' }) })
    expect(reply.statusCode).toBe(404)
  })
})

describe('the working date of a demo', () => {
  test('moves posts: the officer of a district is refused with the day the post ended', async () => {
    const world = await openWorld({ now: '2024-10-14T02:00:00Z' })
    try {
      const officer = await world.api.as('district-officer')
      const before = await officer.get('/api/v1/session')
      expect(before.body.permissions).toContain('assessment:verify')
      expect(before.body.positions[0]).toMatchObject({ held: true, unit: { code: '877', name: 'Huyện Châu Thành' } })

      expect(await world.api.put('/api/v1/demo/clock', { date: '2025-07-02' })).toMatchObject({
        body: { today: '2025-07-02' },
      })
      const after = await officer.get('/api/v1/session')
      expect(after.body).toMatchObject({
        permissions: [],
        today: '2025-07-02',
        positions: [{ held: false, to: '2025-07-01' }],
      })
      const refused = await officer.get('/api/v1/people')
      expect(refused).toMatchObject({ status: 403, body: { type: '/problems/not-allowed' } })
      expect((await world.api.page('/dang-nhap')).text).toContain('kết thúc ngày 30/06/2025')

      const commune = await (await world.api.as('commune-officer')).get('/api/v1/session')
      expect(commune.body.positions.map((p: { held: boolean }) => p.held)).toEqual([false, true])
      expect(commune.body.positions[1].unit).toMatchObject({ code: '30253', name: 'Xã Tân Nhuận Đông' })
      expect(commune.body.positions[1].unit.id).not.toBe(commune.body.positions[0].unit.id)
    } finally {
      await world.close()
    }
  })

  test('is a day that exists', async ({ world }) => {
    expect(await world.api.put('/api/v1/demo/clock', { date: '2025-02-30' })).toMatchObject({ status: 422 })
  })
})

describe('a real database', () => {
  test('has no cast, no working date and shows neither', async () => {
    const world = await openWorld({ kind: 'real' })
    try {
      const { text } = await world.api.page('/dang-nhap')
      expect(text).toContain('name="password"')
      expect(text).not.toMatch(/minh-hoa|ngay-lam-viec|minh họa/)
      for (const [url, fields] of [
        ['/dang-nhap/minh-hoa', { person: 'commune-officer' }],
        ['/dang-nhap/ngay-lam-viec', { date: '2024-10-14' }],
      ] as const)
        expect((await world.app.inject({ url, ...form(fields) })).statusCode).toBe(404)
      expect((await world.api.put('/api/v1/demo/clock', { date: '2024-10-14' })).status).toBe(404)
      const people = await world.db.selectFrom('accounts.person').select('id').execute()
      expect(people).toEqual([])
    } finally {
      await world.close()
    }
  })
})

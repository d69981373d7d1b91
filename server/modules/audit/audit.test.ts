import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'

type Line = { type: string; label: string; actor: { name: string } | null }

describe('the log of the house', () => {
  test('says who did what, newest first, page by page, and that it was looked at', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const officer = await world.api.as('commune-officer')
    const session = (await officer.get('/api/v1/session')).body
    const first = await admin.get('/api/v1/audit/events?type=accounts.signed')
    const signIn = first.body.items.find(
      (line: Line & { actor: { id: string } }) => line.actor.id === session.person.id,
    )
    expect(signIn).toMatchObject({ label: 'Đăng nhập', actor: { name: session.person.name } })
    const [looked] = (await admin.get('/api/v1/audit/events?type=audit.')).body.items
    expect(looked).toMatchObject({ type: 'audit.people-viewed', label: 'Xem nhật ký' })

    const seen = new Set<string>()
    let next: string | null = ''
    for (let pages = 0; next !== null && pages < 20; pages += 1) {
      const page: { body: { items: { id: string }[]; next: string | null } } = await admin.get(
        `/api/v1/audit/events?type=units.${next && `&cursor=${next}`}`,
      )
      for (const { id } of page.body.items) seen.add(id)
      next = page.body.next
    }
    expect(seen.size).toBeGreaterThan(2)
  })

  test('is closed to everybody else, and keeps to days, types and people asked for', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    expect((await officer.get('/api/v1/audit/events')).status).toBe(403)
    expect((await world.api.get('/api/v1/audit/events')).status).toBe(401)
    const admin = await world.api.as('administrator')
    expect((await admin.get('/api/v1/audit/events?from=2020-01-01&to=2020-12-31')).body.items).toEqual([])
    expect((await admin.get('/api/v1/audit/events?from=hom-qua')).status).toBe(422)
  })

  test('leaves as CSV with the link of each sealed line, and no cell a spreadsheet would run', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const csv = (await admin.raw('/api/v1/audit/events.csv?type=accounts.')).toString('utf8')
    const [head, ...lines] = csv.trim().split('\r\n')
    expect(head).toContain('Số trong chuỗi,Thời điểm (UTC),Việc')
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.filter((line) => /(^|,)[=+@]/.test(line))).toEqual([])
    const [exported] = (await admin.get('/api/v1/audit/events?type=audit.events-exported')).body.items
    expect(exported).toMatchObject({ label: 'Xuất nhật ký', body: { type: 'accounts.' } })
  })

  test('says from where, while that is kept', async ({ world }) => {
    const admin = await world.api.as('administrator')
    const [line] = (await admin.get('/api/v1/audit/events?type=audit.people-viewed')).body.items
    expect(line).toMatchObject({ from: { device: 'Thiết bị không rõ', address: '127.0.0.1' } })
    const csv = (await admin.raw('/api/v1/audit/events.csv?type=audit.')).toString('utf8')
    expect(csv).toContain('Thiết bị không rõ,127.0.0.1,')
    await world.db.deleteFrom('accounts.session_place').execute()
    const [later] = (await admin.get('/api/v1/audit/events?type=audit.people-viewed')).body.items
    expect(later).toMatchObject({ from: null })
  })

  test('a person sees who has seen what they did', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const admin = await world.api.as('administrator')
    await admin.get('/api/v1/audit/events?type=accounts.signed-in')
    const { items } = (await officer.get('/api/v1/me/views')).body
    const { person } = (await admin.get('/api/v1/session')).body
    expect(items[0]).toMatchObject({ viewer: person.name, what: 'việc đã làm, trong nhật ký' })
  })
})

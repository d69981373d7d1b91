import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { makePerson, personOfCast, unitIdOf } from '../../../test/make-people.ts'

describe('open work of somebody who moves', () => {
  test('is shown, handed to another person by name, and both have it in the log', async ({ world }) => {
    const root = await world.api.as('administrator')
    const officer = await world.api.as('commune-officer')
    const unitId = await unitIdOf(world, '30253')
    const dossier = { unitId, tier: 'basic', year: 2024, setId: 'minh-hoa-xa-2024' }
    const { id } = (await officer.post('/api/v1/dossiers', dossier)).body
    await world.db
      .updateTable('assessment.dossier')
      .set({ state: 'submitted', submission: 1 })
      .where('id', '=', id)
      .execute()
    const leaver = await makePerson(world, '877', 'Bùi Sắp Đi', {
      title: 'Chuyên viên huyện',
      roles: ['district-officer'],
    })
    const heir = await makePerson(world, '877', 'Ngô Nhận Việc', {
      title: 'Chuyên viên huyện',
      roles: ['district-officer'],
    })
    const [post] = (await leaver.as.get('/api/v1/session')).body.positions
    const open = await root.get(`/api/v1/positions/${post.id}/work`)
    expect(open).toMatchObject({ status: 200, body: { items: [{ dossier: id, detail: '' }] } })

    const hand = (toPersonId: string, dossiers = [id]) =>
      root.post(`/api/v1/positions/${post.id}/handover`, { toPersonId, dossiers })
    const refused = { status: 409, body: { type: '/problems/not-their-work' } }
    const preparer = await personOfCast(world, 'commune-officer')
    expect(await hand(preparer.id)).toMatchObject(refused)
    expect(await hand(leaver.id)).toMatchObject(refused)
    expect(await hand(heir.id, [unitId])).toMatchObject(refused)

    // The post may have ended already: what it had in hand is still to be done.
    await root.post(`/api/v1/positions/${post.id}/end`, { to: '2024-10-14' })
    expect((await leaver.as.get('/api/v1/work')).body.items).toEqual([])
    expect((await hand(heir.id)).status).toBe(200)
    const work = (await heir.as.get('/api/v1/work')).body.items
    expect(work).toMatchObject([{ link: `/lam-viec/ho-so/${id}`, detail: 'Bùi Sắp Đi bàn giao' }])
    const lines = (await root.get('/api/v1/audit/events?type=assessment.work-')).body.items
    expect(lines).toHaveLength(2)
    // Both are of one moment: which comes first says nothing.
    const byLabel = Object.fromEntries(lines.map((line: { label: string }) => [line.label, line]))
    const body = { from: leaver.id, to: heir.id, dossiers: [id] }
    expect(byLabel['Nhận việc bàn giao']).toMatchObject({ subject: { name: heir.name }, body })
    expect(byLabel['Bàn giao việc']).toMatchObject({ subject: { name: leaver.name }, body })
  })

  test('is the matter of who administers both people', async ({ world }) => {
    const ADMINISTRATOR = { title: 'Quản trị', roles: ['administrator'] }
    const stranger = await makePerson(world, '82', 'Quản Trị Nơi Khác', ADMINISTRATOR)
    const district = await personOfCast(world, 'district-officer')
    const [post] = district.positions
    expect((await stranger.as.get(`/api/v1/positions/${post.id}/work`)).status).toBe(404)
    const officer = await world.api.as('commune-officer')
    expect((await officer.get(`/api/v1/positions/${post.id}/work`)).status).toBe(403)
  })
})

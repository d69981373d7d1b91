import { expect } from 'vitest'
import { addHamlet, BASIS, hamletsIn } from '../../../test/make-hamlets.ts'
import { test } from '../../../test/harness.ts'
import { makePerson, personOfCast, unitIdOf } from '../../../test/make-people.ts'

test('what somebody did for another is in the history of the hamlet under both names, for those in charge only', async ({
  world,
}) => {
  const root = await world.api.as('administrator')
  const principal = await personOfCast(world, 'commune-officer')
  const post = principal.positions.find((position: { held: boolean }) => position.held)
  const deputy = await makePerson(world, '30253', 'Nguyễn Ghi Thay', { roles: ['leadership'] })
  const days = { from: '2024-10-01', to: '2024-11-01' }
  const basis = 'Quyết định MH-16/QĐ-UBND ngày 02/10/2024'
  const given = await root.post(`/api/v1/positions/${post.id}/deputies`, { personId: deputy.id, basis, ...days })
  const worn = given.body.positions.find((position: { deputyFor: object | null }) => position.deputyFor)
  await deputy.as.put('/api/v1/session/acting', { positionId: worn.id })

  const commune = await unitIdOf(world, '30253')
  const id = await addHamlet(deputy.as, commune, 'Ghi Thay')
  const officer = await world.api.as('commune-officer')
  const rename = { kind: 'rename', hamletId: id, day: '2024-10-10', type: 'ấp', name: 'Ghi Thay Mới', basis: BASIS }
  expect((await officer.post('/api/v1/hamlet-changes', rename)).status).toBe(201)

  const both = { name: deputy.name, actingFor: principal.name, title: worn.title }
  const { changes } = (await officer.get(`/api/v1/hamlets/${id}`)).body
  expect(changes).toMatchObject([
    { kind: 'rename', recordedBy: { name: principal.name, actingFor: null, title: post.title } },
    { kind: 'create', recordedBy: both, recordedAt: expect.stringMatching(/^2024-10-1\dT/) },
  ])
  for (const reader of [world.api, await world.api.as('health-officer')]) {
    const seen = await reader.get(`/api/v1/hamlets/${id}`)
    expect(seen.body.changes).toMatchObject([{ recordedBy: null }, { recordedBy: null }])
    expect(seen.text).not.toMatch(/Nguyễn Ghi Thay/)
  }
  expect((await hamletsIn(world.api, commune, '&q=ghi+thay')).total).toBe(1)
})

import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { makePerson, unitIdOf } from '../../../test/make-people.ts'
import { newId } from '../../kernel/id.ts'

const SET = 'minh-hoa-xa-2024@1'

const makeNeighbour = (world: World) => makePerson(world, '30256', 'Nguyễn Xã Bên')

/** A sheet of one figure that waits to be accepted. */
async function stage(world: World, period: string): Promise<string> {
  const officer = await world.api.as('commune-officer')
  const unit = `/api/v1/units/${await unitIdOf(world, '30253')}`
  const book = new Workbook()
  await book.xlsx.load(await officer.raw(`${unit}/sheet.xlsx?period=${period}&set=${SET}`))
  const page = book.getWorksheet('Số liệu')
  if (!page) throw new Error('no page')
  const row = Array.from({ length: 200 }, (_, i) => i + 6).find((i) => page.getCell(`A${i}`).value === 'ho')
  page.getCell(`E${row}`).value = 100
  const content = Buffer.from(await book.xlsx.writeBuffer())
  return (await officer.upload(`${unit}/sheets?period=${period}&set=${SET}`, 'so-lieu.xlsx', content)).body.changeSet
}

describe('a neighbour is told the same of what is there as of what is not', () => {
  test('of a sheet that waits, one that was accepted, and a save by form', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const { as: neighbour } = await makeNeighbour(world)
    const sheet = await stage(world, '2023-11')
    const nothing = await neighbour.post(`/api/v1/change-sets/${newId()}/acceptance`)
    expect(nothing.status).toBe(404)
    const same = { status: 404, body: { detail: nothing.body.detail } }
    const ask = async (id: string) => [
      await neighbour.post(`/api/v1/change-sets/${id}/acceptance`),
      await neighbour.del(`/api/v1/change-sets/${id}`),
      await neighbour.get(`/api/v1/change-sets/${id}`),
    ]
    for (const reply of await ask(sheet)) expect(reply).toMatchObject(same)
    expect((await officer.post(`/api/v1/change-sets/${sheet}/acceptance`)).status).toBe(200)
    for (const reply of await ask(sheet)) expect(reply).toMatchObject(same)

    const unknown = await neighbour.post(`/api/v1/change-sets/${newId()}/undo`)
    expect(unknown.status).toBe(404)
    expect(await neighbour.post(`/api/v1/change-sets/${sheet}/undo`)).toMatchObject({
      status: 404,
      body: { detail: unknown.body.detail },
    })
    expect((await officer.post(`/api/v1/change-sets/${sheet}/undo`)).status).toBe(200)
    expect((await neighbour.post(`/api/v1/change-sets/${sheet}/undo`)).status).toBe(404)
  })

  test('of evidence: to open and to take away', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const { as: neighbour } = await makeNeighbour(world)
    const path = `/api/v1/units/${await unitIdOf(world, '30253')}/evidence?period=2024&set=${SET}`
    const attached = await officer.upload(path, 'bien-ban.pdf', Buffer.from('%PDF-1.7 rà soát'), {
      indicators: '17.11',
    })
    const { id } = attached.body
    const detail = (reply: { status: number; body: { detail: string } }) => [reply.status, reply.body.detail]
    const nothing = await neighbour.del(`/api/v1/evidence/${newId()}`)
    expect(nothing.status).toBe(404)
    expect(detail(await neighbour.del(`/api/v1/evidence/${id}`))).toEqual(detail(nothing))
    expect(detail(await neighbour.get(`/api/v1/evidence/${id}/file`))).toEqual(detail(nothing))
    expect((await officer.del(`/api/v1/evidence/${id}`)).status).toBe(204)
  })
})

test('whoever may not save is refused at once, while somebody else holds the unit and period', async ({ world }) => {
  const { as: neighbour } = await makeNeighbour(world)
  const unitId = await unitIdOf(world, '30253')
  const holder = await world.house.connection.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${unitId} 2023-12`])
    const figures = [{ element: 'ho', value: '100', noValue: null, basedOn: 0 }]
    expect(await neighbour.post('/api/v1/figures', { unitId, period: '2023-12', figures })).toMatchObject({
      status: 403,
      body: { type: '/problems/not-your-unit' },
    })
  } finally {
    await holder.query('rollback')
    holder.release()
  }
})

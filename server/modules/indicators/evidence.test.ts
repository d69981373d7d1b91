import { describe, expect } from 'vitest'
import type { Caller } from '../../../test/api.ts'
import { test, type World } from '../../../test/harness.ts'
import { type Made, makePerson, personOfCast, unitIdOf } from '../../../test/make-people.ts'
import { migrate } from '../../kernel/migrate.ts'

const SET = 'minh-hoa-xa-2024@1'
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7 ${text}`)

/** Somebody who stands in for the officer of the commune and works under that post. */
async function makeDeputy(world: World): Promise<{ deputy: Made; principal: string }> {
  const officer = await personOfCast(world, 'commune-officer')
  const post = officer.positions.find((position: { held: boolean }) => position.held)
  const deputy = await makePerson(world, '30253', 'Nguyễn Làm Thay', { roles: ['leadership'] })
  const root = await world.api.as('administrator')
  const days = { basis: 'Quyết định MH-15/QĐ-UBND ngày 02/10/2024', from: '2024-10-01', to: '2024-11-01' }
  const { body } = await root.post(`/api/v1/positions/${post.id}/deputies`, { personId: deputy.id, ...days })
  const given = body.positions.find((position: { deputyFor: object | null }) => position.deputyFor)
  await deputy.as.put('/api/v1/session/acting', { positionId: given.id })
  return { deputy, principal: officer.name }
}

describe('evidence attached by a deputy', () => {
  test('names both people in the list and behind the indicator, whoever adds indicators later', async ({ world }) => {
    const unit = `/api/v1/units/${await unitIdOf(world, '30253')}`
    const at = `period=2024&set=${SET}`
    const { deputy, principal } = await makeDeputy(world)
    const officer = await world.api.as('commune-officer')
    const both = { addedBy: deputy.name, actingFor: principal }
    const attach = (as: Caller, file: Buffer, indicators: string) =>
      as.upload(`${unit}/evidence?${at}`, 'bien-ban.pdf', file, { indicators })

    expect(await attach(deputy.as, pdf('biên bản'), '17.11')).toMatchObject({ status: 201, body: both })
    const why = await officer.get(`${unit}/explanations/17.11?${at}`)
    expect(why.body.evidence).toMatchObject([both])
    await attach(officer, pdf('biên bản'), '17.10')

    const own = { addedBy: principal, actingFor: null }
    expect((await attach(officer, pdf('biểu tổng hợp'), '17.11')).body).toMatchObject(own)
    await attach(deputy.as, pdf('biểu tổng hợp'), '17.10')
    const listed = async () => (await officer.get(`${unit}/evidence?${at}`)).body.items
    const indicators = ['17.10', '17.11']
    const expected = [
      { ...both, indicators },
      { ...own, indicators },
    ]
    expect(await listed()).toMatchObject(expected)

    // Files of before this was kept beside them: the log knows.
    const { pool } = world.house.connection
    await pool.query(`
      alter table indicators.evidence drop column acting_for;
      delete from kernel.migration where name = '0046_evidence_hands.sql'`)
    expect(await migrate(pool)).toEqual(['0046_evidence_hands.sql'])
    expect(await listed()).toMatchObject(expected)
  })
})

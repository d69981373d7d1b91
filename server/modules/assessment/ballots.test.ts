import { sql } from 'kysely'
import { expect } from 'vitest'
import { appraiseWhatIsLeft, submitByApi, tryMove } from '../../../test/e2e/recognise.ts'
import { test, type World } from '../../../test/harness.ts'
import { peopleOf, unitIdOf } from '../../../test/make-people.ts'
import { newId } from '../../kernel/id.ts'
import { migrate } from '../../kernel/migrate.ts'

const COUNCIL = ['council-chair', 'council-member-2', 'council-member-3']
const REASON = 'Hồ sơ còn thiếu biểu của trạm y tế.'

type Written = { id: string; xmin: string; choice: string }

async function ballotsIn({ db }: World): Promise<Written[]> {
  const { rows } = await sql<Written>`
    select id, xmin::text, choice from assessment.ballot order by ctid
  `.execute(db)
  return rows
}

async function openVote(world: World): Promise<string> {
  const people = peopleOf(world)
  const id = await submitByApi(people, await unitIdOf(world, '30253'), 2024)
  await tryMove(people, 'district-officer', id, 'verification')
  await tryMove(people, 'coordination-office', id, 'completeness')
  await appraiseWhatIsLeft(people, id)
  expect((await tryMove(people, 'coordination-office', id, 'consolidation')).status).toBe(200)
  return id
}

test('the tables do not tell who chose what, and a retry of a ballot gets its first answer', async ({ world }) => {
  const id = await openVote(world)
  const { version } = (await (await world.api.as('coordination-office')).get(`/api/v1/dossiers/${id}`)).body
  const cast = async (key: string, ballot: object, command = newId()) =>
    (await world.api.as(key)).post(`/api/v1/dossiers/${id}/ballots`, { version, ...ballot }, { key: command })
  const digestOf = async (command: string): Promise<Buffer> => {
    const row = world.db.selectFrom('kernel.command').select('digest').where('id', '=', command)
    return (await row.executeTakeFirstOrThrow()).digest
  }
  const [first = '', ...others] = COUNCIL
  const command = newId()
  const answer = await cast(first, { choice: 'agree' }, command)
  expect(answer).toMatchObject({ status: 200, body: { council: { voted: 1 } } })
  const [alone] = await ballotsIn(world)

  for (const key of others) {
    const other = newId()
    expect((await cast(key, { choice: 'disagree', reason: REASON }, other)).status).toBe(200)
    expect(await digestOf(other)).toEqual(await digestOf(command))
  }
  const ballots = await ballotsIn(world)
  expect(ballots.map(({ choice }) => choice).toSorted()).toEqual(['agree', 'disagree', 'disagree'])
  expect(new Set(ballots.map(({ xmin }) => xmin)).size).toBe(1)
  expect(ballots.map((one) => one.id)).not.toContain(alone?.id)
  expect(ballots.map((one) => one.id)).toEqual(ballots.map((one) => one.id).toSorted())

  expect((await cast(first, { choice: 'agree' }, command)).body).toEqual(answer.body)
  expect((await cast(first, { choice: 'disagree', reason: REASON }, command)).body).toEqual(answer.body)
  expect(await ballotsIn(world)).toEqual(ballots)
})

test('ballots of before are written anew, and what was kept of their commands is forgotten', async ({ world }) => {
  const before = await ballotsIn(world)
  const { pool } = world.house.connection
  await pool.query("delete from kernel.migration where name = '0051_ballots_apart.sql'")
  expect(await migrate(pool)).toEqual(['0051_ballots_apart.sql'])
  const after = await ballotsIn(world)
  expect(after.map(({ choice }) => choice).toSorted()).toEqual(before.map(({ choice }) => choice).toSorted())
  expect(after.filter(({ xmin, id }) => before.some((old) => old.xmin === xmin || old.id === id))).toEqual([])
  const kept = await world.db.selectFrom('kernel.command').select('route').execute()
  expect(kept.filter(({ route }) => route.endsWith('/ballots'))).toEqual([])
})

test('a vote that was not agreed ends the dossier where the procedure says, with the reasons', async ({ world }) => {
  const people = peopleOf(world)
  const [{ id }] = (await people.get('coordination-office', '/api/v1/dossiers')).body.items
  const closed = await tryMove(people, 'coordination-office', id, 'vote-closing')
  expect(closed).toMatchObject({
    status: 200,
    body: {
      state: 'not-recognised',
      council: { outcome: 'not-agreed', tally: { agree: 1, disagree: 2, reasons: [REASON, REASON] } },
    },
  })
  expect(closed.body.steps.at(-1)).toMatchObject({
    to: 'not-recognised',
    note: '1 đồng ý, 2 không đồng ý, trên 3 thành viên có quyền bỏ phiếu.',
  })
})

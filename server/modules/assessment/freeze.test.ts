import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { submitByApi, tryMove } from '../../../test/e2e/recognise.ts'
import { test, type World } from '../../../test/harness.ts'
import { peopleOf, unitIdOf } from '../../../test/make-people.ts'
import { transactAsSystem } from '../../kernel/http.ts'
import { recordFigures, type UnitResult } from '../indicators/index.ts'

const ELEMENT = 'ho_phan_loai_rac'

/** What is frozen of the element, in the newest submission that has it. */
async function frozenValue({ db }: World, id: string): Promise<string | null | undefined> {
  const { frozen } = await db
    .selectFrom('assessment.dossier_item')
    .select('frozen')
    .where('dossier_id', '=', id)
    .where('indicator', '=', '17.11')
    .orderBy('submission', 'desc')
    .executeTakeFirstOrThrow()
  return (JSON.parse(frozen) as UnitResult).inputs.find(({ element }) => element === ELEMENT)?.value
}

async function waitsForSave({ db }: World): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and not l.granted
  `.execute(db)
  return rows.length > 0
}

test('a save that is under way when the dossier is submitted is in what is frozen', async ({ world }) => {
  const people = peopleOf(world)
  const unitId = await unitIdOf(world, '30253')
  const id = await submitByApi(people, unitId, 2024)
  const submit = (answers: object[]) => tryMove(people, 'commune-chair', id, 'submission', { answers })
  const saveThen = (basedOn: number, value: string, then: () => Promise<void>) =>
    transactAsSystem(world.house, 'test', async (ctx) => {
      const figure = { element: ELEMENT, value, noValue: null, basedOn }
      await recordFigures(ctx, { unitId, period: '2024', source: 'form' }, [figure])
      await then()
    })
  let submitted = Promise.resolve({ status: 0 })
  const submitMeanwhile = async (answers: object[]): Promise<void> => {
    let isOver = false
    submitted = submit(answers).finally(() => (isOver = true))
    await vi.waitFor(async () => expect(isOver || (await waitsForSave(world))).toBe(true), { timeout: 20_000 })
  }

  expect((await tryMove(people, 'commune-chair', id, 'withdrawal')).status).toBe(200)
  await saveThen(1, '81', () => submitMeanwhile([]))
  expect((await submitted).status).toBe(200)
  expect(Number(await frozenValue(world, id))).toBe(81)

  const returned = [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }]
  expect((await tryMove(people, 'district-officer', id, 'return', { returned })).status).toBe(200)
  await saveThen(2, '82', () => submitMeanwhile([{ indicator: '17.11', answer: 'Đã bổ sung biểu của 11 ấp.' }]))
  expect((await submitted).status).toBe(200)
  expect(Number(await frozenValue(world, id))).toBe(82)
  await expect(saveThen(3, '83', () => Promise.resolve())).rejects.toMatchObject({ kind: { slug: 'figures-locked' } })
})

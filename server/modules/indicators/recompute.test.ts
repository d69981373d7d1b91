import { sql } from 'kysely'
import { expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { transactAsSystem } from '../../kernel/http.ts'
import { recomputeJob } from './recompute.ts'

const SET = { setId: 'minh-hoa-xa-2024', setVersion: 1 }

const recompute = (world: World): Promise<void> =>
  transactAsSystem(world.house, 'test', (ctx) => ctx.enqueue(recomputeJob.name, SET))

const staleRows = (world: World) =>
  world.db
    .selectFrom('indicators.summary')
    .select(['unit_id', 'period'])
    .where('set_id', '=', SET.setId)
    .where('is_stale', '=', true)
    .orderBy('unit_id')
    .execute()

/** Marks the results of some units for 2024 as stale and gives their ids, in the order the job takes them. */
async function makeStale(world: World, count: number): Promise<string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    update indicators.summary set is_stale = true where (unit_id, set_id, set_version, period) in (
      select unit_id, set_id, set_version, period from indicators.summary
      where set_id = ${SET.setId} and period = '2024' order by unit_id desc limit ${count})
    returning unit_id
  `.execute(world.db)
  return rows.map((row) => row.unit_id).toSorted()
}

test('what can no longer be worked out is taken away, and holds up nothing behind it', async ({ world }) => {
  const [commune] = await makeStale(world, 1)
  // No set of communes is in force in 1990.
  const { rows } = await sql<{ units: number }>`
    with old as (
      insert into indicators.summary (unit_id, set_id, set_version, period, verdict, criteria_met, marks, criteria_marks,
        is_stale, evaluated_at)
      select u.id, ${SET.setId}, ${SET.setVersion}, '1990', 'unknown', 0, '', '', true, now()
      from units.unit u order by u.id limit 450
      returning 1)
    select count(*)::int as units from old
  `.execute(world.db)
  expect(rows).toEqual([{ units: 450 }])
  expect(await staleRows(world)).toHaveLength(451)
  await recompute(world)
  await world.house.finishJobs()
  expect(await staleRows(world)).toEqual([])
  const left = await world.db
    .selectFrom('indicators.summary')
    .select(['unit_id', 'period', 'is_stale'])
    .where('set_id', '=', SET.setId)
    .where((row) => row.or([row('period', '=', '1990'), row('unit_id', '=', commune ?? '')]))
    .where('period', 'in', ['1990', '2024'])
    .execute()
  expect(left).toEqual([{ unit_id: commune, period: '2024', is_stale: false }])
})

test('a unit that is done is free again while the next one waits', async ({ world }) => {
  const [first, last] = await makeStale(world, 2)
  const holder = await world.house.connection.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${last} 2024`])
    await recompute(world)
    await expect.poll(() => staleRows(world), { timeout: 10_000 }).toEqual([{ unit_id: last, period: '2024' }])
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`${first} 2024`}, 0)) as free
    `.execute(world.db)
    expect(rows).toEqual([{ free: true }])
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  await world.house.finishJobs()
  expect(await staleRows(world)).toEqual([])
})

import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '../../test/harness.ts'
import { jobHouseOf } from '../house.ts'
import { newId } from './id.ts'
import { forgetOldReplies, KEPT_DAYS } from './old-replies.ts'

test('answers kept for retries are forgotten after their time, however many, and no earlier', async ({ world }) => {
  const { db, house } = world
  const keep = async (id: string, days: number): Promise<unknown> =>
    sql`
      insert into kernel.command (id, actor, route, digest, reply, at)
      values (${id}::uuid, null, 'POST /x', ''::bytea, '{}', ${house.clock.now()}::timestamptz - ${days}::int * interval '1 day')
    `.execute(db)
  const [old, young] = [newId(), newId()]
  await keep(old, KEPT_DAYS + 1)
  await keep(young, KEPT_DAYS - 1)
  await sql`
    insert into kernel.command (id, actor, route, digest, reply, at)
    select gen_random_uuid(), null, 'POST /x', ''::bytea, '{}', ${house.clock.now()}::timestamptz - interval '1 year'
    from generate_series(1, 5001)`.execute(db)
  await forgetOldReplies.work(jobHouseOf(house), {})
  const { rows } = await sql<{ id: string }>`select id from kernel.command where route = 'POST /x'`.execute(db)
  expect(rows).toEqual([{ id: young }])
})

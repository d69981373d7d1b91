import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '../../test/harness.ts'
import type { Db } from './db.ts'
import { logEvent } from './events.ts'
import { transactAsSystem } from './http.ts'
import { newId } from './id.ts'
import { digestOf, linkOf, sealOnce } from './seal.ts'
import { instant } from './time.ts'
import { followRestore } from './timeline.ts'
import { verifyChain } from './verify.ts'

/** An event as a dump brings it from a cluster that was far ahead of this one. */
async function restoreEvent(db: Db, ahead: number, isSealed: boolean): Promise<string> {
  const id = newId()
  const { rows } = await sql<{ xid: string }>`
    select (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + ${ahead}::bigint)::text as xid`.execute(db)
  const xid = rows[0]?.xid ?? ''
  const at = instant('2024-10-01T02:00:00Z')
  const empty = { actor: null, acting_for: null, subject: null, session: null }
  const digest = digestOf({ id, xid, at, type: 'test.restored', body: '{}', ...empty })
  await sql`
    insert into kernel.event (id, xid, at, type, body, digest)
    values (${id}::uuid, ${xid}::text::xid8, ${at}, 'test.restored', '{}', ${digest})`.execute(db)
  if (!isSealed) return id
  const last = (
    await sql<{ seq: number; link: Buffer }>`
    select seq, link from kernel.event_seal order by seq desc limit 1`.execute(db)
  ).rows[0]
  if (!last) throw new Error('nothing sealed')
  await sql`
    insert into kernel.event_seal (seq, event_id, xid, link)
    values (${last.seq + 1}, ${id}::uuid, ${xid}::text::xid8, ${linkOf(last.link, digest)})`.execute(db)
  return id
}

test('after a restore into a young cluster every event is sealed, in order, and the old chain stays whole', async ({
  world,
}) => {
  const { db, house } = world
  const log = (): Promise<string> =>
    transactAsSystem(house, 'test', async (ctx) => (await logEvent(ctx, 'test.happened', newId(), {})).id)
  const sealAll = async (): Promise<void> => {
    while ((await sealOnce(db)).sealed > 0);
  }
  await log()
  await sealAll()
  expect(await followRestore(db)).toBeUndefined()

  await restoreEvent(db, 1_000_000, true)
  const tail = await restoreEvent(db, 1_000_001, false)
  const unnoticed = await log()
  await sealAll()
  expect((await verifyChain(db)).unsealed).toBe(2)

  expect(await followRestore(db)).toBe(2)
  const later = await log()
  await sealAll()
  expect(await verifyChain(db)).toMatchObject({ unsealed: 0, faults: [] })
  const { rows } = await sql<{ event_id: string; timeline: number }>`
    select event_id, timeline from kernel.event_seal order by seq desc limit 3`.execute(db)
  expect(rows.toReversed()).toEqual([
    { event_id: tail, timeline: 1 },
    { event_id: unnoticed, timeline: 2 },
    { event_id: later, timeline: 2 },
  ])
  expect(await followRestore(db)).toBeUndefined()
})

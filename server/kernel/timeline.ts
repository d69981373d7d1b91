import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/**
 * Begins a new timeline when the newest event or seal bears a number of a transaction that this cluster has yet to give: the
 * database was restored from a dump, and by number alone new events would stand before sealed ones and never be sealed. Returns the
 * number of a timeline just begun. Asked at every start, before anything is written.
 */
export async function followRestore(db: Db): Promise<number | undefined> {
  if (!(await isBehind(db)).behind) return undefined
  return db.transaction().execute(async (tx) => {
    // Waits for every writer of events: none of the old timeline may commit after the first of the new one.
    await sql`lock table kernel.event in access exclusive mode`.execute(tx)
    // Another process may have begun it meanwhile.
    const { behind, present } = await isBehind(tx)
    return behind ? begin(tx, present + 1) : undefined
  })
}

async function isBehind(db: Db | Tx): Promise<{ behind: boolean; present: number }> {
  const { rows } = await sql<{ behind: boolean; present: number }>`
    select p.present, coalesce(greatest(
      (select e.xid from kernel.event e where e.timeline = p.present order by e.timeline desc, e.xid desc, e.id desc limit 1),
      (select s.xid from (select xid, timeline from kernel.event_seal order by seq desc limit 1) s where s.timeline = p.present)
    ) >= pg_snapshot_xmax(pg_current_snapshot()), false) as behind
    from (select max(number) as present from kernel.timeline) p
  `.execute(db)
  const [row] = rows
  if (!row) throw new Error('the log has no timeline')
  return row
}

async function begin(tx: Tx, number: number): Promise<number> {
  await sql`insert into kernel.timeline (number, began_at) values (${number}, clock_timestamp())`.execute(tx)
  await sql`alter table kernel.event alter column timeline set default ${sql.raw(String(number))}`.execute(tx)
  // What was logged here before anybody noticed stands before the last seal and would never get one of its own.
  await sql`
    update kernel.event e set timeline = ${number}
    from (select timeline, xid, event_id from kernel.event_seal order by seq desc limit 1) last
    where e.timeline = last.timeline and last.timeline = ${number - 1} and (e.xid, e.id) < (last.xid, last.event_id)
      and not exists (select from kernel.event_seal s where s.event_id = e.id)
  `.execute(tx)
  return number
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { Instant } from './time.ts'

const LOCK = 7_118_319
const BATCH = 2000
const IDLE_MS = 1000

type EventRow = {
  id: string
  xid: string
  at: Instant
  actor: string | null
  acting_for: string | null
  type: string
  subject: string | null
  body: string
  session: string | null
  digest: Buffer
}

/** The digest of an event, computed outside the database so that SQL alone cannot forge a match. */
export function digestOf(event: Omit<EventRow, 'digest'>): Buffer {
  const { before, after } = partsAround(event)
  return createHash('sha256')
    .update(`${before}${netstring(event.xid)}${after}`)
    .digest()
}

/**
 * What is hashed before and after the number of the transaction, which only the database knows. A session that is not set adds
 * nothing: events from before sessions were kept have the digest they always had, and no set one reads like its absence.
 */
export function partsAround(event: Omit<EventRow, 'digest' | 'xid'>): { before: string; after: string } {
  const { at, actor, acting_for, type, subject, body, session } = event
  const fields = [at, actor, acting_for, type, subject, body]
  if (session !== null) fields.push(session)
  return { before: netstring(event.id), after: fields.map(netstring).join('') }
}

/** Length and text, so that no two lists of values read the same; `-` for null. */
export function netstring(value: string | null): string {
  return value === null ? '-' : `${Buffer.byteLength(value)}:${value},`
}

export function linkOf(previous: Buffer, digest: Buffer): Buffer {
  return createHash('sha256').update(previous).update(digest).digest()
}

export const FIRST_LINK = Buffer.alloc(32)

/**
 * Chains committed events in commit order and returns how many. Only rows of transactions older than every running
 * one are taken: identity columns are not commit order, and a later commit could otherwise land before a sealed row.
 */
export async function sealOnce(db: Db): Promise<{ sealed: number; subjects: string[] }> {
  return db.transaction().execute(async (tx) => {
    const lock = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as free`.execute(tx)
    if (!lock.rows[0]?.free) return { sealed: 0, subjects: [] }
    const last = await lastSeal(tx)
    const { rows } = await sql<{ id: string; xid: string; digest: Buffer; subject: string | null }>`
      select e.id, e.xid::text as xid, e.digest, e.subject from kernel.event e
      where e.xid < pg_snapshot_xmin(pg_current_snapshot())
        and (e.xid, e.id) > (${last.xid}::text::xid8, ${last.id}::uuid)
      order by e.xid, e.id limit ${BATCH}
    `.execute(tx)
    if (rows.length === 0) return { sealed: 0, subjects: [] }
    let link = last.link
    const seals = rows.map((row, i) => {
      link = linkOf(link, row.digest)
      return { seq: last.seq + i + 1, id: row.id, xid: row.xid, link: link.toString('hex') }
    })
    await sql`
      insert into kernel.event_seal (seq, event_id, xid, link)
      select s.seq, s.id, s.xid::xid8, decode(s.link, 'hex')
      from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s(seq bigint, id uuid, xid text, link text)
    `.execute(tx)
    const subjects = [...new Set(rows.flatMap((row) => (row.subject ? [row.subject] : [])))]
    await sql`select pg_notify('nts_sealed', ${subjects.length > 200 ? '*' : subjects.join(' ')})`.execute(tx)
    return { sealed: rows.length, subjects }
  })
}

async function lastSeal(tx: Tx): Promise<{ seq: number; link: Buffer; xid: string; id: string }> {
  const { rows } = await sql<{ seq: number; link: Buffer; xid: string; id: string }>`
    select seq, link, xid::text as xid, event_id as id from kernel.event_seal order by seq desc limit 1
  `.execute(tx)
  return rows[0] ?? { seq: 0, link: FIRST_LINK, xid: '0', id: '00000000-0000-0000-0000-000000000000' }
}

let wake: () => void = () => {}

/** Tells the running sealer that something was committed. Costs the writer nothing. */
export function nudgeSealer(): void {
  wake()
}

/**
 * Runs the sealer until stopped: at once after a local commit, and every second for other processes' rows. `onSealed` is told
 * after each batch.
 */
export function startSealer(db: Db, onError: (error: unknown) => void, onSealed?: () => void): () => Promise<void> {
  let running = true
  const loop = (async () => {
    while (running) {
      const { sealed } = await sealOnce(db).catch((error: unknown) => {
        onError(error)
        return { sealed: 0 }
      })
      if (sealed > 0) onSealed?.()
      if (sealed < BATCH && running) await pause(sealed === 0 ? IDLE_MS : 50)
    }
  })()
  return async () => {
    running = false
    wake()
    await loop
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    timer.unref()
    wake = () => {
      clearTimeout(timer)
      setTimeout(resolve, 20)
    }
  })
}

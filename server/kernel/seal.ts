import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { pagesOf, type QuietEvents, takeDrops, tellDrops } from './page-drops.ts'
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
 * Chains committed events in commit order, tells every process whose pages they and their transactions change, and returns how many
 * it chained. `quiet`: types of events that change no page.
 */
export async function sealOnce(db: Db, quiet: QuietEvents = new Set()): Promise<{ sealed: number }> {
  return db.transaction().execute(async (tx) => {
    const lock = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as free`.execute(tx)
    if (!lock.rows[0]?.free) return { sealed: 0 }
    const last = await lastSeal(tx)
    const rows = await readNext(tx, last)
    if (rows.length > 0) await chain(tx, last, rows)
    await tellDrops(tx, [...rows.flatMap((row) => pagesOf(quiet, row)), ...(await takeDrops(tx))])
    return { sealed: rows.length }
  })
}

type Place = { timeline: number; xid: string; id: string }
type LastSeal = Place & { seq: number; link: Buffer }
type NextEvent = Place & { digest: Buffer; type: string; subject: string | null }

/**
 * Only rows of transactions older than every running one are taken: identity columns are not commit order, and a later commit could
 * otherwise land before a sealed row. Of earlier timelines no transaction runs.
 */
async function readNext(tx: Tx, last: Place): Promise<NextEvent[]> {
  const { rows } = await sql<NextEvent>`
    select e.id, e.timeline, e.xid::text as xid, e.digest, e.type, e.subject from kernel.event e
    where (e.timeline, e.xid) < ((select max(number) from kernel.timeline), pg_snapshot_xmin(pg_current_snapshot()))
      and (e.timeline, e.xid, e.id) > (${last.timeline}::int, ${last.xid}::text::xid8, ${last.id}::uuid)
    order by e.timeline, e.xid, e.id limit ${BATCH}
  `.execute(tx)
  return rows
}

async function chain(tx: Tx, last: LastSeal, rows: readonly NextEvent[]): Promise<void> {
  let link = last.link
  const seals = rows.map(({ id, timeline, xid, digest }, i) => {
    link = linkOf(link, digest)
    return { seq: last.seq + i + 1, id, timeline, xid, link: link.toString('hex') }
  })
  await sql`
    insert into kernel.event_seal (seq, event_id, timeline, xid, link)
    select s.seq, s.id, s.timeline, s.xid::xid8, decode(s.link, 'hex')
    from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s(seq bigint, id uuid, timeline int, xid text, link text)
  `.execute(tx)
}

async function lastSeal(tx: Tx): Promise<LastSeal> {
  const { rows } = await sql<LastSeal>`
    select seq, link, timeline, xid::text as xid, event_id as id from kernel.event_seal order by seq desc limit 1
  `.execute(tx)
  return rows[0] ?? { seq: 0, link: FIRST_LINK, timeline: 0, xid: '0', id: '00000000-0000-0000-0000-000000000000' }
}

let wake: () => void = () => {}

/** Tells the running sealer that something was committed. Costs the writer nothing. */
export function nudgeSealer(): void {
  wake()
}

type Sealing = {
  onError(error: unknown): void
  /** Told after each batch. */
  onSealed?(): void
  quiet?: QuietEvents
}

/** Runs the sealer until stopped: at once after a local commit, and every second for other processes' rows. */
export function startSealer(db: Db, { onError, onSealed, quiet }: Sealing): () => Promise<void> {
  let running = true
  const loop = (async () => {
    while (running) {
      const { sealed } = await sealOnce(db, quiet).catch((error: unknown) => {
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

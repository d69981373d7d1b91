import { sql } from 'kysely'
import type { Db } from './db.ts'
import { digestOf, FIRST_LINK, linkOf } from './seal.ts'
import type { Instant } from './time.ts'

export type ChainFault = { seq: number; eventId: string; what: 'missing' | 'altered' | 'broken-link' }

export type ChainReport = {
  sealed: number
  unsealed: number
  oldestUnsealed: Instant | null
  /** Last link in hex, to be kept elsewhere: a cut tail is found only against it. */
  head: string
  faults: ChainFault[]
}

const PAGE = 5000
const MOST_FAULTS = 100

type SealRow = {
  seq: number
  event_id: string
  link: Buffer
  id: string | null
  xid: string
  at: Instant
  actor: string | null
  acting_for: string | null
  type: string
  subject: string | null
  body: string
  session: string | null
}

/**
 * Recomputes every digest and link. Reads by pages of 5,000, so memory stays bounded.
 * Names at most 100 rows that were altered, deleted or re-linked.
 */
export async function verifyChain(
  db: Db,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<ChainReport> {
  const last = await lastSeq(db)
  const faults: ChainFault[] = []
  let seq = 0
  let link: Buffer = FIRST_LINK
  for (;;) {
    const rows = await readPage(db, seq)
    for (const row of rows) {
      const expected = row.id === null ? undefined : linkOf(link, digestOf({ ...row, id: row.event_id }))
      const what = faultOf(row, seq, expected)
      if (what && faults.length < MOST_FAULTS) faults.push({ seq: row.seq, eventId: row.event_id, what })
      // Go on from the stored link, so that one altered row is named once and not every row after it.
      link = row.link
      seq = row.seq
    }
    onProgress(seq, Math.max(seq, last))
    if (rows.length < PAGE) break
  }
  return { sealed: seq, ...(await countUnsealed(db)), head: link.toString('hex'), faults }
}

function faultOf(row: SealRow, previousSeq: number, expected: Buffer | undefined): ChainFault['what'] | undefined {
  if (row.seq !== previousSeq + 1) return 'broken-link'
  if (!expected) return 'missing'
  return expected.equals(row.link) ? undefined : 'altered'
}

async function lastSeq(db: Db): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from kernel.event_seal`.execute(db)
  return rows[0]?.seq ?? 0
}

async function readPage(db: Db, after: number): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`
    select s.seq, s.event_id, s.link, e.id, e.xid::text as xid, e.at, e.actor, e.acting_for, e.type, e.subject, e.body,
      e.session
    from kernel.event_seal s left join kernel.event e on e.id = s.event_id
    where s.seq > ${after} order by s.seq limit ${PAGE}
  `.execute(db)
  return rows
}

/** Events that no seal covers yet. */
export async function countUnsealed(db: Db): Promise<{ unsealed: number; oldestUnsealed: Instant | null }> {
  const { rows } = await sql<{ unsealed: number; oldest: Instant | null }>`
    select count(*)::int as unsealed, min(e.at) as oldest from kernel.event e
    where not exists (select 1 from kernel.event_seal s where s.event_id = e.id)
  `.execute(db)
  return { unsealed: rows[0]?.unsealed ?? 0, oldestUnsealed: rows[0]?.oldest ?? null }
}

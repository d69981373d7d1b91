import { sql } from 'kysely'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Db } from './db.ts'
import { dateInVietnam, type Instant } from './time.ts'

// The chain proves that no sealed event was altered; only a link kept outside the database proves that its tail was not cut
// off, or the whole chain written anew. One line a day goes to a file that belongs on another machine.

const Anchor = z.object({ date: z.string(), at: z.string(), seq: z.int(), link: z.string().regex(/^[0-9a-f]{64}$/) })
export type Anchor = z.infer<typeof Anchor>

const HOUR = 3_600_000

/** Appends today's last link unless today already has one. Returns the line, undefined when there is nothing to write. */
export async function anchorChain(db: Db, file: string, now: Instant): Promise<Anchor | undefined> {
  const date = dateInVietnam(now)
  const { rows } = await sql<{ seq: number; link: Buffer }>`
    select seq, link from kernel.event_seal order by seq desc limit 1
  `.execute(db)
  const [last] = rows
  if (!last || (await readAnchors(file)).at(-1)?.date === date) return undefined
  const anchor: Anchor = { date, at: now, seq: last.seq, link: last.link.toString('hex') }
  await mkdir(dirname(file), { recursive: true })
  await appendFile(file, `${JSON.stringify(anchor)}\n`)
  return anchor
}

/** The lines of a file of anchors, oldest first; none when there is no file. Throws for a line that is not one. */
export async function readAnchors(file: string): Promise<Anchor[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Anchor.parse(JSON.parse(line)))
}

export type AnchorFault = Anchor & { what: 'cut' | 'rewritten' }

/** Anchors that the chain no longer agrees with: the link is gone, or is another one. */
export async function checkAnchors(db: Db, anchors: readonly Anchor[]): Promise<AnchorFault[]> {
  const { rows } = await sql<{ seq: number; link: Buffer }>`
    select seq, link from kernel.event_seal where seq = any(${anchors.map(({ seq }) => seq)}::bigint[])
  `.execute(db)
  const links = new Map(rows.map(({ seq, link }) => [seq, link.toString('hex')]))
  return anchors.flatMap((anchor) => {
    const link = links.get(anchor.seq)
    if (link === anchor.link) return []
    return [{ ...anchor, what: link === undefined ? ('cut' as const) : ('rewritten' as const) }]
  })
}

export type Anchoring = {
  /** Events were sealed: a day without an anchor gets its one now, and an empty database does not wait for the next hour. */
  sealed(): void
  /** Waits for whatever was asked so far. */
  settled(): Promise<unknown>
  stop(): Promise<void>
}

/**
 * Writes an anchor every day while the server runs: at once, with the first seals of a day, and each hour whatever failed before.
 * Several processes may: a day has one line, or two equal in effect.
 */
export function startAnchoring(db: Db, file: string, now: () => Instant, onError: (error: unknown) => void): Anchoring {
  let work: Promise<unknown> = Promise.resolve()
  let asked: string | undefined
  let isStopped = false
  // One after another: two at once would both find the day without a line.
  const run = (): void => {
    work = work.then(() => anchorChain(db, file, now())).catch(onError)
  }
  run()
  const timer = setInterval(run, HOUR)
  timer.unref()
  return {
    sealed() {
      const today = dateInVietnam(now())
      if (isStopped || asked === today) return
      // Once a day: a disk that is full must not be tried twenty times a second. The hour tries again.
      asked = today
      run()
    },
    settled: () => work,
    async stop() {
      isStopped = true
      clearInterval(timer)
      await work
    },
  }
}

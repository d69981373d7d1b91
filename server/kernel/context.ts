import type { Db, Tx } from './db.ts'
import type { Actor } from './policy.ts'
import type { Instant, PlainDate } from './time.ts'

/** What a use case receives: the database, who acts, and the one clock. */
export type Ctx = {
  /** Inside a command this is the one transaction; use cases never open another. */
  db: Tx
  actor: Actor
  now(): Instant
  today(): PlainDate
  /** Everything in this database is invented (rule 23). */
  isDemo: boolean
  requestId: string
  /** Work for this process after the commit, e.g. dropping cached pages. Never runs when the transaction fails. */
  afterCommit(work: () => void): void
  /** Drops cached pages that depend on a subject, after the commit, in every process. */
  dropPages(subject: string): void
  /** The same for what an event of this transaction changes; `logEvent` calls it. */
  dropPagesOf(event: Pick<LoggedEvent, 'type' | 'subject'>): void
  /** Asks for slow work after this commit; rolled back with the transaction. */
  enqueue(job: string, input: object): Promise<void>
  /** The reactions of upper rooms, run by `logEvent` in floor order. */
  reactions: Reactions
}

/** What a read-only use case receives. */
export type ReadCtx = { db: Db | Tx; actor: Actor; now(): Instant; today(): PlainDate; isDemo: boolean }

export type LoggedEvent = { id: string; type: string; subject: string | null; body: Record<string, unknown> }

export type Reaction = (ctx: Ctx, event: LoggedEvent) => Promise<void>

export type Reactions = ReadonlyMap<string, readonly Reaction[]>

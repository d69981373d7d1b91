import { type RawBuilder, sql } from 'kysely'
import type { PageCache } from './cache.ts'
import type { LoggedEvent } from './context.ts'
import type { Tx } from './db.ts'
import { newId } from './id.ts'

/** Types of events that change nothing a public page shows; rooms declare them. */
export type QuietEvents = ReadonlySet<string>

/** Whose pages an event changes: those of its subject, every page (`*`) when it has none, no page when its type is quiet. */
export function pagesOf(quiet: QuietEvents, { type, subject }: Pick<LoggedEvent, 'type' | 'subject'>): string[] {
  return quiet.has(type) ? [] : [subject ?? '*']
}

export type PageDrops = {
  add(subject: string): void
  addOf(event: Pick<LoggedEvent, 'type' | 'subject'>): void
  /** The write that lets other processes know of what no event of this transaction tells them; undefined when there is nothing. */
  rest(): RawBuilder<unknown> | undefined
  /** Drops all of it here, after the commit. */
  dropFrom(cache: PageCache): void
}

/** Whose pages one transaction changes. */
export function collectDrops(quiet: QuietEvents): PageDrops {
  const all = new Set<string>()
  const toldByEvents = new Set<string>()
  return {
    add: (subject) => void all.add(subject),
    addOf(event) {
      for (const subject of pagesOf(quiet, event)) {
        all.add(subject)
        toldByEvents.add(subject)
      }
    },
    rest() {
      const rest = toldByEvents.has('*') ? [] : [...all].filter((subject) => !toldByEvents.has(subject))
      if (rest.length === 0) return undefined
      return sql`insert into kernel.page_drop (id, subjects) values (${newId()}::uuid, ${rest}::text[])`
    },
    dropFrom(cache) {
      if (all.has('*')) cache.clear()
      else for (const subject of all) cache.drop(subject)
    },
  }
}

// A message holds 8,000 bytes, and an id takes 37.
const MOST_IN_MESSAGE = 200

/** Takes what transactions left for other processes. Committed rows only, each once. */
export async function takeDrops(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ subjects: string[] }>`delete from kernel.page_drop returning subjects`.execute(tx)
  return rows.flatMap(({ subjects }) => subjects)
}

/** Tells every process, this one too, whose pages to drop once this transaction is committed; see seal-listener.ts. */
export async function tellDrops(tx: Tx, subjects: readonly string[]): Promise<void> {
  const different = [...new Set(subjects)]
  if (different.length === 0) return
  const messages = different.includes('*') ? ['*'] : inMessages(different)
  await sql`select pg_notify('nts_sealed', message) from unnest(${messages}::text[]) message`.execute(tx)
}

function inMessages(subjects: readonly string[]): string[] {
  const count = Math.ceil(subjects.length / MOST_IN_MESSAGE)
  return Array.from({ length: count }, (_, i) =>
    subjects.slice(i * MOST_IN_MESSAGE, (i + 1) * MOST_IN_MESSAGE).join(' '),
  )
}

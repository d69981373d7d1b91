import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Db, Tx } from './db.ts'
import { logEvent } from './events.ts'

/**
 * Records that the actor was shown personal data of some people: a read that is audited is a command. Nothing is
 * recorded of looking at oneself. `what`: which data, in words for the person concerned.
 */
export async function logPersonalView(ctx: Ctx, type: string, people: readonly string[], what: string): Promise<void> {
  const others = [...new Set(people)].filter((id) => id !== ctx.actor.id).sort()
  if (others.length === 0) return
  const { id } = await logEvent(ctx, type, null, { people: others, what })
  await sql`
    insert into kernel.personal_view (person, event_id) select p, ${id}::uuid from unnest(${others}::uuid[]) p
  `.execute(ctx.db)
}

/**
 * Logs an event some of whose values name a person. The body holds only SHA-256(salt || value) of them; the values stand apart, so
 * that they can be erased while the event and its chain stay as they are.
 */
export async function logPersonalEvent(
  ctx: Ctx,
  type: string,
  subject: string,
  { body, personal }: { body: Record<string, unknown>; personal: Record<string, string> },
): Promise<void> {
  const values = Object.entries(personal).map(([name, value]) => ({ name, value, salt: randomBytes(16) }))
  const digests = values.map(({ name, value, salt }) => [
    name,
    createHash('sha256').update(salt).update(value).digest('hex'),
  ])
  const { id } = await logEvent(ctx, type, subject, { ...body, ...(Object.fromEntries(digests) as object) })
  for (const { name, value, salt } of values)
    await sql`
      insert into kernel.event_personal (event_id, name, salt, value) values (${id}::uuid, ${name}, ${salt}, ${value})
    `.execute(ctx.db)
}

/** The personal values of some events, by event; null = erased. */
export async function personalValuesOf(
  db: Db | Tx,
  events: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string | null>>>> {
  const { rows } = await sql<{ event: string; name: string; value: string | null }>`
    select event_id as event, name, value from kernel.event_personal where event_id = any(${[...events]}::uuid[])
  `.execute(db)
  const found = new Map<string, Record<string, string | null>>()
  for (const { event, name, value } of rows) found.set(event, { ...found.get(event), [name]: value })
  return found
}

/** Removes the personal values of events a person did or that are about them. The events and their chain stay as they are. */
export async function erasePersonalValues(db: Tx, person: string): Promise<void> {
  await sql`
    update kernel.event_personal v set value = null, salt = ''::bytea
    from kernel.event e where e.id = v.event_id and (e.subject = ${person}::uuid or e.actor = ${person}::uuid)
  `.execute(db)
}

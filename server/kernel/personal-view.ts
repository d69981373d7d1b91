import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Tx } from './db.ts'
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

/** Removes the personal values of events a person did or that are about them. The events and their chain stay as they are. */
export async function erasePersonalValues(db: Tx, person: string): Promise<void> {
  await sql`
    update kernel.event_personal v set value = null, salt = ''::bytea
    from kernel.event e where e.id = v.event_id and (e.subject = ${person}::uuid or e.actor = ${person}::uuid)
  `.execute(db)
}

import { sql } from 'kysely'
import type { Ctx } from './context.ts'
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

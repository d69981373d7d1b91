import canonicalize from 'canonicalize'
import { sql } from 'kysely'
import type { Ctx, LoggedEvent } from './context.ts'
import { newId } from './id.ts'
import { nudgeSealer } from './seal.ts'

/**
 * Writes one event in the caller's transaction and runs the reactions of the rooms above.
 * `body` must be plain JSON (decimals as text); it is stored as canonical JSON and hashed with every other column.
 */
export async function logEvent(
  ctx: Ctx,
  type: string,
  subject: string | null,
  body: Record<string, unknown>,
  actingFor: string | null = null,
): Promise<LoggedEvent> {
  const event: LoggedEvent = { id: newId(), type, subject, body }
  const text = canonicalize(body)
  if (text === undefined) throw new Error(`event ${type} has no JSON body`)
  const at = ctx.now()
  await sql`
    insert into kernel.event (id, at, actor, acting_for, type, subject, body, digest)
    values (${event.id}::uuid, ${at}::timestamptz, ${ctx.actor.id}::uuid, ${actingFor}::uuid, ${type}, ${subject}::uuid, ${text},
      sha256(convert_to(
        kernel.netstring(${event.id}) || kernel.netstring(pg_current_xact_id()::text) || kernel.netstring(${at})
        || kernel.netstring(${ctx.actor.id}) || kernel.netstring(${actingFor}) || kernel.netstring(${type})
        || kernel.netstring(${subject}) || kernel.netstring(${text}), 'UTF8')))
  `.execute(ctx.db)
  for (const react of ctx.reactions.get(type) ?? []) await react(ctx, event)
  ctx.dropPages(subject ?? '*')
  ctx.afterCommit(nudgeSealer)
  return event
}

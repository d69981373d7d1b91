import canonicalize from 'canonicalize'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx, LoggedEvent } from './context.ts'
import { type Db, sendLater, type Tx } from './db.ts'
import { newId } from './id.ts'
import { actingFor } from './policy.ts'
import { nudgeSealer, partsAround } from './seal.ts'

/** An event not yet written; `insert` may be a part of a larger statement. */
export type NewEvent = LoggedEvent & { insert: RawBuilder<unknown> }

/**
 * Makes an event of the caller's transaction. `body` must be plain JSON (decimals as text); it is stored as canonical
 * JSON and hashed with every other column. Whoever writes `insert` calls `announceEvent` after.
 */
export function newEvent(ctx: Ctx, type: string, subject: string | null, body: Record<string, unknown>): NewEvent {
  const id = newId()
  const text = canonicalize(body)
  if (text === undefined) throw new Error(`event ${type} has no JSON body`)
  const at = ctx.now()
  const actor = ctx.actor.id
  const principal = actingFor(ctx.actor)
  const session = ctx.actor.session ?? null
  // All but the transaction's number is known here. A function of SQL for the strings cost half of the insert.
  const { before, after } = partsAround({ id, at, actor, acting_for: principal, type, subject, body: text, session })
  const insert = sql`
    insert into kernel.event (id, at, actor, acting_for, type, subject, body, session, digest)
    select ${id}::uuid, ${at}::timestamptz, ${actor}::uuid, ${principal}::uuid, ${type}, ${subject}::uuid, ${text},
      ${session}::uuid,
      sha256(convert_to(${before} || length(x.id) || ':' || x.id || ',' || ${after}, 'UTF8'))
    from (select pg_current_xact_id()::text as id offset 0) x`
  return { id, type, subject, body, insert }
}

/** Runs the reactions of the rooms above to an event just written, and drops the pages it changes after the commit. */
export async function announceEvent(ctx: Ctx, event: LoggedEvent): Promise<void> {
  for (const react of ctx.reactions.get(event.type) ?? []) await react(ctx, event)
  ctx.dropPagesOf(event)
  ctx.afterCommit(nudgeSealer)
}

/** What a logged event is about; undefined when there is none of that type. */
export async function findEvent(
  db: Db | Tx,
  id: string,
  type: string,
): Promise<Pick<LoggedEvent, 'subject' | 'body'> | undefined> {
  const { rows } = await sql<{ subject: string | null; body: string }>`
    select subject, body from kernel.event where id = ${id} and type = ${type}
  `.execute(db)
  return rows[0] && { subject: rows[0].subject, body: JSON.parse(rows[0].body) as LoggedEvent['body'] }
}

/** Writes one event in the caller's transaction and announces it. */
export async function logEvent(...event: Parameters<typeof newEvent>): Promise<LoggedEvent> {
  const [ctx] = event
  const made = newEvent(...event)
  await sendLater(ctx.db, made.insert)
  await announceEvent(ctx, made)
  return made
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { type Db, sendLater, type Tx } from './db.ts'
import { alreadyDone, commandConflict } from './problem.ts'
import type { Instant } from './time.ts'

declare module './db.ts' {
  interface Tables {
    'kernel.command': {
      id: string
      actor: string | null
      route: string
      digest: Buffer
      reply: string
      at: Instant
    }
  }
}

/** What names a command: the id its sender gave it. The rest tells a retry from another command under the same id. */
export type CommandKey = { id: string; actor: string | null; route: string; body: unknown }

/** The answer already given to this command. Throws `command-conflict` when the id was used for another body. */
export async function findReply<T>(db: Db, key: CommandKey): Promise<{ reply: T } | undefined> {
  const row = await db.selectFrom('kernel.command').selectAll().where('id', '=', key.id).executeTakeFirst()
  if (!row) return undefined
  if (row.actor !== key.actor || row.route !== key.route || !row.digest.equals(digestOf(key))) throw commandConflict()
  return { reply: (JSON.parse(row.reply) as { value: T }).value }
}

/** Keeps the answer in the transaction of the act. A concurrent equal request breaks on the primary key. */
export async function saveReply(ctx: Ctx, key: CommandKey, reply: unknown): Promise<void> {
  const { id, actor, route } = key
  const text = JSON.stringify({ value: reply })
  await sendLater(
    ctx.db,
    sql`
    insert into kernel.command (id, actor, route, digest, reply, at)
    values (${id}, ${actor}, ${route}, ${digestOf(key)}, ${text}, ${ctx.now()})`,
  )
}

/** Takes the id of a command whose answer is not kept. Throws `already-done` when it was used, also by one still running. */
export async function claimCommand(ctx: Ctx, key: CommandKey): Promise<void> {
  const { id, actor, route } = key
  const claimed = await ctx.db
    .insertInto('kernel.command')
    .values({ id, actor, route, digest: digestOf(key), reply: '{}', at: ctx.now() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!claimed) throw alreadyDone()
}

/**
 * Forgets the answers that speak of something, e.g. the id of an erased person, with the digests of what was sent. Reads every answer
 * kept: whoever they were given to may have been told of it, and old ones are gone by themselves (old-replies.ts).
 */
export async function forgetReplies(db: Tx, text: string): Promise<void> {
  await db.deleteFrom('kernel.command').where('reply', 'like', `%${text}%`).execute()
}

function digestOf(key: CommandKey): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(key.body) ?? '')
    .digest()
}

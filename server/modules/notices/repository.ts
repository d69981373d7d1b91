import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { NoticeRow } from './tables.ts'

export type NewNotice = Pick<
  NoticeRow,
  'person_id' | 'event_id' | 'about' | 'rule' | 'text_vi' | 'text_en' | 'link' | 'at'
>

export type WrittenNotice = Pick<NoticeRow, 'id' | 'person_id'>

/** A change of units may concern thousands; a statement takes 65,535 values. */
const BATCH = 1000

/** Writes notices that are not there yet and returns them: a job that runs again tells nobody twice. */
export async function insertNotices({ db }: Ctx, rows: readonly NewNotice[]): Promise<WrittenNotice[]> {
  const written: WrittenNotice[] = []
  for (let from = 0; from < rows.length; from += BATCH)
    written.push(
      ...(await db
        .insertInto('notices.notice')
        .values(rows.slice(from, from + BATCH).map((row) => ({ ...row, id: newId(), read_at: null, mailed_at: null })))
        .onConflict((conflict) => conflict.constraint('notice_once').doNothing())
        .returning(['id', 'person_id'])
        .execute()),
    )
  return written
}

export async function toldOf({ db }: Ctx, about: string): Promise<string[]> {
  const rows = await db.selectFrom('notices.notice').select('person_id').distinct().where('about', '=', about).execute()
  return rows.map((row) => row.person_id)
}

export function noticesOf(
  { db }: ReadCtx,
  personId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<NoticeRow[]> {
  return db
    .selectFrom('notices.notice')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(cursor !== undefined, (q) => q.where('id', '<', cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function countUnread({ db }: ReadCtx | Ctx, personId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from notices.notice where person_id = ${personId}::uuid and read_at is null
  `.execute(db)
  return rows[0]?.unread ?? 0
}

/** Marks one notice of a person; false when that person has none of this id. */
export async function markRead({ db, now }: Ctx, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    update notices.notice set read_at = coalesce(read_at, ${now()}::timestamptz)
    where id = ${id}::uuid and person_id = ${personId}::uuid returning id
  `.execute(db)
  return rows.length > 0
}

export async function markReadUpTo({ db, now }: Ctx, personId: string, id: string): Promise<void> {
  await db
    .updateTable('notices.notice')
    .set({ read_at: now() })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .where('id', '<=', id)
    .execute()
}

export async function forgetBefore({ db }: Ctx, at: Instant): Promise<void> {
  await db.deleteFrom('notices.notice').where('at', '<', at).execute()
}

type Reminder = { dossierId: string; submission: number; state: string; kind: 'near' | 'passed'; dueOn: PlainDate }

/** Notes that a deadline was reminded of; false when it had been. */
export async function noteReminder(ctx: Ctx, { dossierId, dueOn, ...step }: Reminder): Promise<boolean> {
  const done = await ctx.db
    .insertInto('notices.reminder')
    .values({ dossier_id: dossierId, due_on: dueOn, ...step, at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Notes that the end of a post was reminded of; false when that end had been. */
export async function notePostReminder(ctx: Ctx, positionId: string, endsOn: PlainDate): Promise<boolean> {
  const done = await ctx.db
    .insertInto('notices.post_reminder')
    .values({ position_id: positionId, ends_on: endsOn, at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function noteTokenReminder(ctx: Ctx, tokenId: string): Promise<boolean> {
  const done = await ctx.db
    .insertInto('notices.token_reminder')
    .values({ token_id: tokenId, at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

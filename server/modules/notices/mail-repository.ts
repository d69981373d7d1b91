import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Pace } from './contract.ts'
import type { MailAddressRow, NoticeRow } from './tables.ts'

export function addressOf({ db }: ReadCtx | Ctx, personId: string): Promise<MailAddressRow | undefined> {
  return db.selectFrom('notices.mail_address').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

/** The row stays locked, so that two requests at once count as two. */
export function lockAddress({ db }: Ctx, personId: string): Promise<MailAddressRow | undefined> {
  return db
    .selectFrom('notices.mail_address')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveAddress({ db }: Ctx, row: MailAddressRow): Promise<void> {
  const { person_id: _, ...rest } = row
  await db
    .insertInto('notices.mail_address')
    .values(row)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(rest))
    .execute()
}

export async function changeAddress({ db }: Ctx, personId: string, change: Partial<MailAddressRow>): Promise<void> {
  await db.updateTable('notices.mail_address').set(change).where('person_id', '=', personId).execute()
}

export async function deleteAddress({ db }: Ctx, personId: string): Promise<void> {
  await db.deleteFrom('notices.mail_address').where('person_id', '=', personId).execute()
}

export async function findToken({ db }: ReadCtx, hash: Buffer, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('notices.mail_address')
    .select('person_id')
    .where('token_hash', '=', hash)
    .where('token_ends_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a token up; the update decides between two clicks at once. Whose it was, or undefined. */
export async function useToken({ db }: Ctx, hash: Buffer, now: Instant): Promise<string | undefined> {
  const row = await db
    .updateTable('notices.mail_address')
    .set({ confirmed_at: now, token_hash: null, token_ends_at: null })
    .where('token_hash', '=', hash)
    .where('token_ends_at', '>', now)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id
}

/** Of some people, or of all, those who get letters at a pace at an address that was confirmed. */
export async function readersAt({ db }: Ctx, pace: Pace, among: readonly string[] | 'all'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from notices.mail_address
    where pace = ${pace} and confirmed_at is not null
      and (${among === 'all'} or person_id = any(${among === 'all' ? [] : among}::uuid[]))
    order by person_id
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Notices a letter may still bring: neither read nor sent, since an instant. `id`: that one only. */
export function unsentOf({ db }: Ctx, personId: string, since: Instant, id?: string): Promise<NoticeRow[]> {
  return db
    .selectFrom('notices.notice')
    .selectAll()
    .where('person_id', '=', personId)
    .where('mailed_at', 'is', null)
    .where('read_at', 'is', null)
    .where('at', '>=', since)
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? ''))
    .orderBy('id')
    .limit(100)
    .execute()
}

export async function markMailed({ db, now }: Ctx, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('notices.notice')
    .set({ mailed_at: now() })
    .where('id', 'in', [...ids])
    .execute()
}

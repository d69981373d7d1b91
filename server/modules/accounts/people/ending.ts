import { sql } from 'kysely'
import type { ReadCtx } from '../../../kernel/context.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'

// What people hold that is about to end by itself, for whoever reminds them of it.

/** `to`: the first day it is no longer held. */
export type EndingPost = { id: string; personId: string; to: PlainDate; isDeputy: boolean }

/**
 * Posts held today whose last day is `lastDay` at the latest. Left out are those that a change of units ends, since their holders
 * were told of it, and those that go on: the person has the same roles in another post when this one ends.
 */
export async function postsEndingBy(ctx: ReadCtx, lastDay: PlainDate): Promise<EndingPost[]> {
  const { rows } = await sql<EndingPost>`
    select o.id, o.person_id as "personId", o.valid_to as "to", o.deputy_of is not null as "isDeputy"
    from accounts.position o join accounts.person p on p.id = o.person_id and p.disabled_at is null
    where o.valid_from <= ${ctx.today()}::date and o.valid_to > ${ctx.today()}::date and o.valid_to - 1 <= ${lastDay}::date
      and o.ended_by is null and not exists (
        select from accounts.position next
        where next.person_id = o.person_id and next.id <> o.id and next.roles @> o.roles
          and next.deputy_of is not distinct from o.deputy_of
          and (next.unit_id is not distinct from o.unit_id or next.valid_from = o.valid_to)
          and daterange(next.valid_from, next.valid_to) @> o.valid_to)
    order by o.valid_to, o.id
  `.execute(ctx.db)
  return rows
}

export type EndingToken = { id: string; personId: string; expiresAt: Instant }

/** Tokens that still work at `now` and expire before `before`, by the real clock; one whose posts are all over is no longer used. */
export async function tokensExpiring(ctx: ReadCtx, now: Instant, before: Instant): Promise<EndingToken[]> {
  const { rows } = await sql<EndingToken>`
    select t.id, t.person_id as "personId", t.expires_at as "expiresAt"
    from accounts.access_token t join accounts.person p on p.id = t.person_id and p.disabled_at is null
    where t.revoked_at is null and t.expires_at > ${now}::timestamptz and t.expires_at < ${before}::timestamptz
      and exists (
        select from accounts.access_token_scope s join accounts.position o on o.id = s.position_id
        where s.token_id = t.id and daterange(o.valid_from, o.valid_to) @> ${ctx.today()}::date)
    order by t.expires_at, t.id
  `.execute(ctx.db)
  return rows
}

/** What a token is called by its maker, and when it expires; undefined when it is gone with its erased maker. */
export function tokenById({ db }: ReadCtx, id: string): Promise<{ name: string; expiresAt: Instant } | undefined> {
  return db
    .selectFrom('accounts.access_token')
    .select(['name', 'expires_at as expiresAt'])
    .where('id', '=', id)
    .executeTakeFirst()
}

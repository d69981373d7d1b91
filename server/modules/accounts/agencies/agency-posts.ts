import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { authorize } from '../../../kernel/problem.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { AgencyRow } from './agency-acts.ts'
import { rolesOfPost } from '../roles/open-roles.ts'
import { canAppoint } from '../policy.ts'
import { postPlaceOn } from '../post-place.ts'

export type AgencyPost = {
  id: string
  personId: string
  title: string
  roles: string[]
  from: PlainDate
  to: PlainDate | null
  deputyOf: string | null
  deputyBasis: string | null
}

/** Posts in an agency that are held on a day or begin later; those of deputies last. */
export async function postsInAgency({ db }: Ctx | ReadCtx, agencyId: string, day: PlainDate): Promise<AgencyPost[]> {
  const { rows } = await sql<AgencyPost>`
    select id, person_id as "personId", title, roles, valid_from as from, valid_to as to,
      deputy_of as "deputyOf", deputy_basis as "deputyBasis"
    from accounts.position
    where agency_id = ${agencyId} and (valid_to is null or (valid_to > ${day} and valid_to > valid_from))
    order by deputy_of is not null, valid_from, id
  `.execute(db)
  return rows
}

/** People who hold a post of their own in an agency on a day, or will. */
export async function countPosts(ctx: Ctx | ReadCtx, agencyId: string, day: PlainDate): Promise<number> {
  return countPeople(await postsInAgency(ctx, agencyId, day))
}

export function countPeople(posts: readonly AgencyPost[]): number {
  return new Set(posts.filter(({ deputyOf }) => deputyOf === null).map(({ personId }) => personId)).size
}

/** People with a post in each agency of a unit on a date, deputies left out. */
export async function postsByAgency(
  { db }: Ctx | ReadCtx,
  unitId: string,
  date: PlainDate,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ agencyId: string; people: number }>`
    select agency_id as "agencyId", count(distinct person_id)::int as people
    from accounts.position
    where unit_id = ${unitId} and agency_id is not null and deputy_of is null and daterange(valid_from, valid_to) @> ${date}::date
    group by agency_id
  `.execute(db)
  return new Map(rows.map(({ agencyId, people }) => [agencyId, people]))
}

/**
 * The same posts go on in the agency that follows, from the day on; deputies go with whom they stand in for. Only for who may
 * give each of them there.
 */
export async function movePosts(
  ctx: Ctx,
  posts: readonly AgencyPost[],
  { from: old, to: next, day }: { from: AgencyRow; to: AgencyRow; day: PlainDate },
): Promise<void> {
  const place = await postPlaceOn(ctx.db, next.unitId, day)
  for (const { roles } of posts) {
    const carried = await rolesOfPost(ctx.db, { unitId: next.unitId, roles, from: day })
    authorize(canAppoint(ctx.actor, { place, roles: carried }))
  }
  const goesOn = new Map<string, string>()
  for (const post of posts) {
    const deputyOf = post.deputyOf && (goesOn.get(post.deputyOf) ?? null)
    const first = post.from > day ? post.from : day
    await ctx.db.updateTable('accounts.position').set({ valid_to: first }).where('id', '=', post.id).execute()
    await logEvent(ctx, 'accounts.position-ended', post.personId, { position: post.id, to: first })
    if (post.deputyOf && !deputyOf) continue
    const id = newId()
    const title = post.title.replace(old.name, next.name)
    await ctx.db
      .insertInto('accounts.position')
      .values({
        id,
        person_id: post.personId,
        unit_id: next.unitId,
        agency_id: next.id,
        title,
        roles: post.roles,
        valid_from: first,
        valid_to: post.to,
        deputy_of: deputyOf,
        deputy_basis: post.deputyBasis,
      })
      .execute()
    goesOn.set(post.id, id)
    const given = {
      position: id,
      unitId: next.unitId,
      agencyId: next.id,
      title,
      roles: post.roles,
      from: first,
      to: post.to,
    }
    if (deputyOf === null) await logEvent(ctx, 'accounts.position-given', post.personId, given)
    else
      await logEvent(ctx, 'accounts.deputy-given', post.personId, {
        position: id,
        deputyOf,
        principal: posts.find(({ id: held }) => held === post.deputyOf)?.personId ?? null,
        from: first,
        to: post.to,
        basis: post.deputyBasis ?? '',
      })
  }
}

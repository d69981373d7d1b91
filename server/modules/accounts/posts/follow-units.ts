import { sql } from 'kysely'
import type { Ctx, LoggedEvent, ReadCtx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { readStamps } from '../../../kernel/stamp.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { UnitChange, UnitImpact } from '../../../kernel/unit-change.ts'
import { type Catalogue, catalogueAt, unitIn, UnitsChanged, UnitsChangeUndone } from '../../units/index.ts'
import { beginAgencies, endAgencies, takeBackAgencies } from '../agencies/follow-agencies.ts'

/** A post that a change of units ends, or the one by which it goes on. */
type MovedPost = {
  id: string
  personId: string
  unitId: string
  agencyId: string | null
  title: string
  roles: string[]
  from: PlainDate
  to: PlainDate | null
  deputyOf: string | null
  deputyBasis: string | null
}

/**
 * Posts at a unit that ended end with it. Where one unit took over all of it, the same post begins there the same day: its
 * holder writes on the new unit and reads the years of the old one. Agencies of provinces follow likewise.
 */
export async function followUnits(ctx: Ctx, event: LoggedEvent): Promise<void> {
  const changed = UnitsChanged.parse(event.body)
  const { change, day } = changed
  await endAgencies(ctx, changed)
  await beginAgencies(ctx, changed)
  const heirs = heirsOf(changed)
  const posts = await postsAt(ctx, [...heirs.keys(), ...changed.ended], day)
  if (posts.length === 0) return
  const successors = await agencySuccessors(ctx, posts)
  const catalogue = await catalogueAt(ctx.db, await readStamps(ctx.db))
  // Old post → the one that goes on: deputies come last and follow whom they stand in for, or end.
  const goesOn = new Map<string, string>()
  const moved = posts.flatMap((post): MovedPost[] => {
    const heir = heirs.get(post.unitId)
    const deputyOf = post.deputyOf && (goesOn.get(post.deputyOf) ?? null)
    if (!heir || (post.deputyOf && !deputyOf)) return []
    const agencyId = post.agencyId && (successors.get(`${post.agencyId} ${heir}`) ?? null)
    // A post in a department that has no successor there is for a person to give again.
    if (post.agencyId && !agencyId) return []
    const id = newId()
    goesOn.set(post.id, id)
    return [{ ...post, id, unitId: heir, agencyId, deputyOf, title: retitle(catalogue, post, heir, day) }]
  })
  await endPosts(ctx, posts, changed)
  await beginPosts(ctx, moved, changed)
  await logEvent(ctx, 'accounts.posts-followed', null, { change, ended: posts.length, moved: goesOn.size })
}

async function endPosts({ db }: Ctx, posts: readonly MovedPost[], { change, day }: UnitsChanged): Promise<void> {
  await sql`
    update accounts.position set end_before = valid_to, ended_by = ${change}, valid_to = greatest(valid_from, ${day}::date)
    where id = any(${posts.map(({ id }) => id)}::uuid[])
  `.execute(db)
}

/** All in one statement: a deputy's post is written with the one it belongs to. */
async function beginPosts({ db }: Ctx, posts: readonly MovedPost[], { change, day }: UnitsChanged): Promise<void> {
  await sql`
    insert into accounts.position (id, person_id, unit_id, agency_id, title, roles, valid_from, valid_to, given_by,
      deputy_of, deputy_basis)
    select p.id, p."personId", p."unitId", p."agencyId", p.title, p.roles, greatest(p."from", ${day}::date), p."to", ${change},
      p."deputyOf", p."deputyBasis"
    from json_to_recordset(${JSON.stringify(posts)}::json) as p(id uuid, "personId" uuid, "unitId" uuid, "agencyId" uuid,
      title text, roles text[], "from" date, "to" date, "deputyOf" uuid, "deputyBasis" text)
  `.execute(db)
}

/** The one unit that took over all of an ended one. */
function heirsOf({ flows, reborn }: UnitsChanged): Map<string, string> {
  const heirs = new Map(reborn.map(({ from, to }) => [from, to]))
  for (const [from, own] of Map.groupBy(flows, (flow) => flow.from))
    if (own.length === 1 && own[0]) heirs.set(from, own[0].to)
  return heirs
}

async function postsAt({ db }: Ctx | ReadCtx, units: readonly string[], day: PlainDate): Promise<MovedPost[]> {
  const { rows } = await sql<MovedPost>`
    select id, person_id as "personId", unit_id as "unitId", agency_id as "agencyId", title, roles, valid_from as from,
      valid_to as to, deputy_of as "deputyOf", deputy_basis as "deputyBasis"
    from accounts.position
    where unit_id = any(${units}::uuid[]) and (valid_to is null or (valid_to > ${day} and valid_to > valid_from))
    order by deputy_of is not null, valid_from, id
  `.execute(db)
  return rows
}

/** `{agency} {unit}` → the agency that follows it there. */
async function agencySuccessors({ db }: Ctx, posts: readonly MovedPost[]): Promise<Map<string, string>> {
  const agencies = posts.flatMap(({ agencyId }) => agencyId ?? [])
  const { rows } = await sql<{ from: string; unit: string; to: string }>`
    select s.agency_id as from, a.unit_id as unit, a.id as to
    from accounts.agency_successor s join accounts.agency a on a.id = s.successor_id
    where s.agency_id = any(${agencies}::uuid[])
  `.execute(db)
  return new Map(rows.map(({ from, unit, to }) => [`${from} ${unit}`, to]))
}

/** `Cán bộ nông thôn mới xã Phú Hựu` at its heir → `Cán bộ nông thôn mới xã Tân Nhuận Đông`. */
function retitle(catalogue: Catalogue, post: MovedPost, heir: string, day: PlainDate): string {
  const [old, next] = [unitIn(catalogue, post.unitId, day), unitIn(catalogue, heir, day)]
  return old && next ? post.title.replace(lowerFirst(old.name), lowerFirst(next.name)) : post.title
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** Posts come back as they were; those the change had given were never held. */
export async function unfollowUnits(ctx: Ctx, event: LoggedEvent): Promise<void> {
  const { change } = UnitsChangeUndone.parse(event.body)
  await sql`update accounts.position set valid_to = valid_from where given_by = ${change}`.execute(ctx.db)
  await sql`
    update accounts.position set valid_to = end_before, end_before = null, ended_by = null where ended_by = ${change}
  `.execute(ctx.db)
  await takeBackAgencies(ctx, change)
}

/** Posts at units that are about to end. After an undo they are simply there again. */
export async function postsImpact(ctx: ReadCtx | Ctx, { day, ended, mode }: UnitChange): Promise<UnitImpact[]> {
  const posts = await postsAt(ctx, ended, day)
  const held = posts.length > 0 ? [{ what: 'vị trí công tác chuyển theo đơn vị', count: posts.length }] : []
  if (mode === 'apply') return held
  const own = await givenLater(ctx, ended)
  return own === 0
    ? []
    : [
        {
          what: 'vị trí công tác ghi ở đơn vị mới',
          count: own,
          problem: `${own} vị trí công tác đã ghi ở đơn vị mới`,
        },
      ]
}

/** Posts somebody gave at units that only the change made. */
async function givenLater({ db }: Ctx | ReadCtx, units: readonly string[]): Promise<number> {
  const { rows } = await sql<{ posts: number }>`
    select count(*)::int as posts from accounts.position where unit_id = any(${units}::uuid[]) and given_by is null
  `.execute(db)
  return rows[0]?.posts ?? 0
}

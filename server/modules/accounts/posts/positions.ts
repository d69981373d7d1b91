import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db.ts'
import { type Actor, EVERYWHERE, isHeld, type Permission, type Position } from '../../../kernel/policy.ts'
import type { Stamps } from '../../../kernel/stamp.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { type Roles, rolesAt } from '../roles/open-roles.ts'
import { signsInByTwoSteps } from '../second-factor/two-steps-asked.ts'

/** A post with the person who holds or held it. */
export type HeldPosition = Position & { personId: string }

/**
 * Posts of people, ended ones too, with permissions and the sectors their agency holds on `today`. An ended agency
 * holds none; a post outside a department is not limited to sectors (null).
 */
export async function positionsOfPeople(
  db: Db | Tx,
  personIds: readonly string[],
  today: PlainDate,
): Promise<HeldPosition[]> {
  if (personIds.length === 0) return []
  return viewRows(db, today, await selectPositions(db, today).where('p.person_id', 'in', personIds).execute())
}

function selectPositions(db: Db | Tx, today: PlainDate) {
  return (
    db
      .selectFrom('accounts.position as p')
      .leftJoin('accounts.agency as a', 'a.id', 'p.agency_id')
      .leftJoin('accounts.position as d', 'd.id', 'p.deputy_of')
      .select(['p.id', 'p.person_id', 'p.unit_id', 'p.agency_id', 'p.title', 'p.roles', 'p.valid_from', 'p.valid_to'])
      .innerJoin('accounts.person as h', 'h.id', 'p.person_id')
      .select(['d.person_id as deputy_for', sectorsHeld(today).as('sectors')])
      .select([roleStamps.as('stamps'), signsInByTwoSteps.as('in_two_steps')])
      // A post given by a change of units that was undone was never held.
      .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', eb.ref('p.valid_from'))]))
      .orderBy('p.valid_from')
      .orderBy('p.id')
  )
}

/**
 * Of a post `p` in an agency `a`; null = not limited to sectors. Days are compared one by one: with `daterange … @>` the plan opens
 * the index of ranges at every request, which took longer than all the rest of asking who somebody is.
 */
export function sectorsHeld(today: PlainDate): RawBuilder<string[] | null> {
  return sql`case when a.holds_sectors then array(
    select held.sector from accounts.agency_sector held
    where held.agency_id = p.agency_id and held.valid_from <= ${today}::date
      and (held.valid_to is null or held.valid_to > ${today}::date)) end`
}

/** What processes keep of roles and units, asked along with the posts. */
export const roleStamps = sql<Stamps>`(select json_object_agg(stamp.room, stamp.value) from kernel.stamp stamp)`

/** A post as it was read, before its roles are looked up. */
export type PostRow = Awaited<ReturnType<ReturnType<typeof selectPositions>['execute']>>[number]

/** Posts with the rights their roles give in their province on `today`, in the order of the rows. */
export async function viewRows(db: Db | Tx, today: PlainDate, rows: readonly PostRow[]): Promise<HeldPosition[]> {
  const [first] = rows
  if (!first) return []
  const roles = await rolesAt(db, first.stamps)
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    unitId: row.unit_id ?? EVERYWHERE,
    agencyId: row.agency_id,
    title: row.title,
    roles: row.roles,
    ...rightsOf(roles, row, today),
    sectors: row.sectors && new Set(row.sectors),
    from: row.valid_from,
    to: row.valid_to,
    deputyFor: row.deputy_for,
  }))
}

/** What the roles of a post allow; rights of a role that asks for two steps wait for them. */
function rightsOf(roles: Roles, row: PostRow, today: PlainDate): Pick<Position, 'permissions' | 'waiting'> {
  const provinceId = roles.provinceOf(row.unit_id, today)
  const permissions = new Set<Permission>()
  const waiting = new Set<Permission>()
  for (const code of row.roles) {
    const role = roles.find(code, provinceId)
    const rights = role?.twoSteps && !row.in_two_steps ? waiting : permissions
    for (const permission of role?.permissions ?? []) rights.add(permission)
  }
  return waiting.size > 0 ? { permissions, waiting } : { permissions }
}

/** The post with every right it carries: for asking whose work something is, not what they may do this minute. */
export function asEntitled<P extends Position>(post: P): P {
  return { ...post, permissions: new Set([...post.permissions, ...(post.waiting ?? [])]) }
}

/** All posts of one person, ended ones and those of a deputy too, oldest first. */
export function positionsOf(db: Db | Tx, personId: string, today: PlainDate): Promise<Position[]> {
  return positionsOfPeople(db, [personId], today)
}

/** The posts that count: the one of a deputy while it is worked under and held, else one's own. */
export function postsInEffect(
  all: readonly Position[],
  actingAs: string | null,
  today: PlainDate,
): Required<Pick<Actor, 'positions' | 'deputyPosts'>> {
  const deputyPosts = all.filter((post) => post.deputyFor && isHeld(post, today))
  const worn = deputyPosts.find((post) => post.id === actingAs)
  return { positions: worn ? [worn] : all.filter((post) => !post.deputyFor), deputyPosts }
}

import { sql } from 'kysely'
import type { ReadCtx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { EVERYWHERE, isHeld, type Permission } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { openRoles } from './roles/open-roles.ts'
import { asEntitled, positionsOfPeople } from './posts/positions.ts'
import { postPlaceOn } from './post-place.ts'

/** Names by person id; an id nobody has is absent. Names live here only: events and other rooms keep ids. */
export async function namesOfPeople(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('accounts.person').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Everyone who ever held a post at one of some units. */
export async function idsOfPeopleAt(db: Db | Tx, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from accounts.position where unit_id = any(${unitIds}::uuid[])
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Days on which somebody held a post; `to` is half-open, null while they hold it. */
export type DaysOfPerson = { person: string; from: PlainDate; to: PlainDate | null }

/** Everyone who ever held a post at one of some units, with the days of each such post. */
export async function daysOfPeopleAt(db: Db | Tx, unitIds: readonly string[]): Promise<DaysOfPerson[]> {
  const { rows } = await sql<DaysOfPerson>`
    select distinct person_id as person, valid_from as "from", valid_to as "to" from accounts.position
    where unit_id = any(${unitIds}::uuid[]) and (valid_to is null or valid_to > valid_from)
  `.execute(db)
  return rows
}

/** What the first post of each person is called today; who holds none today is absent. */
export async function postsToday(ctx: ReadCtx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const today = ctx.today()
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const posts = await positionsOfPeople(ctx.db, wanted, today)
  const own = posts.filter((post) => isHeld(post, today) && !post.deputyFor)
  return new Map(own.map(({ personId, title }) => [personId, title]))
}

type PersonWithPost = {
  personId: string
  name: string
  positionId: string
  title: string
  agencyId: string | null
  permissions: ReadonlySet<Permission>
  /** How far above the unit the post is: 0 = at the unit itself. */
  stepsAbove: number
  /** People they stand in for that day. */
  standsInFor: readonly string[]
}

/**
 * Everyone who holds a permission over a unit, or the whole country, on a date by a post of their own, at the unit or above it;
 * deputies and the disabled are left out.
 */
export async function peopleWith(
  db: Db | Tx,
  permission: Permission,
  unitId: string,
  date: PlainDate,
): Promise<PersonWithPost[]> {
  const { ancestors } = await postPlaceOn(db, unitId === EVERYWHERE ? null : unitId, date)
  const upwards = [...ancestors]
  const roles = await openRoles(db)
  const people = await db
    .selectFrom('accounts.person')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('accounts.position')
        .select('person_id')
        .where('roles', '&&', eb.val(roles.codesWith(permission))),
    )
    .orderBy('name')
    .execute()
  const ids = people.map((person) => person.id)
  // Whose work it is does not change with how they sign in today.
  const posts = (await positionsOfPeople(db, ids, date)).map(asEntitled)
  return people.flatMap(({ id, name }) => {
    const held = posts.filter((p) => p.personId === id && isHeld(p, date))
    const standsInFor = held.flatMap((p) => p.deputyFor ?? [])
    return held
      .filter((p) => !p.deputyFor && p.permissions.has(permission) && ancestors.has(p.unitId))
      .map((p) => ({
        personId: id,
        name,
        positionId: p.id,
        title: p.title,
        agencyId: p.agencyId,
        permissions: p.permissions,
        stepsAbove: upwards.indexOf(p.unitId),
        standsInFor,
      }))
  })
}

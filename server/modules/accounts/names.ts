import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { EVERYWHERE, isHeld, type Permission } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { foldForSearch } from '../units/index.ts'
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

/** Everybody whose name holds a text, with or without its marks. */
export async function idsOfPeopleNamed(db: Db | Tx, text: string): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts.person')
    .select('id')
    .where('name_key', 'like', `%${foldForSearch(text)}%`)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * The title of a post of their own that each of these people held on the day named with them, by `keyOfDay`; the oldest where they
 * held several. Nothing for who held none.
 */
export async function postsOnDays(
  db: Db | Tx,
  asked: readonly { personId: string; day: PlainDate }[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ person_id: string; day: PlainDate; title: string }>`
    select distinct on (a.person_id, a.day) a.person_id, a.day, p.title
    from unnest(${asked.map(({ personId }) => personId)}::uuid[], ${asked.map(({ day }) => day)}::date[]) as a (person_id, day)
    join accounts.position p on p.person_id = a.person_id and p.deputy_of is null
      and p.valid_from <= a.day and (p.valid_to is null or p.valid_to > a.day)
    order by a.person_id, a.day, p.valid_from, p.id
  `.execute(db)
  return new Map(rows.map(({ person_id: personId, day, title }) => [keyOfDay({ personId, day }), title]))
}

export const keyOfDay = ({ personId, day }: { personId: string; day: PlainDate }): string => `${personId} ${day}`

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

import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { type Actor, EVERYWHERE, isHeld, type Position } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { permissionsOf } from './roles.ts'

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
  return viewRows(await selectPositions(db, today).where('p.person_id', 'in', personIds).execute())
}

function selectPositions(db: Db | Tx, today: PlainDate) {
  return (
    db
      .selectFrom('accounts.position as p')
      .leftJoin('accounts.agency as a', 'a.id', 'p.agency_id')
      .leftJoin('accounts.position as d', 'd.id', 'p.deputy_of')
      .select(['p.id', 'p.person_id', 'p.unit_id', 'p.agency_id', 'p.title', 'p.roles', 'p.valid_from', 'p.valid_to'])
      .select(['d.person_id as deputy_for', sectorsHeld(today).as('sectors')])
      // A post given by a change of units that was undone was never held.
      .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', eb.ref('p.valid_from'))]))
      .orderBy('p.valid_from')
      .orderBy('p.id')
  )
}

/** Of a post `p` in an agency `a`; null = not limited to sectors. */
export function sectorsHeld(today: PlainDate): RawBuilder<string[] | null> {
  return sql`case when a.holds_sectors then array(
    select held.sector from accounts.agency_sector held
    where held.agency_id = p.agency_id and daterange(held.valid_from, held.valid_to) @> ${today}::date) end`
}

export type PostRow = Awaited<ReturnType<ReturnType<typeof selectPositions>['execute']>>[number]

export function viewRows(rows: readonly PostRow[]): HeldPosition[] {
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    unitId: row.unit_id ?? EVERYWHERE,
    agencyId: row.agency_id,
    title: row.title,
    roles: row.roles,
    permissions: permissionsOf(row.roles),
    sectors: row.sectors && new Set(row.sectors),
    from: row.valid_from,
    to: row.valid_to,
    deputyFor: row.deputy_for,
  }))
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

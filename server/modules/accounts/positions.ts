import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { EVERYWHERE, type Position } from '../../kernel/policy.ts'
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

/** Posts of whoever holds a session, by the hash of its token: asked beside the session itself, not after it. */
export async function positionsOfSession(db: Db | Tx, tokenHash: Buffer, today: PlainDate): Promise<Position[]> {
  const holder = db.selectFrom('accounts.session').select('person_id').where('token_hash', '=', tokenHash)
  return viewRows(await selectPositions(db, today).where('p.person_id', 'in', holder).execute())
}

function selectPositions(db: Db | Tx, today: PlainDate) {
  return (
    db
      .selectFrom('accounts.position as p')
      .leftJoin('accounts.agency as a', 'a.id', 'p.agency_id')
      .select(['p.id', 'p.person_id', 'p.unit_id', 'p.agency_id', 'p.title', 'p.roles', 'p.valid_from', 'p.valid_to'])
      .select(['a.holds_sectors'])
      .select(
        sql<string[]>`array(
        select s.sector from accounts.agency_sector s
        where s.agency_id = p.agency_id and daterange(s.valid_from, s.valid_to) @> ${today}::date)`.as('sectors'),
      )
      // A post given by a change of units that was undone was never held.
      .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', eb.ref('p.valid_from'))]))
      .orderBy('p.valid_from')
      .orderBy('p.id')
  )
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPositions>['execute']>>[number]

function viewRows(rows: readonly Row[]): HeldPosition[] {
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    unitId: row.unit_id ?? EVERYWHERE,
    agencyId: row.agency_id,
    title: row.title,
    roles: row.roles,
    permissions: permissionsOf(row.roles),
    sectors: row.holds_sectors ? new Set(row.sectors) : null,
    from: row.valid_from,
    to: row.valid_to,
  }))
}

/** All posts of one person, ended ones too, oldest first. */
export function positionsOf(db: Db | Tx, personId: string, today: PlainDate): Promise<Position[]> {
  return positionsOfPeople(db, [personId], today)
}

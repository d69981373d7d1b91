import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db.ts'
import { isHeld, type Position } from '../../../kernel/policy.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { agencyNameOn } from '../agencies/agencies.ts'
import type { PositionView } from '../contract.ts'

type Named = Pick<PositionView, 'unit' | 'agency' | 'deputyFor'>

/** Posts with the names of their unit and agency: as they are today, or as they were called when the post ended. */
export async function describePositions(
  db: Db | Tx,
  positions: readonly Position[],
  today: PlainDate,
): Promise<PositionView[]> {
  const named = await namesOf(
    db,
    positions.map((position) => position.id),
    today,
  )
  return positions.map((position) => ({
    id: position.id,
    title: position.title,
    unit: named.get(position.id)?.unit ?? null,
    agency: named.get(position.id)?.agency ?? null,
    roles: [...position.roles],
    from: position.from,
    to: position.to,
    held: isHeld(position, today),
    deputyFor: named.get(position.id)?.deputyFor ?? null,
  }))
}

async function namesOf(db: Db | Tx, ids: readonly string[], today: PlainDate): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('accounts.position as p')
    .leftJoin('units.v_unit as u', (join) =>
      join.onRef('u.unit_id', '=', 'p.unit_id').on(
        sql<boolean>`daterange(u.valid_from, u.valid_to)
          @> greatest(p.valid_from, u.unit_from, least(${today}::date, p.valid_to - 1, u.unit_to - 1))`,
      ),
    )
    .leftJoin('accounts.agency as a', 'a.id', 'p.agency_id')
    .leftJoin('accounts.position as d', 'd.id', 'p.deputy_of')
    .leftJoin('accounts.person as principal', 'principal.id', 'd.person_id')
    .select([
      'p.id',
      'u.unit_id',
      'u.code',
      'u.name',
      'u.level',
      'a.id as agency_id',
      'a.kind',
      'principal.name as principal',
      'p.deputy_basis',
    ])
    .select(agencyNameOn('a', sql`least(${today}::date, p.valid_to - 1)`).as('agency_name'))
    .where('p.id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        unit:
          row.unit_id && row.code && row.name && row.level
            ? { id: row.unit_id, code: row.code, name: row.name, level: row.level }
            : null,
        agency:
          row.agency_id && row.kind && row.agency_name
            ? { id: row.agency_id, kind: row.kind, name: row.agency_name }
            : null,
        deputyFor: row.principal && row.deputy_basis ? { name: row.principal, basis: row.deputy_basis } : null,
      },
    ]),
  )
}

import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'

/** An agency between its dates; `validTo` is the first day it no longer exists. */
export type Agency = {
  id: string
  kind: string
  name: string
  unitId: string
  validFrom: PlainDate
  validTo: PlainDate | null
}

const COLUMNS = [
  'a.id',
  'a.kind',
  'a.name',
  'a.unit_id as unitId',
  'a.valid_from as validFrom',
  'a.valid_to as validTo',
] as const

/** The department that holds a sector in a province on a date; undefined when the table names none (rule 6). */
export function agencyHolding(
  db: Db | Tx,
  sector: string,
  provinceUnitId: string,
  date: PlainDate,
): Promise<Agency | undefined> {
  return db
    .selectFrom('accounts.agency_sector as s')
    .innerJoin('accounts.agency as a', 'a.id', 's.agency_id')
    .select(COLUMNS)
    .where('s.sector', '=', sector)
    .where('s.province_id', '=', provinceUnitId)
    .where(sql<boolean>`daterange(s.valid_from, s.valid_to) @> ${date}::date`)
    .executeTakeFirst()
}

export function agencyById(db: Db | Tx, id: string): Promise<Agency | undefined> {
  return db.selectFrom('accounts.agency as a').select(COLUMNS).where('a.id', '=', id).executeTakeFirst()
}

export type AgencyOn = Agency & { sectors: string[]; successors: { id: string; name: string }[] }

/** Agencies of a unit on a date with the sectors they hold then and who takes over from them. */
export function agenciesOf(db: Db | Tx, unitId: string, date: PlainDate): Promise<AgencyOn[]> {
  return db
    .selectFrom('accounts.agency as a')
    .select(COLUMNS)
    .select([
      sql<string[]>`array(
        select s.sector from accounts.agency_sector s
        where s.agency_id = a.id and daterange(s.valid_from, s.valid_to) @> ${date}::date order by s.sector)`.as(
        'sectors',
      ),
      sql<{ id: string; name: string }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.name)
        from accounts.agency_successor h join accounts.agency n on n.id = h.successor_id
        where h.agency_id = a.id), '[]')`.as('successors'),
    ])
    .where('a.unit_id', '=', unitId)
    .where(sql<boolean>`daterange(a.valid_from, a.valid_to) @> ${date}::date`)
    .orderBy('a.name')
    .execute()
}

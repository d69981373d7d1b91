import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { AgencyFamily } from '../agency-contract.ts'

/** An agency between its dates; `validTo` is the first day it no longer exists. */
export type Agency = {
  id: string
  kind: string
  name: string
  family: AgencyFamily
  unitId: string
  validFrom: PlainDate
  validTo: PlainDate | null
}

const COLUMNS = [
  'a.id',
  'a.kind',
  'a.family',
  'a.unit_id as unitId',
  'a.valid_from as validFrom',
  'a.valid_to as validTo',
] as const

/**
 * What an agency was called on a date, on its first day if that is later. `alias`: of the table accounts.agency in the statement.
 */
export function agencyNameOn(alias: string, date: PlainDate | RawBuilder<unknown>) {
  const a = (column: string) => sql.ref(`${alias}.${column}`)
  return sql<string>`coalesce((
    select r.name from accounts.agency_rename r where r.agency_id = ${a('id')} and r.valid_from <= ${date}::date
    order by r.valid_from desc limit 1), ${a('name')})`
}

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
    .select(agencyNameOn('a', date).as('name'))
    .where('s.sector', '=', sector)
    .where('s.province_id', '=', provinceUnitId)
    .where(sql<boolean>`daterange(s.valid_from, s.valid_to) @> ${date}::date`)
    .executeTakeFirst()
}

/** By its name on a date. */
export function agencyById(db: Db | Tx, id: string, date: PlainDate): Promise<Agency | undefined> {
  return db
    .selectFrom('accounts.agency as a')
    .select(COLUMNS)
    .select(agencyNameOn('a', date).as('name'))
    .where('a.id', '=', id)
    .executeTakeFirst()
}

type Named = { id: string; name: string }
export type AgencyOn = Agency & { sectors: string[]; successors: Named[]; predecessors: Named[] }

/** Agencies of a unit on a date with the sectors they hold then and who takes over from them. `ended`: earlier ones too. */
export function agenciesOf(db: Db | Tx, unitId: string, date: PlainDate, ended = false): Promise<AgencyOn[]> {
  return selectOn(db, date)
    .where('a.unit_id', '=', unitId)
    .where(
      ended
        ? sql<boolean>`a.valid_from <= ${date}::date and a.valid_to is distinct from a.valid_from`
        : sql<boolean>`daterange(a.valid_from, a.valid_to) @> ${date}::date`,
    )
    .orderBy('name')
    .execute()
}

/** The same of one agency, whether or not it exists that day. */
export function agencyOn(db: Db | Tx, id: string, date: PlainDate): Promise<AgencyOn | undefined> {
  return selectOn(db, date).where('a.id', '=', id).executeTakeFirst()
}

function selectOn(db: Db | Tx, date: PlainDate) {
  return db
    .selectFrom('accounts.agency as a')
    .select(COLUMNS)
    .select([
      agencyNameOn('a', date).as('name'),
      sql<string[]>`array(
        select s.sector from accounts.agency_sector s
        where s.agency_id = a.id and daterange(s.valid_from, s.valid_to) @> ${date}::date order by s.sector)`.as(
        'sectors',
      ),
      neighbours('agency_id', 'successor_id').as('successors'),
      neighbours('successor_id', 'agency_id').as('predecessors'),
    ])
}

/** Agencies beside this one in the line of succession, called as when the one began and the other ended. */
function neighbours(own: 'agency_id' | 'successor_id', other: 'agency_id' | 'successor_id') {
  const met = own === 'agency_id' ? sql`coalesce(a.valid_to, n.valid_from)` : sql`coalesce(n.valid_to, a.valid_from)`
  return sql<Named[]>`coalesce((
    select jsonb_agg(jsonb_build_object('id', n.id, 'name', ${agencyNameOn('n', met)}) order by n.name)
    from accounts.agency_successor h join accounts.agency n on n.id = ${sql.ref(`h.${other}`)}
    where ${sql.ref(`h.${own}`)} = a.id and n.valid_to is distinct from n.valid_from), '[]')`
}

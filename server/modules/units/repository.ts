import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Place } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Coverage, Level, UnitRef, UnitType } from './contract.ts'
import { FIRST_DAY, printDate } from './dates.ts'
import { unitNotFound, unitNotYet } from './problems.ts'

/** A unit as it was on a date. */
export type UnitOn = {
  id: string
  code: string
  /** Full name with its type word. */
  name: string
  shortName: string
  type: UnitType
  level: Level
  parentId: string | null
  /** First day of the unit; null = it existed before the first list. */
  validFrom: PlainDate | null
  /** First day it no longer exists; null while it does. */
  validTo: PlainDate | null
  coverage: Coverage
}

export const unitColumns = sql`
  v.unit_id as id, v.code, v.name, v.short_name as "shortName", v.type, v.level, v.parent_id as "parentId",
  case when u.valid_from > ${FIRST_DAY} then u.valid_from end as "validFrom", u.valid_to as "validTo"`

/** The holder of a code on a date. Codes of two, three and five digits never meet, so the level need not be said. */
export async function findUnit(
  db: Db | Tx,
  { code, asOf }: { code: string; asOf: PlainDate },
): Promise<UnitOn | undefined> {
  const { rows } = await sql<UnitOn>`
    select ${unitColumns}, (select units.coverage(${asOf})) as coverage
    from units.unit_version v join units.unit u on u.id = v.unit_id
    where v.code = ${code} and v.recorded_to is null
      and v.valid_from <= ${asOf} and (v.valid_to is null or ${asOf} < v.valid_to)
  `.execute(db)
  return rows[0]
}

/**
 * A unit by its id as it was on a date; on its last day when it had ended by then (`validTo` says so).
 * Undefined when it had not begun.
 */
export async function unitById(db: Db | Tx, id: string, asOf: PlainDate): Promise<UnitOn | undefined> {
  const { rows } = await sql<UnitOn>`
    select ${unitColumns}, (select units.coverage(greatest(${asOf}::date, ${FIRST_DAY}))) as coverage
    from units.unit u join units.unit_version v on v.unit_id = u.id
    where u.id = ${id} and v.recorded_to is null and ${versionOn(asOf)} and ${hasBegun(asOf)}
  `.execute(db)
  return rows[0]
}

/** Dates before the first list are answered with it for units that existed then: they are known by id, not searched. */
const hasBegun = (asOf: PlainDate) => sql<boolean>`
  (u.valid_from <= ${asOf} or exists (
    select from units.change c where c.id = u.began_by and c.earliest <= ${asOf}))`

const versionOn = (asOf: PlainDate) => sql<boolean>`
  daterange(v.valid_from, v.valid_to) @> greatest(u.valid_from, least(${asOf}::date, u.valid_to - 1))`

/**
 * The unit with everything above it on a date: what policies ask about. A unit that ended earlier stands where it
 * stood on its last day (domain rule 1). Refuses a unit that is unknown or had not begun.
 */
export async function placeOn(db: Db | Tx, unitId: string, date: PlainDate): Promise<Place> {
  const [unit, ...above] = await ancestorsOn(db, unitId, date)
  if (!unit) throw await whyNoPlace(db, unitId)
  return { unitId: unit.id, name: unit.name, ancestors: new Set([unit.id, ...above.map(({ id }) => id)]) }
}

async function whyNoPlace(db: Db | Tx, unitId: string): Promise<Error> {
  const first = await db
    .selectFrom('units.v_unit')
    .select(['name', 'unit_from'])
    .where('unit_id', '=', unitId)
    .orderBy('valid_from')
    .executeTakeFirst()
  return first ? unitNotYet(first.name, printDate(first.unit_from)) : unitNotFound('này')
}

/** The unit itself first, then each unit above it up to the province, as they were on the date. */
export async function ancestorsOn(db: Db | Tx, unitId: string, date: PlainDate): Promise<UnitRef[]> {
  const { rows } = await sql<UnitRef>`
    with recursive up as (
      select v.unit_id, v.parent_id, v.code, v.name, v.type, v.level, 0 as depth,
        greatest(u.valid_from, least(${date}::date, u.valid_to - 1)) as day
      from units.unit u join units.unit_version v on v.unit_id = u.id
      where u.id = ${unitId} and v.recorded_to is null and ${versionOn(date)} and ${hasBegun(date)}
      union all
      select v.unit_id, v.parent_id, v.code, v.name, v.type, v.level, up.depth + 1, up.day
      from up join units.unit_version v on v.unit_id = up.parent_id
      where v.recorded_to is null and v.valid_from <= up.day and (v.valid_to is null or up.day < v.valid_to)
    )
    select unit_id as id, code, name, type, level from up order by depth
  `.execute(db)
  return rows
}

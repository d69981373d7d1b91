import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Level } from './contract.ts'
import { type UnitOn, unitColumns } from './repository.ts'

export const validOn = (asOf: PlainDate) =>
  sql<boolean>`v.recorded_to is null and v.valid_from <= ${asOf} and (v.valid_to is null or ${asOf} < v.valid_to)`

/** Units directly below a unit on a date, in the order of their codes. */
export async function childrenOf(db: Db | Tx, unitId: string, date: PlainDate): Promise<UnitOn[]> {
  const { rows } = await sql<UnitOn>`
    select ${unitColumns}, (select units.coverage(${date})) as coverage
    from units.unit_version v join units.unit u on u.id = v.unit_id
    where v.parent_id = ${unitId} and ${validOn(date)}
    order by v.code
  `.execute(db)
  return rows
}

/** Every commune at or below a unit on a date, however many levels lie between; of the country when null. */
export async function communesUnder(db: Db | Tx, unitId: string | null, date: PlainDate): Promise<UnitOn[]> {
  const scope = unitId === null ? sql`true` : sql`v.unit_id in (${idsUnder(unitId, date)})`
  const { rows } = await sql<UnitOn>`
    select ${unitColumns}, (select units.coverage(${date})) as coverage
    from units.unit_version v join units.unit u on u.id = v.unit_id
    where v.level = 'commune' and ${validOn(date)} and ${scope}
    order by v.code
  `.execute(db)
  return rows
}

/** Ids of a unit and everything below it on a date, as a subquery. */
const idsUnder = (unitId: string, date: PlainDate) => sql`
  with recursive down as (
    select ${unitId}::uuid as id
    union all
    select v.unit_id from down join units.unit_version v on v.parent_id = down.id where ${validOn(date)}
  ) select id from down`

export async function countUnits(db: Db | Tx, { level, asOf }: { level: Level; asOf: PlainDate }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from units.unit_version v where v.level = ${level} and ${validOn(asOf)}
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** A unit and the days it held a code; `to` is half-open, null while it does. */
export type UnitSpan = { id: string; code: string; name: string; level: Level; from: PlainDate; to: PlainDate | null }

/** Everyone who ever held a code, oldest first: codes change hands (domain rule 2). */
export async function holdersOfCode(db: Db | Tx, code: string): Promise<UnitSpan[]> {
  const { rows } = await sql<UnitSpan>`
    select v.unit_id as id, v.code, v.level, (array_agg(v.name order by v.valid_from desc))[1] as name,
      min(v.valid_from) as from, nullif(max(coalesce(v.valid_to, 'infinity')), 'infinity') as to
    from units.unit_version v
    where v.code = ${code} and v.recorded_to is null
    group by v.unit_id, v.code, v.level
    order by min(v.valid_from)
  `.execute(db)
  return rows
}

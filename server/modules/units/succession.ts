import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { UnitLink, UnitRef } from './contract.ts'

/** Units that took over the territory of a unit; empty while it exists, and where successors are unknown. */
export async function successorsOf(db: Db | Tx, unitId: string): Promise<UnitLink[]> {
  return (await linksOf(db, [unitId], 'successors')).get(unitId) ?? []
}

/** Units whose territory a unit took over when it began; empty where unknown. */
export async function predecessorsOf(db: Db | Tx, unitId: string): Promise<UnitLink[]> {
  return (await linksOf(db, [unitId], 'predecessors')).get(unitId) ?? []
}

type Direction = 'successors' | 'predecessors'

/** Links of many units in one read. A successor is named as it began, a predecessor as it ended. */
export async function linksOf(
  db: Db | Tx,
  unitIds: readonly string[],
  direction: Direction,
): Promise<Map<string, UnitLink[]>> {
  if (unitIds.length === 0) return new Map()
  const [own, other] =
    direction === 'successors' ? ['predecessor_id', 'successor_id'] : ['successor_id', 'predecessor_id']
  const day = direction === 'successors' ? sql`u.valid_from` : sql`u.valid_to - 1`
  const { rows } = await sql<UnitLink & { of: string }>`
    select ${sql.ref(`s.${own}`)} as of, v.unit_id as id, v.code, v.name, v.type, v.level, s.share, c.day as date,
      c.earliest, c.title as change, c.basis
    from units.succession s
    join units.change c on c.id = s.change_id
    join units.unit u on u.id = ${sql.ref(`s.${other}`)}
    join units.unit_version v on v.unit_id = u.id and v.recorded_to is null
      and daterange(v.valid_from, v.valid_to) @> (${day})
    where ${sql.ref(`s.${own}`)} = any(${unitIds}::uuid[])
    order by v.code, c.day
  `.execute(db)
  const links = new Map<string, UnitLink[]>()
  for (const { of, ...link } of rows) links.set(of, [...(links.get(of) ?? []), link])
  return links
}

/** A unit with all its forebears and heirs, for the drawing of a reform as a river. Dates are half-open. */
export type Family = {
  units: (UnitRef & { from: PlainDate | null; to: PlainDate | null; parentName: string | null })[]
  links: { from: string; to: string; share: string | null; date: PlainDate; basis: string | null }[]
}

export async function familyOf(db: Db | Tx, unitId: string): Promise<Family> {
  const { rows: links } = await sql<Family['links'][number]>`
    with recursive forebears(id) as (
      select ${unitId}::uuid union select s.predecessor_id from forebears f join units.succession s on s.successor_id = f.id
    ), heirs(id) as (
      select ${unitId}::uuid union select s.successor_id from heirs h join units.succession s on s.predecessor_id = h.id
    ), siblings as (
      -- Whoever flowed into an heir belongs to the picture: "merged with whom" is what people ask.
      select s.* from units.succession s join heirs h on h.id = s.successor_id
      union select s.* from units.succession s join forebears f on f.id = s.successor_id
    )
    select s.predecessor_id as from, s.successor_id as to, s.share, c.day as date, c.basis
    from siblings s join units.change c on c.id = s.change_id order by c.day, s.successor_id, s.predecessor_id
  `.execute(db)
  const ids = [...new Set([unitId, ...links.flatMap((link) => [link.from, link.to])])]
  return { units: await membersOf(db, ids), links }
}

async function membersOf(db: Db | Tx, ids: readonly string[]): Promise<Family['units']> {
  const { rows } = await sql<Family['units'][number]>`
    select distinct on (u.valid_from, v.code, u.id) v.unit_id as id, v.code, v.name, v.type, v.level,
      case when c.earliest > '-infinity' then u.valid_from end as from, u.valid_to as to, p.name as "parentName"
    from units.unit u
    join units.change c on c.id = u.began_by
    join units.unit_version v on v.unit_id = u.id and v.recorded_to is null
    left join units.unit_version p on p.unit_id = v.parent_id and p.recorded_to is null
      and daterange(p.valid_from, p.valid_to) @> coalesce(v.valid_to - 1, v.valid_from)
    where u.id = any(${ids}::uuid[])
    order by u.valid_from, v.code, u.id, v.valid_from desc
  `.execute(db)
  return rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Coverage, Level, UnitItem, UnitPage, UnitRef } from './contract.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { type ParsedSearch, parseSearch, type Reading } from './parse-search.ts'
import { type UnitOn, unitColumns } from './repository.ts'
import { linksOf } from './succession.ts'
import { idsUnder, validOn } from './tree.ts'

export type UnitSearch = {
  q?: string
  asOf: PlainDate
  level?: Level
  /** Only this unit and what is below it; its id. */
  under?: string
  limit: number
  cursor?: string
  /** Also count everything that matches. */
  count?: boolean
}

type Hit = UnitOn & { rank: number }

/**
 * Units by name, code or place in the tree. With `q`: those of any earlier date too, ended units with the successors
 * they have; exact names first, then beginnings, then words inside, and only when nothing else fits, similar names.
 */
export async function searchUnits(db: Db | Tx, search: UnitSearch): Promise<UnitPage> {
  const parsed = parseSearch(search.q ?? '')
  const isBrowsing = parsed.readings.length === 0
  const found = isBrowsing ? await browse(db, search) : await match(db, search, parsed)
  const page = found.hits.slice(0, search.limit)
  const last = page.at(-1)
  return {
    items: await describe(db, page, search.asOf),
    next:
      found.hits.length > search.limit && last ? encodeCursor({ rank: last.rank, code: last.code, id: last.id }) : null,
    ...(search.count && { total: found.total }),
    coverage: await coverageOf(db, search.asOf),
  }
}

type Found = { hits: Hit[]; total: number }

async function browse(db: Db | Tx, search: UnitSearch): Promise<Found> {
  const where = sql`${validOn(search.asOf)} and ${filters(search)}`
  const { rows: hits } = await sql<Hit>`
    select ${unitColumns}, 0::float8 as rank, 'exact' as coverage
    from units.unit_version v join units.unit u on u.id = v.unit_id
    where ${where} and ${after(search, sql`0::float8`)}
    order by v.code, v.unit_id limit ${search.limit + 1}
  `.execute(db)
  if (!search.count) return { hits, total: 0 }
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from units.unit_version v where ${where}
  `.execute(db)
  return { hits, total: counted.rows[0]?.total ?? 0 }
}

/** From the cheapest to the dearest way to match; the next is tried only when one finds nothing. */
async function match(db: Db | Tx, search: UnitSearch, parsed: ParsedSearch): Promise<Found> {
  const ways = [beginsWith(parsed), contains(parsed.readings), resembles(parsed.readings)]
  for (const way of ways) {
    const found = await runMatch(db, search, way)
    if (found.hits.length > 0 || search.cursor !== undefined) return found
  }
  return { hits: [], total: 0 }
}

/** A condition on `k` (units.search_key) and the rank of its rows, lower is better. */
type Way = { rows: RawBuilder<unknown>; rank: RawBuilder<unknown> }

function beginsWith({ code, readings }: ParsedSearch): Way {
  const conditions = readings.map(
    ({ typeKey, key }) =>
      sql`(${hasType(typeKey)} and (${startsWith('full_key', key)} or ${startsWith('skip_key', key)}))`,
  )
  if (code !== null)
    conditions.push(sql`k.unit_id in (
      select c.unit_id from units.unit_version c where c.recorded_to is null and c.code like ${`${code}%`})`)
  const ranks = readings.map(
    ({ typeKey, key }, i) => sql`case when ${hasType(typeKey)} then ${rankOf(key)} + ${i}::float8 / 10 end`,
  )
  return { rows: sql`(${sql.join(conditions, sql` or `)})`, rank: sql`coalesce(least(${sql.join(ranks)}), 30)` }
}

/** 0: the name, or the name followed by names above it; 10: a name that begins so; 20: a wording that begins so. */
function rankOf(key: string): RawBuilder<unknown> {
  return sql`case
    when k.name_key = ${key} or ${key} like k.name_key || ' %' then 0
    when ${startsWith('name_key', key)} then 10
    when ${startsWith('full_key', key)} or ${startsWith('skip_key', key)} then 20 end`
}

function contains(readings: readonly Reading[]): Way {
  const conditions = readings.map(({ typeKey, key }) => sql`(${hasType(typeKey)} and k.full_key like ${`% ${key}%`})`)
  return {
    rows: sql`(${sql.join(conditions, sql` or `)})`,
    rank: sql`case when k.name_key like any(${readings.map(({ key }) => `% ${key}%`)}) then 40 else 50 end`,
  }
}

function resembles(readings: readonly Reading[]): Way {
  const key = readings.at(-1)?.key ?? ''
  return {
    rows: sql`${key} <% k.full_key and word_similarity(${key}, k.full_key) > 0.6`,
    rank: sql`70 - 10 * word_similarity(${key}, k.full_key)`,
  }
}

function hasType(typeKey: string | null): RawBuilder<unknown> {
  return typeKey === null ? sql`true` : sql`k.type_key = ${typeKey}`
}

function startsWith(column: 'full_key' | 'skip_key' | 'name_key', key: string): RawBuilder<unknown> {
  return sql`${sql.ref(`k.${column}`)} like ${`${key}%`}`
}

async function runMatch(db: Db | Tx, search: UnitSearch, way: Way): Promise<Found> {
  const { asOf } = search
  const matched = sql`
    select k.unit_id, min(${way.rank}
      + case when k.valid_from <= ${asOf} and (k.valid_to is null or ${asOf} < k.valid_to) then 0 else 3 end) as rank
    from units.search_key k
    where ${way.rows} and k.valid_from <= ${asOf} group by k.unit_id`
  const from = sql`
    (${matched}) m join units.unit u on u.id = m.unit_id
    join units.unit_version v on v.unit_id = u.id and v.recorded_to is null
      and daterange(v.valid_from, v.valid_to) @> least(${asOf}::date, u.valid_to - 1)
    join units.level l on l.name = v.level
    where ${filters(search)}`
  // Among equals the higher level first, and the xã first: the programme works in xã.
  const rank = sql`(m.rank + l.rank * 0.01 + case when v.type = 'xã' then 0 else 0.001 end)::float8`
  const { rows: hits } = await sql<Hit>`
    select ${unitColumns}, ${rank} as rank, 'exact' as coverage from ${from} and ${after(search, rank)}
    order by ${rank}, v.code, v.unit_id limit ${search.limit + 1}
  `.execute(db)
  if (!search.count) return { hits, total: 0 }
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${from}`.execute(db)
  return { hits, total: counted.rows[0]?.total ?? 0 }
}

function filters({ level, under, asOf }: UnitSearch): RawBuilder<unknown> {
  const byLevel = level ? sql`v.level = ${level}` : sql`true`
  return under ? sql`${byLevel} and v.unit_id in (${idsUnder(under, asOf)})` : byLevel
}

function after({ cursor }: UnitSearch, rank: RawBuilder<unknown>): RawBuilder<unknown> {
  if (cursor === undefined) return sql`true`
  const last = decodeCursor(cursor)
  return sql`(${rank}, v.code, v.unit_id) > (${last.rank}::float8, ${last.code}, ${last.id}::uuid)`
}

/** Adds the units above, and the links a reader needs: who follows an ended unit, from whom a new one came. */
export async function describe(db: Db | Tx, units: readonly UnitOn[], asOf: PlainDate): Promise<UnitItem[]> {
  if (units.length === 0) return []
  const ended = units.filter((unit) => unit.validTo !== null && unit.validTo <= asOf)
  const begun = units.filter((unit) => unit.validFrom !== null)
  const [parents, successors, predecessors, coverage] = await Promise.all([
    trailsOf(
      db,
      units.map(({ id }) => id),
      asOf,
    ),
    linksOf(
      db,
      ended.map(({ id }) => id),
      'successors',
    ),
    linksOf(
      db,
      begun.map(({ id }) => id),
      'predecessors',
    ),
    coverageOf(db, asOf),
  ])
  return units.map((unit) => ({
    ...unit,
    coverage,
    parents: parents.get(unit.id) ?? [],
    successors: successors.get(unit.id) ?? [],
    predecessors: predecessors.get(unit.id) ?? [],
  }))
}

/** The units above each unit on a date (on its last day when it ended), nearest first. */
export async function trailsOf(
  db: Db | Tx,
  unitIds: readonly string[],
  asOf: PlainDate,
): Promise<Map<string, UnitRef[]>> {
  const { rows } = await sql<UnitRef & { of: string }>`
    with recursive up as (
      select u.id as of, v.parent_id, null::uuid as unit_id, ''::text as code, ''::text as name, ''::text as type,
        ''::text as level, 0 as depth, greatest(u.valid_from, least(${asOf}::date, u.valid_to - 1)) as day
      from units.unit u join units.unit_version v on v.unit_id = u.id and v.recorded_to is null
        and daterange(v.valid_from, v.valid_to) @> greatest(u.valid_from, least(${asOf}::date, u.valid_to - 1))
      where u.id = any(${unitIds}::uuid[])
      union all
      select up.of, v.parent_id, v.unit_id, v.code, v.name, v.type, v.level, up.depth + 1, up.day
      from up join units.unit_version v on v.unit_id = up.parent_id
      where v.recorded_to is null and v.valid_from <= up.day and (v.valid_to is null or up.day < v.valid_to)
    )
    select of, unit_id as id, code, name, type, level from up where depth > 0 order by of, depth
  `.execute(db)
  const trails = new Map<string, UnitRef[]>()
  for (const { of, ...ref } of rows) trails.set(of, [...(trails.get(of) ?? []), ref])
  return trails
}

export async function coverageOf(db: Db | Tx, asOf: PlainDate): Promise<Coverage> {
  const { rows } = await sql<{ coverage: Coverage }>`select units.coverage(${asOf}) as coverage`.execute(db)
  return rows[0]?.coverage ?? 'exact'
}

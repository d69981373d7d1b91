import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { HamletHead, HamletMeasure, Measure } from './contract.ts'

export type ListedHamlet = {
  id: string
  type: string
  name: string
  sortKey: string
  communeId: string
  formerId: string | null
  isPlaced: boolean
  /** Another hamlet of the commune has the same name. */
  isShared: boolean
  validFrom: PlainDate
  validTo: PlainDate | null
  households: HamletMeasure | null
  population: HamletMeasure | null
  head: HamletHead | null
}

type Scope = { communeIds: readonly string[]; asOf: PlainDate; isPlaced: boolean }
/** `typed`: ways to read the text as a type word and the beginning of a name, e.g. `ap 1`. */
export type Filter = {
  text?: string | undefined
  type?: string | undefined
  typed?: readonly { type: string; rest: string }[]
}

/** Records that hold on a day, each with whether its name is there twice. */
const here = ({ communeIds, asOf, isPlaced }: Scope): RawBuilder<unknown> => sql`
  select v.*, v.is_placed and count(*) over (partition by v.commune_id, v.type, v.same_key) > 1 as is_shared
  from hamlets.hamlet_version v
  where v.recorded_to is null and v.commune_id = any(${[...communeIds]}::uuid[]) and v.is_placed = ${isPlaced}
    and v.valid_from <= ${asOf} and (v.valid_to is null or v.valid_to > ${asOf})`

const matching = ({ text, type, typed = [] }: Filter): RawBuilder<SqlBool> => {
  const ways = typed.map((way) => sql<SqlBool>`(h.type = ${way.type} and h.search_key like ${`${way.rest}%`})`)
  const named = text
    ? sql<SqlBool>`(${sql.join([sql`h.search_key like ${`%${text}%`}`, ...ways], sql` or `)})`
    : sql<SqlBool>`true`
  return sql<SqlBool>`${named} and ${type ? sql`h.type = ${type}` : sql`true`}`
}

const newest = (measure: Measure, asOf: PlainDate): RawBuilder<unknown> => sql`(
  select jsonb_build_object('value', m.value, 'day', m.day, 'source', m.source) from hamlets.measure m
  where m.hamlet_id = h.hamlet_id and m.measure = ${measure} and m.day <= ${asOf} and m.recorded_to is null
  order by m.day desc limit 1)`

const COLUMNS = (asOf: PlainDate): RawBuilder<unknown> => sql`
  h.hamlet_id as id, h.type, h.name, h.sort_key as "sortKey", h.commune_id as "communeId",
  h.former_commune_id as "formerId", h.is_placed as "isPlaced", h.is_shared as "isShared", h.valid_from as "validFrom",
  h.valid_to as "validTo", ${newest('households', asOf)} as households, ${newest('population', asOf)} as population, (
    select jsonb_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'from', p.valid_from, 'to', p.valid_to)
    from hamlets.head p
    where p.hamlet_id = h.hamlet_id and daterange(p.valid_from, p.valid_to) @> ${asOf}::date limit 1) as head`

/** In the order of names with numbers counted, then of ids. */
export async function listHamlets(
  db: Db | Tx,
  asked: Scope & Filter & { after?: { sortKey: string; id: string } | undefined; limit: number },
): Promise<ListedHamlet[]> {
  const { asOf, after, limit } = asked
  const later = after ? sql`(h.sort_key, h.hamlet_id) > (${after.sortKey}, ${after.id}::uuid)` : sql`true`
  const { rows } = await sql<ListedHamlet>`
    select ${COLUMNS(asOf)} from (${here(asked)}) h
    where ${matching(asked)} and ${later}
    order by h.sort_key, h.hamlet_id limit ${limit}
  `.execute(db)
  return rows
}

/** One hamlet on a day of its life, or on its last; undefined when it had not begun. */
export async function hamletOn(db: Db | Tx, id: string, asOf: PlainDate): Promise<ListedHamlet | undefined> {
  const { rows } = await sql<ListedHamlet>`
    select ${COLUMNS(asOf)} from (
      select v.*, v.is_placed and exists (
        select from hamlets.hamlet_version o
        where o.recorded_to is null and o.is_placed and o.commune_id = v.commune_id and o.type = v.type
          and o.same_key = v.same_key and o.hamlet_id <> v.hamlet_id
          and o.valid_from <= ${asOf} and (o.valid_to is null or o.valid_to > ${asOf})) as is_shared
      from hamlets.hamlet_version v
      where v.recorded_to is null and v.hamlet_id = ${id} and v.valid_from <= ${asOf}
      order by v.valid_from desc limit 1) h
  `.execute(db)
  return rows[0]
}

/** `total` of what is filtered; the rest of the whole commune. */
export async function countHamlets(
  db: Db | Tx,
  { communeId, asOf, ...filter }: { communeId: string; asOf: PlainDate } & Filter,
): Promise<{ total: number; all: number; known: number; households: number }> {
  const { rows } = await sql<{ total: number; all: number; known: number; households: number }>`
    select count(*) filter (where ${matching(filter)})::int as total, count(*)::int as all,
      count(h.counted)::int as known, coalesce(sum(h.counted), 0)::int as households
    from (
      select h.*, (
        select m.value from hamlets.measure m
        where m.hamlet_id = h.hamlet_id and m.measure = 'households' and m.day <= ${asOf} and m.recorded_to is null
        order by m.day desc limit 1) as counted
      from (${here({ communeIds: [communeId], asOf, isPlaced: true })}) h) h
  `.execute(db)
  return rows[0] ?? { total: 0, all: 0, known: 0, households: 0 }
}

import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { OverviewOrder } from './overview-contract.ts'

export type Totals = {
  communes: number
  withoutList: number
  hamlets: number
  householdsMissing: number
  populationMissing: number
  headsMissing: number
}

/** `place`: of the commune among those asked about; `weight`: what the order is by, largest first. */
export type OverviewRow = {
  id: string
  place: number
  weight: number
  hamlets: number
  households: number
  householdsMissing: number
  population: number
  populationMissing: number
  headsMissing: number
  changedAt: Instant | null
  totals: Totals
}

export type OverviewPage = {
  /** In the order of their names, which decides between equal weights. */
  communeIds: readonly string[]
  asOf: PlainDate
  order: OverviewOrder
  after: { weight: number; place: number } | undefined
  limit: number
}

/** No commune has as many hamlets; whole milliseconds since 1970 stay below it. */
const MOST = sql`9000000000000000`

const WEIGHTS: Record<OverviewOrder, RawBuilder<unknown>> = {
  missing: sql`case when hamlets = 0 then ${MOST} else households_missing + population_missing + heads_missing end`,
  households: sql`households_missing`,
  population: sql`population_missing`,
  heads: sql`heads_missing`,
  changed: sql`coalesce(-(extract(epoch from changed_at) * 1000)::bigint, ${MOST})`,
  name: sql`0`,
}

/** Communes with what their lists have and lack on a day, in one statement however many there are. */
export async function readOverviewRows(db: Db | Tx, asked: OverviewPage): Promise<OverviewRow[]> {
  const { communeIds, asOf, order, after, limit } = asked
  const later = after ? sql`(-weight, place) > (${-after.weight}::bigint, ${after.place}::bigint)` : sql`true`
  const { rows } = await sql<OverviewRow>`
    with hamlet as (
      select v.commune_id, v.recorded_at as at, m.households, m.population, m.at as measured_at,
        coalesce(p.is_headed, false) as is_headed, p.at as headed_at
      from hamlets.hamlet_version v
      left join lateral (
        select (array_agg(value order by day desc) filter (where measure = 'households' and day <= ${asOf}))[1] as households,
          (array_agg(value order by day desc) filter (where measure = 'population' and day <= ${asOf}))[1] as population,
          max(recorded_at) as at
        from hamlets.measure where hamlet_id = v.hamlet_id and recorded_to is null) m on true
      left join lateral (
        select bool_or(daterange(valid_from, valid_to) @> ${asOf}::date) as is_headed, max(recorded_at) as at
        from hamlets.head where hamlet_id = v.hamlet_id) p on true
      where v.commune_id = any(${[...communeIds]}::uuid[]) and v.recorded_to is null and v.is_placed
        and v.valid_from <= ${asOf} and (v.valid_to is null or v.valid_to > ${asOf})
    ), one as (
      select c.id, c.place, count(h.commune_id)::int as hamlets,
        coalesce(sum(h.households), 0)::int as households,
        (count(h.commune_id) - count(h.households))::int as households_missing,
        coalesce(sum(h.population), 0)::int as population,
        (count(h.commune_id) - count(h.population))::int as population_missing,
        (count(*) filter (where h.commune_id is not null and not h.is_headed))::int as heads_missing,
        greatest(max(h.at), max(h.measured_at), max(h.headed_at), max(g.at)) as changed_at
      from unnest(${[...communeIds]}::uuid[]) with ordinality as c (id, place)
      left join hamlet h on h.commune_id = c.id
      left join lateral (
        select max(greatest(recorded_at, undone_at)) as at from hamlets.change where commune_id = c.id) g on true
      group by c.id, c.place
    ), weighed as (
      select *, (${WEIGHTS[order]})::bigint as weight, jsonb_build_object(
        'communes', count(*) over (), 'withoutList', count(*) filter (where hamlets = 0) over (),
        'hamlets', sum(hamlets) over (), 'householdsMissing', sum(households_missing) over (),
        'populationMissing', sum(population_missing) over (), 'headsMissing', sum(heads_missing) over ()) as totals
      from one)
    select id, place, weight, hamlets, households, households_missing as "householdsMissing", population,
      population_missing as "populationMissing", heads_missing as "headsMissing", changed_at as "changedAt", totals
    from weighed where ${later}
    order by -weight, place limit ${limit}
  `.execute(db)
  return rows
}

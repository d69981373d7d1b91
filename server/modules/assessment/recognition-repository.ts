import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { RecognitionRow } from './tables.ts'
import { TIER_CODES } from './tiers.ts'

export function recognitionOf({ db }: ReadCtx | Ctx, dossierId: string): Promise<RecognitionRow | undefined> {
  return db.selectFrom('assessment.recognition').selectAll().where('dossier_id', '=', dossierId).executeTakeFirst()
}

export type RegistryRow = RecognitionRow & {
  code: string
  name: string
  parent_name: string | null
  province_name: string | null
  ended_on: PlainDate | null
}

export type RegistryQuery = {
  asOf: PlainDate
  /** Units whose rows are wanted, predecessors included; absent = every unit. */
  unitIds?: readonly string[]
  tier?: string
  year?: number
  /** Absent = all of them. */
  limit?: number
  after?: { date: string; id: string }
}

/**
 * Published rows of the registry up to a date, newest first, with the unit as it was on the day of the decision.
 * Keyset by (decision date, id).
 */
export async function registryRows({ db }: ReadCtx, q: RegistryQuery): Promise<RegistryRow[]> {
  const { rows } = await sql<RegistryRow>`
    select r.*, v.code, v.name, p.name as parent_name,
      coalesce(g.name, case when p.level = 'province' then p.name end) as province_name, v.unit_to as ended_on
    from assessment.recognition r
    join units.v_unit v on v.unit_id = r.unit_id and daterange(v.valid_from, v.valid_to) @> least(r.decision_date, v.unit_to - 1)
    left join units.v_unit p on p.unit_id = v.parent_id and daterange(p.valid_from, p.valid_to) @> least(r.decision_date, v.unit_to - 1)
    left join units.v_unit g on g.unit_id = p.parent_id and daterange(g.valid_from, g.valid_to) @> least(r.decision_date, v.unit_to - 1)
    where r.published_at is not null and r.decision_date <= ${q.asOf}::date
      and (${q.unitIds === undefined} or r.unit_id = any(${q.unitIds ?? []}::uuid[]))
      and (${q.tier ?? null}::text is null or r.tier = ${q.tier ?? null})
      and (${q.year ?? null}::int is null or r.year = ${q.year ?? null})
      and (${q.after === undefined} or (r.decision_date, r.id) < (${q.after?.date ?? null}::date, ${q.after?.id ?? null}::uuid))
    order by r.decision_date desc, r.id desc
    limit ${q.limit ?? null}
  `.execute(db)
  return rows
}

export async function countRecognitions({ db }: ReadCtx, asOf: PlainDate): Promise<number> {
  const row = await db
    .selectFrom('assessment.recognition')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('published_at', 'is not', null)
    .where('decision_date', '<=', asOf)
    .executeTakeFirstOrThrow()
  return row.n
}

/**
 * Units recognised by decisions up to a date, of those published by an instant and not revoked since: each with the decision of
 * its highest tier, the newest where there are several.
 */
export async function recognisedBy(
  { db }: ReadCtx | Ctx,
  at: { units: readonly string[]; asOf: PlainDate; knownAt: Instant },
): Promise<Map<string, { tier: string; number: string; date: PlainDate }>> {
  const { rows } = await sql<{ unit: string; tier: string; number: string; date: PlainDate }>`
    select distinct on (unit_id) unit_id as unit, tier, decision_number as number, decision_date as date
    from assessment.recognition
    where unit_id = any(${at.units}::uuid[]) and decision_date <= ${at.asOf}::date and published_at <= ${at.knownAt}
      and state = 'in-force'
    order by unit_id, array_position(${TIER_CODES}::text[], tier) desc nulls last, decision_date desc, id desc
  `.execute(db)
  return new Map(rows.map(({ unit, ...decision }) => [unit, decision]))
}

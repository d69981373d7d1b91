import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { actingFor } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { EvidenceRow } from './tables.ts'

export type StoredEvidence = EvidenceRow & { size: number; media_type: string; indicators: string[] }

/** Evidence of a unit and period with the indicators of one set it is attached to. */
export async function evidenceOf(
  { db }: ReadCtx | Ctx,
  scope: { unitId: string; period: string; setId: string },
): Promise<StoredEvidence[]> {
  const { rows } = await sql<StoredEvidence>`
    select e.*, f.size, f.media_type,
      coalesce(array_agg(i.indicator order by i.indicator) filter (where i.indicator is not null), '{}') as indicators
    from indicators.evidence e
    join kernel.file f on f.hash = e.file_hash
    left join indicators.evidence_indicator i
      on i.evidence_id = e.id and i.set_id = ${scope.setId} and i.removed_at is null
    where e.unit_id = ${scope.unitId}::uuid and e.period = ${scope.period} and e.removed_at is null
    group by e.id, f.hash
    order by e.added_at, e.id
  `.execute(db)
  return rows
}

/** How many files each indicator of a set has. */
export async function evidenceCounts(
  { db }: ReadCtx | Ctx,
  scope: { unitId: string; period: string; setId: string },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ indicator: string; files: number }>`
    select i.indicator, count(*)::int as files
    from indicators.evidence e join indicators.evidence_indicator i on i.evidence_id = e.id
    where e.unit_id = ${scope.unitId}::uuid and e.period = ${scope.period} and e.removed_at is null
      and i.set_id = ${scope.setId} and i.removed_at is null
    group by i.indicator
  `.execute(db)
  return new Map(rows.map((row) => [row.indicator, row.files]))
}

export function evidenceById({ db }: ReadCtx | Ctx, id: string) {
  return db
    .selectFrom('indicators.evidence as e')
    .innerJoin('kernel.file as f', 'f.hash', 'e.file_hash')
    .selectAll('e')
    .select(['f.size', 'f.media_type'])
    .where('e.id', '=', id)
    .executeTakeFirst()
}

/**
 * Evidence of a unit and period by the hash of its file, taken away or not: what a dossier sealed stays readable. Of one file
 * attached twice, the one that still stands.
 */
export async function evidenceByHash(
  { db }: ReadCtx | Ctx,
  at: { unitId: string; period: string },
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await sql<{ hash: string; id: string }>`
    select distinct on (file_hash) file_hash as hash, id from indicators.evidence
    where unit_id = ${at.unitId}::uuid and period = ${at.period} and file_hash = any(${hashes}::text[])
    order by file_hash, removed_at desc nulls first
  `.execute(db)
  return new Map(rows.map(({ hash, id }) => [hash, id]))
}

export type NewEvidence = {
  id: string
  unitId: string
  period: string
  hash: string
  name: string
  number: string | null
  dated: PlainDate | null
  issuer: string | null
  expiresOn: PlainDate | null
}

/** Adds evidence, or finds the same content already there: attaching twice is harmless. Returns its id. */
export async function upsertEvidence(ctx: Ctx, e: NewEvidence): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into indicators.evidence (id, unit_id, period, file_hash, name, number, dated, issuer, expires_on, added_by, acting_for,
      added_at)
    values (${e.id}::uuid, ${e.unitId}::uuid, ${e.period}, ${e.hash}, ${e.name}, ${e.number}, ${e.dated}::date, ${e.issuer},
      ${e.expiresOn}::date, ${ctx.actor.id}::uuid, ${actingFor(ctx.actor)}::uuid, ${ctx.now()}::timestamptz)
    on conflict (unit_id, period, file_hash) where removed_at is null do update set name = excluded.name
    returning id
  `.execute(ctx.db)
  const row = rows[0]
  if (!row) throw new Error('evidence was not stored')
  return row.id
}

export async function linkEvidence(
  ctx: Ctx,
  evidenceId: string,
  setId: string,
  indicators: readonly string[],
): Promise<void> {
  if (indicators.length === 0) return
  await ctx.db
    .insertInto('indicators.evidence_indicator')
    .values(
      indicators.map((indicator) => ({
        evidence_id: evidenceId,
        set_id: setId,
        indicator,
        added_at: ctx.now(),
        removed_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['evidence_id', 'set_id', 'indicator']).doUpdateSet({ removed_at: null }),
    )
    .execute()
}

/** Evidence is ended, never deleted: a dossier may have sealed its hash. */
export async function endEvidence(ctx: Ctx, id: string): Promise<void> {
  const end = { removed_at: ctx.now(), removed_by: ctx.actor.id }
  await ctx.db.updateTable('indicators.evidence').set(end).where('id', '=', id).execute()
}

import { sql } from 'kysely'
import type { ReadCtx } from '../../kernel/context.ts'
import { isHeld, type Actor } from '../../kernel/policy.ts'
import { loadSet } from '../criteria/index.ts'
import type { DossierSummary } from './contract.ts'
import { complete } from './load.ts'
import type { DossierRow } from './tables.ts'
import { summarize } from './view-dossier.ts'

export type DossierQuery = { unit?: string; state?: string; limit: number; cursor?: string }

/**
 * Dossiers an actor may see, newest first: those whose unit stands at or below a post held today or earlier. The
 * restriction is in SQL, so that rows one may not see never leave the database. Keyset by (created_at, id).
 */
export async function listDossiers(
  ctx: ReadCtx,
  q: DossierQuery,
): Promise<{ items: DossierSummary[]; next: string | null }> {
  const rows = await visibleRows(ctx, q)
  const shown = rows.slice(0, q.limit)
  const last = shown.at(-1)
  return {
    items: await Promise.all(shown.map((row) => summarizeRow(ctx, row))),
    next: rows.length > q.limit && last ? `${last.created_at}_${last.id}` : null,
  }
}

async function summarizeRow(ctx: ReadCtx, row: DossierRow): Promise<DossierSummary> {
  const loaded = await complete(ctx, row)
  const set = await loadSet(ctx, row.set_id, row.set_version)
  return summarize(ctx, loaded, set)
}

async function visibleRows({ db, actor }: ReadCtx, q: DossierQuery): Promise<DossierRow[]> {
  const [createdAt, id] = q.cursor?.split('_') ?? []
  const { rows } = await sql<DossierRow>`
    select d.* from assessment.dossier d
    where ${visibleTo(actor)}
      and (${q.unit ?? null}::uuid is null or d.unit_id = ${q.unit ?? null}::uuid)
      and (${q.state ?? null}::text is null or d.state = ${q.state ?? null})
      and (${createdAt ?? null}::timestamptz is null or (d.created_at, d.id) < (${createdAt ?? null}::timestamptz, ${id ?? null}::uuid))
    order by d.created_at desc, d.id desc limit ${q.limit + 1}
  `.execute(db)
  return rows
}

/** Posts of the actor give sight of every unit at or below them on the day the dossier began. */
function visibleTo(actor: Actor) {
  const seats = actor.positions.filter((p) => p.from <= actor.today).map((p) => p.unitId)
  const isEverywhere =
    actor.kind === 'system' || actor.positions.some((p) => isHeld(p, actor.today) && !isUuid(p.unitId))
  const units = seats.filter(isUuid)
  return sql<boolean>`(${isEverywhere} or exists (
    select from units.v_unit v
    left join units.v_unit p on p.unit_id = v.parent_id
      and daterange(p.valid_from, p.valid_to) @> (d.created_at at time zone 'Asia/Ho_Chi_Minh')::date
    where v.unit_id = d.unit_id
      and daterange(v.valid_from, v.valid_to) @> (d.created_at at time zone 'Asia/Ho_Chi_Minh')::date
      and (v.unit_id = any(${units}::uuid[]) or v.parent_id = any(${units}::uuid[]) or p.parent_id = any(${units}::uuid[]))))`
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-/.test(text)
}

import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { ReadCtx } from '../../kernel/context.ts'
import { type Actor, isHeld, type Position } from '../../kernel/policy.ts'
import { badCursor } from '../units/index.ts'
import type { DossierSummary } from './contract.ts'
import { completeAll } from './load.ts'
import { canReadSome } from './policy.ts'
import { summarizeAll } from './summarize.ts'
import type { DossierRow } from './tables.ts'

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
    items: await summarizeAll(ctx, await completeAll(ctx, shown)),
    next: rows.length > q.limit && last ? `${last.created_at}_${last.id}` : null,
  }
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

async function visibleRows({ db, actor }: ReadCtx, q: DossierQuery): Promise<DossierRow[]> {
  const cursor = q.cursor === undefined ? undefined : Cursor.safeParse(q.cursor.split('_'))
  if (cursor?.success === false) throw badCursor()
  const [createdAt, id] = cursor?.data ?? [null, null]
  const { rows } = await sql<DossierRow>`
    select d.* from assessment.dossier d
    where ${visibleTo(actor)}
      and (${q.unit ?? null}::uuid is null or d.unit_id = ${q.unit ?? null}::uuid)
      and (${q.state ?? null}::text is null or d.state = ${q.state ?? null})
      and (${createdAt}::timestamptz is null or (d.created_at, d.id) < (${createdAt}::timestamptz, ${id}::uuid))
    order by d.created_at desc, d.id desc limit ${q.limit + 1}
  `.execute(db)
  return rows
}

/**
 * Open dossiers an actor may see that stand at one of these steps (`procedure@version:state`), those that have run longest
 * first.
 */
export async function openRowsAt({ db, actor }: ReadCtx, steps: readonly string[]): Promise<DossierRow[]> {
  const { rows } = await sql<DossierRow>`
    select d.* from assessment.dossier d
    where d.closed_at is null and ${visibleTo(actor)}
      and d.procedure_id || '@' || d.procedure_version || ':' || d.state = any(${steps}::text[])
    order by d.clock_started_on - d.clock_used_days, d.created_at, d.id
  `.execute(db)
  return rows
}

/**
 * Posts with a part in dossiers give sight of every unit at or below them on the day the dossier began: those held today of all
 * dossiers there, ended ones of what was open in their days (`canReadDossier`).
 */
function visibleTo(actor: Actor) {
  const posts = actor.positions.filter((p) => p.from <= actor.today && canReadSome(p))
  const held = posts.filter((p) => isHeld(p, actor.today))
  const ended = posts.filter((p) => !isHeld(p, actor.today) && isUuid(p.unitId))
  const isEverywhere = actor.kind === 'system' || held.some((p) => !isUuid(p.unitId))
  const units = held.map((p) => p.unitId).filter(isUuid)
  const began = sql`(d.created_at at time zone 'Asia/Ho_Chi_Minh')::date`
  return sql<boolean>`(${isEverywhere} or exists (
    select from units.v_unit v
    left join units.v_unit p on p.unit_id = v.parent_id and daterange(p.valid_from, p.valid_to) @> ${began}
    where v.unit_id = d.unit_id and daterange(v.valid_from, v.valid_to) @> ${began}
      and (v.unit_id = any(${units}::uuid[]) or v.parent_id = any(${units}::uuid[]) or p.parent_id = any(${units}::uuid[])
        ${ended.length === 0 ? sql`` : sql`or ${wasOpenIn(ended, began)}`})))`
}

function wasOpenIn(ended: readonly Position[], began: RawBuilder<unknown>) {
  const units = ended.map((p) => p.unitId)
  const from = ended.map((p) => p.from)
  const to = ended.map((p) => p.to)
  return sql<boolean>`exists (
    select from unnest(${units}::uuid[], ${from}::date[], ${to}::date[]) as post (unit_id, valid_from, valid_to)
    where post.unit_id in (v.unit_id, v.parent_id, p.parent_id)
      and daterange(post.valid_from, post.valid_to)
        && daterange(${began}, (d.closed_at at time zone 'Asia/Ho_Chi_Minh')::date, '[]'))`
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-/.test(text)
}

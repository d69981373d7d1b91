import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import type { TablePlan } from './plan-official-table.ts'
import type { Reborn } from './write-plan.ts'

/**
 * Writes what the official table says, under a change of its own so that it can be undone. A link keeps the event that led
 * from one unit to the other as its reason; the table is only where we know it from.
 */
export async function writeOfficialTable(ctx: Ctx, changeId: string, plan: TablePlan): Promise<Reborn[]> {
  const reborn = plan.reborn.map(({ id }) => ({ from: id, to: newId() }))
  if (reborn.length > 0) await rewriteLives(ctx, changeId, plan.day, reborn)
  await rewriteLinks(ctx, changeId, plan, new Map(reborn.map(({ from, to }) => [from, to])))
  return reborn
}

/** From the day on the records of a unit that did not go on belong to the unit that began then. */
async function rewriteLives(ctx: Ctx, changeId: string, day: string, reborn: readonly Reborn[]): Promise<void> {
  const at = ctx.now()
  const pairs = JSON.stringify(reborn)
  const pairTable = sql`json_to_recordset(${pairs}::json) as r("from" uuid, "to" uuid)`
  await sql`
    insert into units.unit (id, recorded_at, taken_from) select r."to", ${at}::timestamptz, r."from" from ${pairTable}
  `.execute(ctx.db)
  await sql`
    with closed as (
      update units.unit_version v set recorded_to = ${at}, closed_by = ${changeId} from ${pairTable}
      where v.unit_id = r."from" and v.recorded_to is null and (v.valid_to is null or v.valid_to > ${day})
      returning v.*, r."to" as heir
    )
    insert into units.unit_version (unit_id, valid_from, valid_to, level, type, short_name, name, code, parent_id, change_id,
      written_by, recorded_at)
    select c.unit_id, c.valid_from, ${day}::date, c.level, c.type, c.short_name, c.name, c.code, c.parent_id, c.change_id,
      ${changeId}::uuid, ${at}::timestamptz
    from closed c where c.valid_from < ${day}
    union all
    select c.heir, greatest(c.valid_from, ${day}::date), c.valid_to, c.level, c.type, c.short_name, c.name, c.code, c.parent_id,
      c.change_id, ${changeId}::uuid, ${at}::timestamptz
    from closed c
  `.execute(ctx.db)
  await sql`
    with closed as (
      update units.unit_membership m set recorded_to = ${at}, closed_by = ${changeId} from ${pairTable}
      where m.unit_id = r."from" and m.recorded_to is null and (m.valid_to is null or m.valid_to > ${day})
      returning m.*, r."to" as heir
    )
    insert into units.unit_membership (unit_id, kind, value, valid_from, valid_to, source, written_by, recorded_at)
    select c.unit_id, c.kind, c.value, c.valid_from, ${day}::date, c.source, ${changeId}::uuid, ${at}::timestamptz
    from closed c where c.valid_from < ${day}
    union all
    select c.heir, c.kind, c.value, greatest(c.valid_from, ${day}::date), c.valid_to, c.source, ${changeId}::uuid,
      ${at}::timestamptz
    from closed c
  `.execute(ctx.db)
  await sql`
    with closed as (
      update units.succession s set recorded_to = ${at}, closed_by = ${changeId} from ${pairTable}, units.change c
      where s.predecessor_id = r."from" and s.recorded_to is null and c.id = s.change_id and c.day > ${day}
      returning s.*, r."to" as heir
    )
    insert into units.succession (predecessor_id, successor_id, share, change_id, written_by, recorded_at)
    select c.heir, c.successor_id, c.share, c.change_id, ${changeId}::uuid, ${at}::timestamptz from closed c
  `.execute(ctx.db)
  await handBorders(ctx, changeId, day, reborn)
}

/** A border brought in for days after the reform is that of the unit that began then. */
async function handBorders(ctx: Ctx, changeId: string, day: string, reborn: readonly Reborn[]): Promise<void> {
  const rest = sql`layer_id, level, greatest(valid_from, ${day}::date), valid_to, box, label, label_radius_m, area_m2, shape, digest`
  const before = sql`layer_id, level, valid_from, ${day}::date, box, label, label_radius_m, area_m2, shape, digest`
  const record = sql`${ctx.now()}::timestamptz, null::timestamptz, ${changeId}::uuid, null::uuid`
  await sql`
    with closed as (
      update units.boundary b set recorded_to = ${ctx.now()}, closed_by = ${changeId}
      from json_to_recordset(${JSON.stringify(reborn)}::json) as r("from" uuid, "to" uuid)
      where b.unit_id = r."from" and b.recorded_to is null and (b.valid_to is null or b.valid_to > ${day})
      returning b.*, r."to" as heir
    )
    insert into units.boundary
    select unit_id, ${before}, ${record} from closed where valid_from < ${day}
    union all
    select heir, ${rest}, ${record} from closed
  `.execute(ctx.db)
}

async function rewriteLinks(
  ctx: Ctx,
  changeId: string,
  { day, dropped, added }: TablePlan,
  heirs: ReadonlyMap<string, string>,
): Promise<void> {
  const gone = dropped.map(({ predecessorId, successorId }) => ({ from: predecessorId, to: successorId }))
  const links = added.map(({ fromId, toId, share }) => ({ from: fromId, to: heirs.get(toId) ?? toId, share }))
  await sql`
    update units.succession s set recorded_to = ${ctx.now()}, closed_by = ${changeId}
    from json_to_recordset(${JSON.stringify(gone)}::json) as d("from" uuid, "to" uuid)
    where s.predecessor_id = d."from" and s.successor_id = d."to" and s.recorded_to is null
  `.execute(ctx.db)
  await sql`
    with ends as (select unit_id, max(coalesce(valid_to, ${day}::date)) as day from units.unit_version
      where recorded_to is null group by unit_id),
    reasons as (select distinct on (c.day) c.day, c.id from units.change c
      where c.undone_at is null and c.id <> ${changeId} order by c.day, c.kind = 'reform' desc, c.recorded_at)
    insert into units.succession (predecessor_id, successor_id, share, change_id, written_by, recorded_at)
    select l."from", l."to", l.share, coalesce(r.id, ${changeId}::uuid), ${changeId}::uuid, ${ctx.now()}::timestamptz
    from json_to_recordset(${JSON.stringify(links)}::json) as l("from" uuid, "to" uuid, share numeric)
    join ends e on e.unit_id = l."from" left join reasons r on r.day = e.day
  `.execute(ctx.db)
}

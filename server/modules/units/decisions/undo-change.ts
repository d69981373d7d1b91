import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'

/** Names of units that something recorded later was built on, so that the change can no longer be undone. */
export async function findBuiltOn(ctx: Ctx, changeId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with change as (select id, recorded_at from units.change where id = ${changeId}),
    later as (
      select l.id from units.change l, change c where l.recorded_at > c.recorded_at and l.undone_at is null
    ),
    touched as (select distinct v.unit_id from units.unit_version v, change c where v.written_by = c.id),
    built as (
      select v.unit_id from units.unit_version v join later l on l.id = v.written_by
      where v.recorded_to is null
        and (v.unit_id in (select unit_id from touched) or v.parent_id in (select unit_id from touched))
      union
      select m.unit_id from units.unit_membership m join later l on l.id = m.written_by
      where m.recorded_to is null and (m.unit_id in (select unit_id from touched) or exists (
        select 1 from units.unit_membership o, change c
        where o.written_by = c.id and o.unit_id = m.unit_id and o.kind = m.kind))
      union
      select m.unit_id from units.unit_measure m join later l on l.id = m.written_by
      where m.recorded_to is null and (m.unit_id in (select unit_id from touched) or exists (
        select 1 from units.unit_measure o, change c
        where o.written_by = c.id and o.unit_id = m.unit_id and o.measure = m.measure and o.day = m.day))
    )
    select distinct n.name from built b cross join lateral (
      select v.name from units.unit_version v where v.unit_id = b.unit_id and v.recorded_to is null
      order by v.valid_from desc limit 1) n
    order by n.name limit 20
  `.execute(ctx.db)
  return rows.map(({ name }) => name)
}

/** Columns that a record brought back keeps; `recorded_at` is new, ends of recording are open. */
const KEPT = {
  unit_version: 'unit_id, valid_from, valid_to, level, type, short_name, name, code, parent_id, change_id, written_by',
  unit_measure: 'unit_id, measure, day, value, written_by',
  unit_membership: 'unit_id, kind, value, valid_from, valid_to, source, written_by',
  succession: 'predecessor_id, successor_id, share, change_id, written_by',
  boundary:
    'unit_id, layer_id, level, valid_from, valid_to, box, label, label_radius_m, area_m2, shape, digest, written_by',
} as const

/**
 * Takes a change back: what it wrote is closed, what it closed is written again. What is recorded now is then what was
 * recorded before it; what was known in between can still be read.
 */
export async function undoChange(ctx: Ctx, changeId: string): Promise<void> {
  for (const table of ['unit_version', 'unit_membership', 'unit_measure', 'succession', 'boundary'] as const)
    await takeBack(ctx, changeId, table, KEPT[table])
  await sql`update units.level set valid_to = null, ended_by = null where ended_by = ${changeId}`.execute(ctx.db)
  await sql`update units.level set again_from = null, again_by = null where again_by = ${changeId}`.execute(ctx.db)
  await sql`update units.change set undone_at = ${ctx.now()} where id = ${changeId}`.execute(ctx.db)
}

async function takeBack(ctx: Ctx, changeId: string, name: keyof typeof KEPT, kept: string): Promise<void> {
  const table = sql.table(`units.${name}`)
  const columns = sql.raw(kept)
  const marked = sql.table(`back_${name}`)
  // What is to come back is marked first: closing must not mix with it.
  await sql`
    create temporary table ${marked} on commit drop as
      select ${columns} from ${table} where closed_by = ${sql.lit(changeId)} and written_by is distinct from ${sql.lit(changeId)}
  `.execute(ctx.db)
  await sql`
    update ${table} set recorded_to = ${ctx.now()}, closed_by = ${changeId}
    where written_by = ${changeId} and recorded_to is null
  `.execute(ctx.db)
  await sql`
    insert into ${table} (${columns}, recorded_at) select ${columns}, ${ctx.now()}::timestamptz from ${marked}
  `.execute(ctx.db)
  await sql`drop table ${marked}`.execute(ctx.db)
}

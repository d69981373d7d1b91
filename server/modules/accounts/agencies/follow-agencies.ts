import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import type { UnitsChanged } from '../../units/index.ts'
import { agencyKinds } from './agency-kinds.ts'
import { insertAgencies } from './load-agencies.ts'
import { planAgencies, type UnitSpan } from './plan-agencies.ts'

/** Agencies end with their unit; they hold no sectors there any more and are focal for nothing. */
export async function endAgencies(ctx: Ctx, { change, day, ended }: UnitsChanged): Promise<void> {
  await sql`
    update accounts.agency
    set end_before = valid_to, valid_to = greatest(valid_from, ${day}::date), ended_by = ${change}
    where unit_id = any(${ended}::uuid[]) and (valid_to is null or valid_to > ${day})
  `.execute(ctx.db)
  for (const table of ['accounts.agency_sector', 'accounts.focal_agency'])
    await sql`
      update ${sql.table(table)} s
      set end_before = s.valid_to, valid_to = greatest(s.valid_from, ${day}::date), ended_by = ${change}
      from accounts.agency a
      where a.id = s.agency_id and a.ended_by = ${change} and (s.valid_to is null or s.valid_to > ${day})
    `.execute(ctx.db)
}

/** A province that begins has every kind of agency from that day; each follows those of its kind in the provinces before. */
export async function beginAgencies(ctx: Ctx, { change, day, begun, flows }: UnitsChanged): Promise<void> {
  const units = await ctx.db
    .selectFrom('units.v_unit')
    .select(['unit_id as id', 'name', 'level', 'unit_to as to'])
    .where((eb) => eb('unit_id', '=', eb.fn.any(sql<string[]>`${begun}::uuid[]`)))
    .where('level', '<>', 'commune')
    .where('valid_from', '=', day)
    .execute()
  if (units.length === 0) return
  const spans = units.map((unit): UnitSpan => ({ ...unit, from: day }))
  await insertAgencies(ctx, planAgencies(agencyKinds, spans, new Map(), newId), change)
  await sql`
    insert into accounts.agency_successor (agency_id, successor_id)
    select old.id, new.id
    from json_to_recordset(${JSON.stringify(flows)}::json) as f("from" uuid, "to" uuid)
    join accounts.agency old on old.unit_id = f."from" and old.ended_by = ${change}
    join accounts.agency new on new.unit_id = f."to" and new.begun_by = ${change} and new.kind = old.kind
    on conflict do nothing
  `.execute(ctx.db)
  await goOnAsFocal(ctx, change)
}

/** Who was focal until the province ended goes on as the agency that follows it there, by the same basis. */
async function goOnAsFocal(ctx: Ctx, change: string): Promise<void> {
  const { rows } = await sql<{ programme: string }>`
    select distinct on (f.programme, new.id) f.programme, new.unit_id as province_id, new.id as agency_id, new.valid_from,
      new.valid_to, f.source, f.begun_act
    from accounts.focal_agency f
    join accounts.agency_successor s on s.agency_id = f.agency_id
    join accounts.agency new on new.id = s.successor_id and new.begun_by = ${change}
    where f.ended_by = ${change} and f.valid_to > f.valid_from
    order by f.programme, new.id, f.begun_act nulls last, f.source nulls last
  `.execute(ctx.db)
  const spans = rows.map((row) => ({ ...row, id: newId() }))
  await sql`
    insert into accounts.focal_agency (id, programme, province_id, agency_id, valid_from, valid_to, source, begun_act, begun_by)
    select f.*, ${change}::uuid from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as f(id uuid, programme text,
      province_id uuid, agency_id uuid, valid_from date, valid_to date, source text, begun_act uuid)
  `.execute(ctx.db)
}

/** Agencies the change had ended go on; those it had begun never were. */
export async function takeBackAgencies(ctx: Ctx, change: string): Promise<void> {
  for (const table of ['accounts.agency_sector', 'accounts.focal_agency']) {
    await sql`
      update ${sql.table(table)} s set valid_to = s.valid_from
      from accounts.agency a where a.id = s.agency_id and a.begun_by = ${change}
    `.execute(ctx.db)
    await sql`
      update ${sql.table(table)} set valid_to = end_before, end_before = null, ended_by = null where ended_by = ${change}
    `.execute(ctx.db)
  }
  await sql`update accounts.agency set valid_to = valid_from where begun_by = ${change}`.execute(ctx.db)
  await sql`
    update accounts.agency set valid_to = end_before, end_before = null, ended_by = null where ended_by = ${change}
  `.execute(ctx.db)
}

/** Agencies a change of units ended, each with the one that follows it; none where several do. */
export async function agenciesFollowing({ db }: Ctx, change: string): Promise<{ from: string; to: string }[]> {
  const { rows } = await sql<{ from: string; to: string }>`
    select s.agency_id as from, min(s.successor_id::text) as to
    from accounts.agency_successor s
    join accounts.agency new on new.id = s.successor_id and new.begun_by = ${change}
    group by s.agency_id having count(*) = 1
  `.execute(db)
  return rows
}

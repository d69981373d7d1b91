import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { ChangePlan, PlannedMembership } from './change-plan.ts'
import type { NewMembership } from './inherit-memberships.ts'

/** Memberships of an ended unit end with it, those of the programme also when a commune becomes a ward. */
export async function rewriteMemberships(
  ctx: Ctx,
  changeId: string,
  plan: ChangePlan,
  inherited: readonly NewMembership[],
): Promise<void> {
  const ended = plan.ended.map(({ unit }) => unit.id)
  const leaving = plan.continued.flatMap(({ unit, after }) => (after.type === 'xã' ? [] : [unit.id]))
  await sql`
    with closed as (
      update units.unit_membership m set recorded_to = ${ctx.now()}, closed_by = ${changeId}
      where m.recorded_to is null and (m.valid_to is null or m.valid_to > ${plan.day})
        and (m.unit_id = any(${ended}::uuid[]) or (m.unit_id = any(${leaving}::uuid[]) and m.kind = 'programme'))
      returning m.*
    )
    insert into units.unit_membership (unit_id, kind, value, valid_from, valid_to, source, written_by, recorded_at)
    select c.unit_id, c.kind, c.value, c.valid_from, ${plan.day}::date, c.source, ${changeId}::uuid,
      ${ctx.now()}::timestamptz
    from closed c where c.valid_from < ${plan.day}::date
  `.execute(ctx.db)
  await sql`
    insert into units.unit_membership (unit_id, kind, value, valid_from, source, written_by, recorded_at)
    select m."unitId", m.kind, m.value, ${plan.day}::date, m.source, ${changeId}::uuid,
      ${ctx.now()}::timestamptz
    from json_to_recordset(${JSON.stringify(inherited)}::json) as m("unitId" uuid, kind text, value text, source text)
  `.execute(ctx.db)
}

/** Puts units on lists from a day; what was recorded of the same list before ends there. */
export async function writeMemberships(
  ctx: Ctx,
  change: { id: string; title: string; basis: string | null },
  planned: readonly PlannedMembership[],
): Promise<void> {
  if (planned.length === 0) return
  const rows = JSON.stringify(
    planned.map(({ unit, kind, several, value, from, to }) => ({ unitId: unit.id, kind, several, value, from, to })),
  )
  const source = change.basis ?? change.title
  const table = sql`json_to_recordset(${rows}::json)
    as p("unitId" uuid, kind text, several boolean, value text, "from" date, "to" date)`
  await sql`
    with closed as (
      update units.unit_membership m set recorded_to = ${ctx.now()}, closed_by = ${change.id} from ${table}
      where m.unit_id = p."unitId" and m.kind = p.kind and (not p.several or m.value = p.value) and m.recorded_to is null
        and daterange(m.valid_from, m.valid_to) && daterange(p."from", p."to")
      returning m.*, p."from" as until
    )
    insert into units.unit_membership (unit_id, kind, value, valid_from, valid_to, source, written_by, recorded_at)
    select c.unit_id, c.kind, c.value, c.valid_from, c.until, c.source, ${change.id}::uuid, ${ctx.now()}::timestamptz
    from closed c where c.valid_from < c.until
  `.execute(ctx.db)
  await sql`
    insert into units.unit_membership (unit_id, kind, value, valid_from, valid_to, source, written_by, recorded_at)
    select p."unitId", p.kind, p.value, p."from", p."to", ${source}, ${change.id}::uuid, ${ctx.now()}::timestamptz
    from ${table} where p.value is not null
  `.execute(ctx.db)
}

/** A measure of the same day is replaced; those of other days stay. */
export async function writeMeasures(ctx: Ctx, changeId: string, { day, measures }: ChangePlan): Promise<void> {
  if (measures.length === 0) return
  const rows = JSON.stringify(measures.map(({ unit, measure, value }) => ({ unitId: unit.id, measure, value })))
  const table = sql`json_to_recordset(${rows}::json) as p("unitId" uuid, measure text, value numeric)`
  await sql`
    update units.unit_measure m set recorded_to = ${ctx.now()}, closed_by = ${changeId} from ${table}
    where m.unit_id = p."unitId" and m.measure = p.measure and m.day = ${day} and m.recorded_to is null
  `.execute(ctx.db)
  await sql`
    insert into units.unit_measure (unit_id, measure, day, value, written_by, recorded_at)
    select p."unitId", p.measure, ${day}::date, p.value, ${changeId}::uuid, ${ctx.now()}::timestamptz from ${table}
  `.execute(ctx.db)
}

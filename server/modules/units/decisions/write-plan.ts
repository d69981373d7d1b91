import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import type { ChangePlan, Standing } from './change-plan.ts'
import { inheritMemberships } from './inherit-memberships.ts'
import { fullName } from '../names.ts'
import type { ChangeKind } from '../tables.ts'
import { rewriteMemberships, writeMeasures, writeMemberships } from './write-lists.ts'

export type NewChange = {
  id: string
  kind: ChangeKind
  title: string
  basis: string | null
  decisionId: string | null
}

/** A unit recorded as going on which in truth ended; from the day on its records are those of another. Ids of units. */
export type Reborn = { from: string; to: string }

/** Ids of the units a change touched. */
export type WrittenChange = {
  ended: string[]
  begun: string[]
  continued: string[]
  flows: { from: string; to: string; share: string | null }[]
  reborn: Reborn[]
}

/**
 * Writes a plan without problems. Nothing is overwritten: records that no longer hold are closed and written again with
 * their end, so that what was known before can be read again, and undone. A handful of statements, whatever the number of
 * units. `ctx` is that of `lockUnits`: one instant for all, so at no moment of the record is a unit without its version.
 */
export async function writePlan(ctx: Ctx, change: NewChange, plan: ChangePlan): Promise<WrittenChange> {
  if (plan.problems.length > 0) throw new Error('a plan with problems is never written')
  const ids = new Map(plan.begun.map(({ key }) => [key, newId()]))
  const idOf = (key: string): string => ids.get(key) ?? key
  const flows = plan.flows.map(({ from, toKey, share }) => ({ from: from.id, to: idOf(toKey), share }))
  await insertChange(ctx, change, plan.day)
  await closeVersions(ctx, change.id, plan)
  await insertUnits(ctx, [...ids.values()])
  await insertVersions(ctx, change.id, plan, idOf)
  await insertSuccessions(ctx, change.id, flows)
  await rewriteMemberships(ctx, change.id, plan, inheritMemberships(plan, idOf))
  await writeMemberships(ctx, change, plan.memberships)
  await writeMeasures(ctx, change.id, plan)
  await switchLevels(ctx, change.id, plan)
  return {
    ended: plan.ended.map(({ unit }) => unit.id),
    begun: [...ids.values()],
    continued: [...new Set([...plan.continued, ...plan.memberships].map(({ unit }) => unit.id))],
    flows,
    reborn: [],
  }
}

export async function insertChange(ctx: Ctx, change: NewChange, day: string): Promise<void> {
  await sql`
    insert into units.change (id, kind, day, earliest, title, basis, decision_id, recorded_at)
    values (${change.id}, ${change.kind}, ${day}, ${day}, ${change.title}, ${change.basis}, ${change.decisionId}, ${ctx.now()})
  `.execute(ctx.db)
}

/** Closes the records of the day and writes them again with their end; one that began that very day is replaced whole. */
async function closeVersions(ctx: Ctx, changeId: string, plan: ChangePlan): Promise<void> {
  const units = [...plan.ended.map(({ unit }) => unit.id), ...plan.continued.map(({ unit }) => unit.id)]
  await sql`
    with closed as (
      update units.unit_version v set recorded_to = ${ctx.now()}, closed_by = ${changeId}
      where v.unit_id = any(${units}::uuid[]) and v.recorded_to is null
        and v.valid_from <= ${plan.day} and (v.valid_to is null or ${plan.day} < v.valid_to)
      returning v.*
    )
    insert into units.unit_version (unit_id, valid_from, valid_to, level, type, short_name, name, code, parent_id, change_id,
      written_by, recorded_at)
    select c.unit_id, c.valid_from, ${plan.day}::date, c.level, c.type, c.short_name, c.name, c.code, c.parent_id, c.change_id,
      ${changeId}::uuid, ${ctx.now()}::timestamptz
    from closed c where c.valid_from < ${plan.day}::date
  `.execute(ctx.db)
}

async function insertUnits(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`
    insert into units.unit (id, recorded_at) select id, ${ctx.now()}::timestamptz from unnest(${ids}::uuid[]) as id
  `.execute(ctx.db)
}

async function insertVersions(
  ctx: Ctx,
  changeId: string,
  plan: ChangePlan,
  idOf: (key: string) => string,
): Promise<void> {
  const rowOf = (id: string, { code, level, type, shortName, parentKey }: Standing) => ({
    id,
    code,
    level,
    type,
    shortName,
    name: fullName(type, shortName),
    parentId: parentKey === null ? null : idOf(parentKey),
  })
  const rows = [
    ...plan.continued.map(({ unit, after }) => rowOf(unit.id, after)),
    ...plan.begun.map(({ key, standing }) => rowOf(idOf(key), standing)),
  ]
  await sql`
    insert into units.unit_version (unit_id, valid_from, level, type, short_name, name, code, parent_id, change_id, written_by,
      recorded_at)
    select v.id, ${plan.day}::date, v.level, v.type, v."shortName", v.name, v.code, v."parentId", ${changeId}::uuid,
      ${changeId}::uuid, ${ctx.now()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as v(id uuid, code text, level text, type text, "shortName" text, name text, "parentId" uuid)
  `.execute(ctx.db)
}

async function insertSuccessions(ctx: Ctx, changeId: string, flows: WrittenChange['flows']): Promise<void> {
  await sql`
    insert into units.succession (predecessor_id, successor_id, share, change_id, written_by, recorded_at)
    select s."from", s."to", s.share, ${changeId}::uuid, ${changeId}::uuid, ${ctx.now()}::timestamptz
    from json_to_recordset(${JSON.stringify(flows)}::json) as s("from" uuid, "to" uuid, share numeric)
  `.execute(ctx.db)
}

async function switchLevels(ctx: Ctx, changeId: string, { day, levelsOff, levelsOn }: ChangePlan): Promise<void> {
  if (levelsOn.length > 0)
    await ctx.db
      .updateTable('units.level')
      .set({ again_from: day, again_by: changeId })
      .where('name', 'in', levelsOn)
      .execute()
  if (levelsOff.length === 0) return
  await ctx.db
    .updateTable('units.level')
    .set({ valid_to: day, ended_by: changeId })
    .where('name', 'in', levelsOff)
    .where('valid_to', 'is', null)
    .execute()
}

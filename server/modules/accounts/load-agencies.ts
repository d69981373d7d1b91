import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { successorsOf } from '../units/index.ts'
import { agencyKinds, sectors } from './agency-kinds.ts'
import { type AgencyPlan, planAgencies, type UnitSpan } from './plan-agencies.ts'

/** Fills an empty database with the agencies of every province and district and the sectors they hold. */
export async function loadAgencies(ctx: Ctx, say: (line: string) => void): Promise<void> {
  await ctx.db
    .insertInto('accounts.sector')
    .values(sectors.map(({ code, name }) => ({ code, name: name.vi })))
    .execute()
  const units = await readUnitsWithAgencies(ctx)
  const plan = planAgencies(agencyKinds, units, await readHeirs(ctx, units), newId)
  await insertAgencies(ctx, plan, null)
  await logEvent(ctx, 'accounts.agencies-loaded', null, { agencies: plan.agencies.length, sectors: sectors.length })
  say(`  ${plan.agencies.length.toLocaleString('vi')} cơ quan cấp tỉnh, cấp huyện`)
}

/** Communes are left out: nothing names their offices one by one, and a post there is a post of the commune itself. */
async function readUnitsWithAgencies(ctx: Ctx): Promise<UnitSpan[]> {
  return ctx.db
    .selectFrom('units.v_unit')
    .distinctOn('unit_id')
    .select(['unit_id as id', 'name', 'level', 'unit_from as from', 'unit_to as to'])
    .where('level', 'in', ['province', 'district'])
    .orderBy('unit_id')
    .orderBy('valid_from', 'desc')
    .execute()
}

async function readHeirs(ctx: Ctx, units: readonly UnitSpan[]): Promise<Map<string, string[]>> {
  const heirs = new Map<string, string[]>()
  for (const unit of units.filter((one) => one.level === 'province' && one.to !== null))
    heirs.set(
      unit.id,
      (await successorsOf(ctx.db, unit.id)).map(({ id }) => id),
    )
  return heirs
}

/** Writes planned agencies with the sectors they hold and who follows whom. `change`: of units, by which they begin. */
export async function insertAgencies(ctx: Ctx, plan: AgencyPlan, change: string | null): Promise<void> {
  await sql`
    insert into accounts.agency (id, kind, unit_id, name, holds_sectors, valid_from, valid_to, source, begun_by)
    select a.*, ${change}::uuid from jsonb_to_recordset(${JSON.stringify(plan.agencies)}::jsonb)
      as a(id uuid, kind text, unit_id uuid, name text, holds_sectors boolean, valid_from date, valid_to date, source text)
  `.execute(ctx.db)
  await sql`
    insert into accounts.agency_sector (agency_id, sector, province_id, valid_from, valid_to)
    select * from jsonb_to_recordset(${JSON.stringify(plan.sectors)}::jsonb)
      as s(agency_id uuid, sector text, province_id uuid, valid_from date, valid_to date)
  `.execute(ctx.db)
  await sql`
    insert into accounts.agency_successor (agency_id, successor_id)
    select * from jsonb_to_recordset(${JSON.stringify(plan.successors)}::jsonb) as h(agency_id uuid, successor_id uuid)
  `.execute(ctx.db)
}

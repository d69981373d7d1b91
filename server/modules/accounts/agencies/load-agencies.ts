import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { successorsOf } from '../../units/index.ts'
import { agencyKinds, sectors } from './agency-kinds.ts'
import { loadFocalAgencies, missesFocalAgencies } from './load-focal-agencies.ts'
import { type AgencyPlan, planAgencies, type UnitSpan } from './plan-agencies.ts'

type Say = (line: string) => void

/** Fills an empty database with the agencies of every province and district, the sectors they hold, who is focal. */
export async function loadAgencies(ctx: Ctx, say: Say): Promise<void> {
  const { agencies } = await ship(ctx)
  say(`  ${agencies.toLocaleString('vi')} cơ quan cấp tỉnh, cấp huyện`)
}

/**
 * Gives a database of an earlier version the kinds of agencies and the focal agencies it does not know. What is there, also
 * what was ended or renamed by hand, stays as it is.
 */
export async function catchUpAgencies(ctx: Ctx, say: Say): Promise<void> {
  if (!(await missesKinds(ctx)) && !(await missesFocalAgencies(ctx))) return
  // Two processes may start at once: the second waits, and then finds nothing to do.
  await sql`lock table accounts.agency in share row exclusive mode`.execute(ctx.db)
  const { agencies, focal } = await ship(ctx)
  say(`Thêm theo danh mục mới: ${agencies} cơ quan, ${focal} lần làm cơ quan đầu mối`)
}

async function ship(ctx: Ctx): Promise<{ agencies: number; focal: number }> {
  const fresh = (await missesKinds(ctx)) ? await addMissing(ctx) : []
  const focal = await loadFocalAgencies(ctx)
  const counted = { agencies: fresh.length, focal }
  const kinds = [...new Set(fresh)].sort()
  if (fresh.length + focal > 0)
    await logEvent(ctx, 'accounts.agencies-loaded', null, { ...counted, sectors: sectors.length, kinds })
  return counted
}

/** No agency of a shipped kind at all: the kind is newer than the database. */
async function missesKinds(ctx: Ctx): Promise<boolean> {
  const known = await ctx.db
    .selectFrom('accounts.agency')
    .select('kind')
    .distinct()
    .where('by_hand', '=', false)
    .execute()
  const codes = new Set(known.map(({ kind }) => kind))
  return agencyKinds.some(({ kind, level }) => level !== 'commune' && !codes.has(kind))
}

/** The kind of each that was added. */
async function addMissing(ctx: Ctx): Promise<string[]> {
  await ctx.db
    .insertInto('accounts.sector')
    .values(sectors.map(({ code, name }) => ({ code, name: name.vi })))
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute()
  const recorded = await recordedAgencies(ctx)
  const units = await readUnitsWithAgencies(ctx)
  const idFor = (unitId: string, kind: string): string => recorded.get(`${unitId} ${kind}`) ?? newId()
  const plan = planAgencies(agencyKinds, units, await readHeirs(ctx, units), idFor)
  const there = new Set(recorded.values())
  const fresh = plan.agencies.filter(({ id }) => !there.has(id))
  const own = new Set(fresh.map(({ id }) => id))
  await insertAgencies(
    ctx,
    { ...plan, agencies: fresh, sectors: plan.sectors.filter(({ agency_id }) => own.has(agency_id)) },
    null,
  )
  await followSiblings(ctx, [...own])
  return fresh.map(({ kind }) => kind)
}

/** `{unit} {kind}` → the agency recorded for it, the latest where there were several. */
async function recordedAgencies(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('accounts.agency')
    .select(['id', 'unit_id', 'kind'])
    .where('by_hand', '=', false)
    .orderBy('valid_from')
    .execute()
  return new Map(rows.map(({ id, unit_id, kind }) => [`${unit_id} ${kind}`, id]))
}

/** Agencies that come to a unit which a change of units made or ended began or end by that change, like those beside them. */
async function followSiblings(ctx: Ctx, ids: readonly string[]): Promise<void> {
  for (const [by, day] of [
    [sql.ref('begun_by'), sql.ref('valid_from')],
    [sql.ref('ended_by'), sql.ref('valid_to')],
  ] as const)
    await sql`
      update accounts.agency n set ${by} = s.${by} from accounts.agency s
      where n.id = any(${ids}::uuid[]) and s.unit_id = n.unit_id and s.${by} is not null and s.${day} = n.${day}
    `.execute(ctx.db)
}

/** Communes are left out: nothing names their offices one by one, and a post there is a post of the commune itself. */
async function readUnitsWithAgencies(ctx: Ctx): Promise<UnitSpan[]> {
  return ctx.db
    .selectFrom('units.v_unit')
    .distinctOn('unit_id')
    .select(['unit_id as id', 'name', 'level', 'unit_from as from', 'unit_to as to', 'parent_id as above'])
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
    insert into accounts.agency (id, kind, unit_id, name, family, holds_sectors, valid_from, valid_to, source, begun_by)
    select a.*, ${change}::uuid from jsonb_to_recordset(${JSON.stringify(plan.agencies)}::jsonb)
      as a(id uuid, kind text, unit_id uuid, name text, family text, holds_sectors boolean, valid_from date, valid_to date,
        source text)
  `.execute(ctx.db)
  await sql`
    insert into accounts.agency_sector (agency_id, sector, province_id, valid_from, valid_to)
    select * from jsonb_to_recordset(${JSON.stringify(plan.sectors)}::jsonb)
      as s(agency_id uuid, sector text, province_id uuid, valid_from date, valid_to date)
  `.execute(ctx.db)
  await sql`
    insert into accounts.agency_successor (agency_id, successor_id)
    select * from jsonb_to_recordset(${JSON.stringify(plan.successors)}::jsonb) as h(agency_id uuid, successor_id uuid)
    on conflict do nothing
  `.execute(ctx.db)
}

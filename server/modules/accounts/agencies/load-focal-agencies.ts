import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import { findUnit, successorsOf } from '../../units/index.ts'
import { overlap } from './plan-agencies.ts'
import { type FocalDefault, programmes } from './programmes.ts'

/** A programme that usually has focal agencies has none at all: it is newer than the database. */
export async function missesFocalAgencies(ctx: Ctx): Promise<boolean> {
  return (await programmesWithout(ctx)).length > 0
}

async function programmesWithout(ctx: Ctx) {
  const known = await ctx.db.selectFrom('accounts.focal_agency').select('programme').distinct().execute()
  const codes = new Set(known.map(({ programme }) => programme))
  return programmes.filter(({ code, focal }) => focal.length > 0 && !codes.has(code))
}

/** Writes the usual focal agencies of programmes that have none yet; how many. */
export async function loadFocalAgencies(ctx: Ctx): Promise<number> {
  const missing = await programmesWithout(ctx)
  const spans = []
  for (const { code, focal } of missing)
    for (const usual of focal)
      spans.push(...(await spansOf(ctx, usual)).map((span) => ({ ...span, id: newId(), programme: code })))
  await sql`
    insert into accounts.focal_agency (id, programme, province_id, agency_id, valid_from, valid_to, source, begun_by, ended_by)
    select * from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as f(id uuid, programme text, province_id uuid,
      agency_id uuid, valid_from date, valid_to date, source text, begun_by uuid, ended_by uuid)
  `.execute(ctx.db)
  return spans.length
}

/** Every agency of the kind, on the days it exists and is focal by default. */
async function spansOf(ctx: Ctx, { kind, province, from, to, source }: FocalDefault) {
  const scope = province && (await provinceAndHeirs(ctx, province))
  const agencies = await ctx.db
    .selectFrom('accounts.agency')
    .select(['id', 'unit_id', 'valid_from', 'valid_to', 'begun_by', 'ended_by'])
    .where('kind', '=', kind)
    .where('by_hand', '=', false)
    .whereRef('valid_from', 'is distinct from', 'valid_to')
    .execute()
  return agencies.flatMap((agency) => {
    const days = overlap({ from: agency.valid_from, to: agency.valid_to }, { from, to })
    if (!days || (scope && !scope.has(agency.unit_id))) return []
    // It begins and ends with its agency, or for reasons of its own.
    const begun_by = days.valid_from === agency.valid_from ? agency.begun_by : null
    const ended_by = days.valid_to === agency.valid_to ? agency.ended_by : null
    return [{ province_id: agency.unit_id, agency_id: agency.id, ...days, source, begun_by, ended_by }]
  })
}

/** What a province settled goes on in those that took it over. */
async function provinceAndHeirs(ctx: Ctx, held: NonNullable<FocalDefault['province']>): Promise<Set<string>> {
  const province = await findUnit(ctx.db, held)
  if (!province) throw new Error(`programmes.json: no province ${held.code} on ${held.asOf}`)
  const found = new Set<string>()
  const open = [province.id]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(await successorsOf(ctx.db, id)).map((heir) => heir.id))
  }
  return found
}

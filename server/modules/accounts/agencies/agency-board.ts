import type { ReadCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { placeOn, unitById, unitNotFound, type UnitOn } from '../../units/index.ts'
import { agenciesOf, agencyOn, type AgencyOn } from './agencies.ts'
import { sayBasis } from './agency-acts.ts'
import type { AgencyBoard, AgencyDetail, AgencyLine, FocalSpan } from '../agency-contract.ts'
import { kindsByHand, sectors } from './agency-kinds.ts'
import { canManageAgencies } from '../agency-policy.ts'
import { postsByAgency } from './agency-posts.ts'
import { focalAgenciesOn, focalSpansOf } from './focal-agencies.ts'
import { programmes } from './programmes.ts'

type Asked = { unitId: string; asOf: PlainDate; ended: boolean }

/** Agencies of a unit on a date, what each holds and leads; how many people are there, for who administers the unit. */
export async function readBoard(ctx: ReadCtx, { unitId, asOf, ended }: Asked): Promise<AgencyBoard> {
  const unit = await unitById(ctx.db, unitId, asOf)
  if (!unit) throw unitNotFound('này vào ngày đó')
  const manage = await mayManage(ctx, unit, asOf)
  const found = await agenciesOf(ctx.db, unit.id, asOf, ended)
  const focal = await focalAgenciesOn(ctx, [unit.id], asOf)
  const people = manage ? await postsByAgency(ctx, unit.id, asOf) : null
  const isProvince = unit.level === 'province'
  const held = new Set(found.flatMap((agency) => agency.sectors))
  return {
    unit: { id: unit.id, code: unit.code, name: unit.name, level: unit.level, validTo: unit.validTo },
    asOf,
    items: found.map((agency) => viewLine(agency, focal, people)),
    sectors: sectors.map(({ code, name }) => ({ code, name: name.vi })),
    vacant: isProvince ? sectors.flatMap(({ code }) => (held.has(code) ? [] : code)) : [],
    programmes: isProvince
      ? programmes.map(({ code, name }) => ({ code, name, focal: focal.filter(({ programme }) => programme === code) }))
      : [],
    kinds: kindsByHand
      .filter(({ level }) => level === unit.level)
      .map(({ kind, name, family }) => ({ kind, name, family })),
    can: { manage },
  }
}

/** Whoever administers the unit on the day shown, or what became of it since. */
async function mayManage(ctx: ReadCtx, unit: UnitOn, asOf: PlainDate): Promise<boolean> {
  return canManageAgencies(ctx.actor, await placeOn(ctx.db, unit.id, asOf)) === true
}

function viewLine(
  agency: AgencyOn,
  focal: readonly FocalSpan[],
  people: ReadonlyMap<string, number> | null,
): AgencyLine {
  return {
    ...agency,
    focalOf: focal.flatMap(({ agency: { id }, programme }) => (id === agency.id ? programme : [])),
    posts: people && (people.get(agency.id) ?? 0),
  }
}

/** One agency through time: names, sectors, programmes, who was before and after it, and every act with its decision. */
export async function readAgency(ctx: ReadCtx, id: string, asOf: PlainDate): Promise<AgencyDetail> {
  const agency = await agencyOn(ctx.db, id, asOf)
  const row = await ctx.db
    .selectFrom('accounts.agency')
    .select(['name', 'by_hand', 'holds_sectors', 'valid_from'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!agency || !row) throw notFound('cơ quan này')
  const unit = await unitById(ctx.db, agency.unitId, asOf < row.valid_from ? row.valid_from : asOf)
  const manage = unit !== undefined && (await mayManage(ctx, unit, asOf < row.valid_from ? row.valid_from : asOf))
  const focalSpans = await focalSpansOf(ctx, id, asOf)
  const isOn = ({ from, to }: FocalSpan): boolean => from <= asOf && (to === null || asOf < to)
  const people = manage ? await postsByAgency(ctx, agency.unitId, asOf) : null
  return {
    ...viewLine(agency, focalSpans.filter(isOn), people),
    byHand: row.by_hand,
    holdsSectors: row.holds_sectors,
    names: [{ name: row.name, from: row.valid_from }, ...(await renamesOf(ctx, id))],
    sectorSpans: await sectorSpansOf(ctx, id),
    focalSpans,
    acts: await actsOf(ctx, id),
    can: { manage },
  }
}

function renamesOf({ db }: ReadCtx, id: string) {
  return db
    .selectFrom('accounts.agency_rename')
    .select(['name', 'valid_from as from'])
    .where('agency_id', '=', id)
    .orderBy('valid_from')
    .execute()
}

async function sectorSpansOf({ db }: ReadCtx, id: string): Promise<AgencyDetail['sectorSpans']> {
  const rows = await db
    .selectFrom('accounts.agency_sector as s')
    .leftJoin('accounts.agency_act as act', 'act.id', 's.begun_act')
    .select(['s.sector', 's.valid_from as from', 's.valid_to as to', 'act.number', 'act.signed_on', 'act.issuer'])
    .where('s.agency_id', '=', id)
    .whereRef('s.valid_from', 'is distinct from', 's.valid_to')
    .orderBy('s.sector')
    .orderBy('s.valid_from')
    .execute()
  return rows.map(({ sector, from, to, number, signed_on, issuer }) => ({
    sector,
    from,
    to,
    basis: number && signed_on && issuer ? sayBasis({ number, signedOn: signed_on, issuer }) : null,
  }))
}

async function actsOf({ db }: ReadCtx, id: string): Promise<AgencyDetail['acts']> {
  const rows = await db
    .selectFrom('accounts.agency_act')
    .select(['id', 'kind', 'day', 'number', 'signed_on', 'issuer', 'recorded_at'])
    .where('agency_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(({ signed_on: signedOn, recorded_at: recordedAt, number, issuer, ...act }) => ({
    ...act,
    basis: sayBasis({ number, signedOn, issuer }),
    recordedAt,
  }))
}

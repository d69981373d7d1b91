import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import { authorize, notFound } from '../../../kernel/problem.ts'
import { plainDate, type PlainDate } from '../../../kernel/time.ts'
import { placeOn, printDate } from '../../units/index.ts'
import type { AgencyActKind, AgencyBasis } from '../agency-contract.ts'
import { agencyNameOn } from './agencies.ts'
import { canManageAgencies } from '../agency-policy.ts'

/** An agency as acts see it. */
export type AgencyRow = {
  id: string
  unitId: string
  kind: string
  name: string
  holdsSectors: boolean
  from: PlainDate
  to: PlainDate | null
}

const COLUMNS = [
  'a.id',
  'a.unit_id as unitId',
  'a.kind',
  'a.holds_sectors as holdsSectors',
  'a.valid_from as from',
  'a.valid_to as to',
] as const

/** Some agencies by their names on a day, in the order asked for; unknown ids are left out. `lock`: until the transaction ends. */
export async function agencyRows(
  { db }: Ctx | ReadCtx,
  ids: readonly string[],
  day: PlainDate,
  lock = false,
): Promise<AgencyRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('accounts.agency as a')
    .select(COLUMNS)
    .select(agencyNameOn('a', day).as('name'))
    .where('a.id', 'in', [...new Set(ids)])
    .orderBy('a.id')
    .$if(lock, (query) => query.forUpdate())
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The agency an act is about, locked; refuses one that is unknown, or of a unit the actor does not administer. */
export async function lockAgency(ctx: Ctx, id: string, day: PlainDate): Promise<AgencyRow> {
  const [agency] = await agencyRows(ctx, [id], day, true)
  if (!agency) throw notFound('cơ quan này')
  await authorizeAgency(ctx, agency.unitId, day)
  return agency
}

/** Refuses who does not administer the unit as it is placed on the day, or on its first day when that is later. */
export async function authorizeAgency(ctx: Ctx | ReadCtx, unitId: string, day: PlainDate): Promise<void> {
  authorize(canManageAgencies(ctx.actor, await placeOn(ctx.db, unitId, day)))
}

/** Records an act with its decision; its id goes into the rows it writes. */
export async function insertAct(
  ctx: Ctx,
  act: { agencyId: string; kind: AgencyActKind; day: PlainDate; basis: AgencyBasis },
): Promise<string> {
  const id = newId()
  const { agencyId, kind, day, basis } = act
  await ctx.db
    .insertInto('accounts.agency_act')
    .values({
      id,
      agency_id: agencyId,
      kind,
      day,
      number: basis.number,
      signed_on: plainDate(basis.signedOn),
      issuer: basis.issuer,
      recorded_at: ctx.now(),
      recorded_by: ctx.actor.id,
    })
    .execute()
  return id
}

/** `12/QĐ-UBND ngày 03/03/2025, UBND tỉnh Đồng Tháp`. */
export function sayBasis({ number, signedOn, issuer }: { number: string; signedOn: string; issuer: string }): string {
  return `${number} ngày ${printDate(plainDate(signedOn))}, ${issuer}`
}

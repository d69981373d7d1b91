import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { FocalSpan } from '../agency-contract.ts'
import { agencyNameOn } from './agencies.ts'
import { sayBasis } from './agency-acts.ts'

type FocalRow = {
  id: string
  programme: string
  provinceId: string
  agencyId: string
  name: string
  from: PlainDate
  to: PlainDate | null
  source: string | null
  number: string | null
  signedOn: PlainDate | null
  issuer: string | null
}

function selectFocal({ db }: Ctx | ReadCtx, date: PlainDate) {
  return db
    .selectFrom('accounts.focal_agency as f')
    .innerJoin('accounts.agency as a', 'a.id', 'f.agency_id')
    .leftJoin('accounts.agency_act as act', 'act.id', 'f.begun_act')
    .select(['f.id', 'f.programme', 'f.province_id as provinceId', 'f.agency_id as agencyId'])
    .select(['f.valid_from as from', 'f.valid_to as to', 'f.source'])
    .select(['act.number', 'act.signed_on as signedOn', 'act.issuer'])
    .select(agencyNameOn('a', date).as('name'))
    .where('f.valid_to', 'is distinct from', sql.ref<PlainDate>('f.valid_from'))
    .orderBy('f.valid_from')
    .orderBy('name')
}

/** Who leads which programme in some provinces on a date, in one statement. Units that are no provinces have none. */
export async function focalAgenciesOn(
  ctx: Ctx | ReadCtx,
  provinceIds: readonly string[],
  date: PlainDate,
): Promise<(FocalSpan & { provinceId: string })[]> {
  const rows = await selectFocal(ctx, date)
    .where('f.province_id', '=', sql<string>`any(${provinceIds}::uuid[])`)
    .where(sql<boolean>`daterange(f.valid_from, f.valid_to) @> ${date}::date`)
    .execute()
  return rows.map((row) => ({ ...viewFocal(row), provinceId: row.provinceId }))
}

/** What an agency was, is and will be focal for. */
export async function focalSpansOf(ctx: Ctx | ReadCtx, agencyId: string, date: PlainDate): Promise<FocalSpan[]> {
  const rows = await selectFocal(ctx, date).where('f.agency_id', '=', agencyId).execute()
  return rows.map(viewFocal)
}

function viewFocal({ id, programme, agencyId, name, from, to, source, number, signedOn, issuer }: FocalRow): FocalSpan {
  const basis = number && signedOn && issuer ? sayBasis({ number, signedOn, issuer }) : null
  return { id, programme, agency: { id: agencyId, name }, from, to, basis, source }
}

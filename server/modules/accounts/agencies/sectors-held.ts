import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import type { PlainDate } from '../../../kernel/time.ts'

/** A sector an agency holds in its province; `to` half-open. */
export type HeldSector = {
  sector: string
  agencyId: string
  provinceId: string
  from: PlainDate
  to: PlainDate | null
}

/** What an agency holds on a day or later: what changes hands when it ends then. */
export async function sectorsHeldFrom({ db }: Ctx | ReadCtx, agencyId: string, day: PlainDate): Promise<HeldSector[]> {
  const { rows } = await sql<HeldSector>`
    select sector, agency_id as "agencyId", province_id as "provinceId", valid_from as from, valid_to as to
    from accounts.agency_sector
    where agency_id = ${agencyId} and (valid_to is null or (valid_to > ${day} and valid_to > valid_from))
    order by sector
  `.execute(db)
  return rows
}

/** Who holds a sector in a province on a day, and the first day after it on which somebody else begins to. */
export async function holderAndNext(
  { db }: Ctx | ReadCtx,
  { sector, provinceId, day }: { sector: string; provinceId: string; day: PlainDate },
): Promise<{ held: HeldSector | undefined; next: PlainDate | null }> {
  const { rows } = await sql<HeldSector>`
    select sector, agency_id as "agencyId", province_id as "provinceId", valid_from as from, valid_to as to
    from accounts.agency_sector
    where sector = ${sector} and province_id = ${provinceId} and (valid_to is null or (valid_to > ${day} and valid_to > valid_from))
    order by valid_from
  `.execute(db)
  const held = rows.find(({ from }) => from <= day)
  return { held, next: rows.find(({ from }) => from > day)?.from ?? null }
}

/** Ends what an agency holds from a day on and gives it to `to` for the days that were left; null = to nobody. */
export async function passSector(
  { db }: Ctx,
  held: HeldSector,
  pass: {
    day: PlainDate
    toAgencyId: string | null
    until: PlainDate | null
    endedAct: string
    begunAct: string | null
  },
): Promise<void> {
  const first = held.from > pass.day ? held.from : pass.day
  await sql`
    update accounts.agency_sector
    set valid_to = ${first}, ended_act = ${pass.endedAct}, ended_by = null, end_before = null
    where agency_id = ${held.agencyId} and sector = ${held.sector} and valid_from = ${held.from}
      and valid_to is not distinct from ${held.to}
  `.execute(db)
  if (pass.toAgencyId !== null)
    await giveSector({ db }, { ...held, agencyId: pass.toAgencyId, from: first, to: pass.until }, pass.begunAct)
}

/** Writes that an agency holds a sector; `act`: the decision by which, null for what is shipped. Two holders at once break a constraint. */
export async function giveSector({ db }: Pick<Ctx, 'db'>, given: HeldSector, act: string | null): Promise<void> {
  await db
    .insertInto('accounts.agency_sector')
    .values({
      agency_id: given.agencyId,
      sector: given.sector,
      province_id: given.provinceId,
      valid_from: given.from,
      valid_to: given.to,
      begun_act: act,
    })
    .execute()
}

import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { AppraisalRow, CouncilMemberRow, DossierItemRow, DossierRow, StepRow } from './tables.ts'

// What lists and work ask of many dossiers: one statement whatever their number, by id of the dossier.

type AnyCtx = ReadCtx | Ctx
type ById<T> = ReadonlyMap<string, T>

/** An item without what it froze, which is long. */
export type ItemHead = Pick<DossierItemRow, 'dossier_id' | 'indicator' | 'sector' | 'state'>

/** Every transition, in the order in which they happened. */
export async function stepsOf({ db }: AnyCtx, dossiers: readonly string[]): Promise<ById<StepRow[]>> {
  const { rows } = await sql<StepRow>`
    select * from assessment.step where dossier_id = any(${dossiers}::uuid[]) order by at, id
  `.execute(db)
  return byDossier(rows)
}

/** Items of the present submission of each. */
export async function itemHeadsOf({ db }: AnyCtx, dossiers: readonly string[]): Promise<ById<ItemHead[]>> {
  const { rows } = await sql<ItemHead>`
    select i.dossier_id, i.indicator, i.sector, i.state
    from assessment.dossier d join assessment.dossier_item i on i.dossier_id = d.id and i.submission = d.submission
    where d.id = any(${dossiers}::uuid[])
  `.execute(db)
  return byDossier(rows)
}

/** Opinions of every submission, oldest first. */
export async function appraisalsOf({ db }: AnyCtx, dossiers: readonly string[]): Promise<ById<AppraisalRow[]>> {
  const { rows } = await sql<AppraisalRow>`
    select * from assessment.appraisal where dossier_id = any(${dossiers}::uuid[]) order by submission
  `.execute(db)
  return byDossier(rows)
}

/**
 * Sector → agency of each: the one the dossier began with, or what follows it today (domain rule 6). Who follows whom is asked
 * once for all dossiers of the same agency.
 */
export async function agenciesOf(
  ctx: AnyCtx,
  dossiers: readonly string[],
): Promise<ById<ReadonlyMap<string, string | null>>> {
  const { rows } = await sql<{ dossier_id: string; sector: string; agency_id: string | null }>`
    with own as (select * from assessment.dossier_agency where dossier_id = any(${dossiers}::uuid[])),
      held as materialized (
        select p.*, accounts.agency_in_charge(p.agency_id, p.sector, ${ctx.today()}::date) as in_charge
        from (select distinct sector, agency_id from own where agency_id is not null) p)
    select own.dossier_id, own.sector, held.in_charge as agency_id
    from own left join held using (sector, agency_id)
  `.execute(ctx.db)
  return new Map(
    [...byDossier(rows)].map(([id, own]) => [id, new Map(own.map(({ sector, agency_id }) => [sector, agency_id]))]),
  )
}

/** Where a person sits in the council of the present submission. */
export async function seatsOf(
  { db }: AnyCtx,
  dossiers: readonly string[],
  personId: string | null,
): Promise<ById<CouncilMemberRow>> {
  const { rows } = await sql<CouncilMemberRow>`
    select m.* from assessment.dossier d
    join assessment.council_member m on m.dossier_id = d.id and m.submission = d.submission
    where d.id = any(${dossiers}::uuid[]) and m.person_id = ${personId}::uuid
  `.execute(db)
  return new Map(rows.map((row) => [row.dossier_id, row]))
}

function byDossier<T extends { dossier_id: DossierRow['id'] }>(rows: readonly T[]): ById<T[]> {
  return Map.groupBy(rows, (row) => row.dossier_id)
}

import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { actingFor } from '../../kernel/policy.ts'
import type { AppraisalRow, BallotRow, CouncilMemberRow, DossierItemRow, DossierRow, StepRow } from './tables.ts'

type AnyCtx = ReadCtx | Ctx

export async function insertDossier(
  ctx: Ctx,
  row: DossierRow,
  agencies: ReadonlyMap<string, string | null>,
): Promise<void> {
  await ctx.db.insertInto('assessment.dossier').values(row).execute()
  const values = [...agencies].map(([sector, agency_id]) => ({ dossier_id: row.id, sector, agency_id }))
  if (values.length > 0) await ctx.db.insertInto('assessment.dossier_agency').values(values).execute()
}

export function dossierById({ db }: AnyCtx, id: string): Promise<DossierRow | undefined> {
  return db.selectFrom('assessment.dossier').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Locks the row for the rest of the transaction: two acts on one dossier run one after another. */
export function lockDossier(ctx: Ctx, id: string): Promise<DossierRow | undefined> {
  return ctx.db.selectFrom('assessment.dossier').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function openDossierOf({ db }: AnyCtx, unitId: string, tier: string, year: number) {
  return db
    .selectFrom('assessment.dossier')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('tier', '=', tier)
    .where('year', '=', year)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

export async function saveDossier(ctx: Ctx, id: string, change: Partial<DossierRow>): Promise<void> {
  await ctx.db
    .updateTable('assessment.dossier')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export type NewStep = Pick<StepRow, 'dossier_id' | 'submission' | 'event' | 'from_state' | 'to_state'> &
  Partial<Pick<StepRow, 'agency_id' | 'note' | 'position_title'>>

export async function insertStep(ctx: Ctx, step: NewStep): Promise<void> {
  await ctx.db
    .insertInto('assessment.step')
    .values({
      agency_id: null,
      note: null,
      position_title: null,
      ...step,
      id: newId(),
      actor: ctx.actor.id,
      acting_for: actingFor(ctx.actor),
      at: ctx.now(),
    })
    .execute()
}

export function itemsOf({ db }: AnyCtx, dossierId: string, submission: number): Promise<DossierItemRow[]> {
  return db
    .selectFrom('assessment.dossier_item')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('submission', '=', submission)
    .execute()
}

export async function insertItems(ctx: Ctx, items: readonly DossierItemRow[]): Promise<void> {
  await ctx.db
    .insertInto('assessment.dossier_item')
    .values([...items])
    .execute()
}

export async function markItems(
  ctx: Ctx,
  dossier: DossierRow,
  indicators: readonly string[],
  state: DossierItemRow['state'],
): Promise<void> {
  if (indicators.length === 0) return
  await ctx.db
    .updateTable('assessment.dossier_item')
    .set({ state })
    .where('dossier_id', '=', dossier.id)
    .where('submission', '=', dossier.submission)
    .where('indicator', 'in', [...indicators])
    .execute()
}

export async function upsertAppraisals(ctx: Ctx, rows: readonly AppraisalRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('assessment.appraisal')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['dossier_id', 'submission', 'indicator']).doUpdateSet((eb) => ({
        agency_id: eb.ref('excluded.agency_id'),
        opinion: eb.ref('excluded.opinion'),
        reason: eb.ref('excluded.reason'),
        appraised_by: eb.ref('excluded.appraised_by'),
        appraised_at: eb.ref('excluded.appraised_at'),
        acting_for: eb.ref('excluded.acting_for'),
      })),
    )
    .execute()
}

export async function saveAnswers(
  ctx: Ctx,
  dossier: DossierRow,
  answers: readonly { indicator: string; answer: string }[],
): Promise<void> {
  for (const { indicator, answer } of answers)
    await ctx.db
      .updateTable('assessment.appraisal')
      .set({ answer, answered_at: ctx.now() })
      .where('dossier_id', '=', dossier.id)
      .where('submission', '=', dossier.submission)
      .where('indicator', '=', indicator)
      .execute()
}

export async function seatCouncil(ctx: Ctx, members: readonly CouncilMemberRow[]): Promise<void> {
  if (members.length > 0)
    await ctx.db
      .insertInto('assessment.council_member')
      .values([...members])
      .execute()
}

export function councilOf({ db }: AnyCtx, dossierId: string, submission: number): Promise<CouncilMemberRow[]> {
  return db
    .selectFrom('assessment.council_member')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('submission', '=', submission)
    .orderBy('is_chair', 'desc')
    .orderBy('person_id')
    .execute()
}

/** Marks the member as having voted, once: false when they had. */
export async function markVoted(ctx: Ctx, dossier: DossierRow, personId: string): Promise<boolean> {
  const done = await ctx.db
    .updateTable('assessment.council_member')
    .set({ voted_at: ctx.now() })
    .where('dossier_id', '=', dossier.id)
    .where('submission', '=', dossier.submission)
    .where('person_id', '=', personId)
    .where('voted_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/**
 * Puts a ballot among the others of its submission and writes all of them anew, under new random ids and in their order: neither
 * the transaction that wrote a row nor its place in the table tells it from the rest. The caller holds the dossier's lock.
 */
export async function putBallot(ctx: Ctx, ballot: Omit<BallotRow, 'id'>): Promise<void> {
  const { dossier_id, submission, person_id, choice, reason } = ballot
  await sql`
    with lifted as (
      delete from assessment.ballot where dossier_id = ${dossier_id} and submission = ${submission}
      returning dossier_id, submission, person_id, choice, reason
    )
    insert into assessment.ballot (id, dossier_id, submission, person_id, choice, reason)
    select gen_random_uuid() as id, * from (
      select * from lifted
      union all select ${dossier_id}::uuid, ${submission}::int, ${person_id}::uuid, ${choice}::text, ${reason}::text
    ) mixed order by id
  `.execute(ctx.db)
}

/** Ballots in an order that says nothing about when they were cast. */
export async function ballotsOf({ db }: AnyCtx, dossierId: string, submission: number): Promise<BallotRow[]> {
  const { rows } = await sql<BallotRow>`
    select * from assessment.ballot where dossier_id = ${dossierId}::uuid and submission = ${submission}
    order by choice, md5(id::text)
  `.execute(db)
  return rows
}

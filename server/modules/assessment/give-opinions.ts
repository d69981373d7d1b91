import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { actingFor, personOf } from '../../kernel/policy.ts'
import { upsertAppraisals } from './repository.ts'
import { appraisalsOf } from './repository-many.ts'
import type { AppraisalRow, DossierRow } from './tables.ts'

type Opinion = Pick<AppraisalRow, 'indicator' | 'opinion'> & { reason?: string }

/**
 * Writes opinions on indicators of the present submission, and one event with what each said before and says now: a later
 * opinion of the same submission takes the row of the earlier one. `agencyId` null: given by a post of a unit itself.
 */
export async function giveOpinions(
  ctx: Ctx,
  { id, unit_id, submission }: DossierRow,
  agencyId: string | null,
  opinions: readonly Opinion[],
): Promise<void> {
  if (opinions.length === 0) return
  const given = ((await appraisalsOf(ctx, [id])).get(id) ?? []).filter((row) => row.submission === submission)
  const before = new Map(given.map((row) => [row.indicator, { opinion: row.opinion, reason: row.reason }]))
  const rows = opinions.map(({ indicator, opinion, reason }): AppraisalRow => ({
    dossier_id: id,
    submission,
    indicator,
    agency_id: agencyId,
    opinion,
    reason: reason ?? null,
    answer: null,
    answered_at: null,
    appraised_by: personOf(ctx.actor),
    appraised_at: ctx.now(),
    acting_for: actingFor(ctx.actor),
  }))
  await upsertAppraisals(ctx, rows)
  await logEvent(ctx, 'assessment.opinions-given', unit_id, {
    dossier: id,
    submission,
    agency: agencyId,
    opinions: rows.map(({ indicator, opinion, reason }) => ({
      indicator,
      before: before.get(indicator) ?? null,
      after: { opinion, reason },
    })),
  })
}

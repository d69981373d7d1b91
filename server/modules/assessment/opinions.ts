import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { appraisalsOf, itemsOf } from './repository.ts'
import type { AppraisalRow, DossierItemRow, DossierRow } from './tables.ts'

export type ItemWithOpinion = { indicator: string; state: string; opinion: AppraisalRow | null }

/**
 * Each item of the present submission with the opinion that stands: one given on this submission, or an earlier
 * "met" of an item that has been frozen since. An earlier return no longer counts once the item was resubmitted.
 */
export async function latestOpinions(ctx: Ctx | ReadCtx, dossier: DossierRow): Promise<ItemWithOpinion[]> {
  const items = await itemsOf(ctx, dossier.id, dossier.submission)
  const opinions = await appraisalsOf(ctx, dossier.id)
  return items.map((item) => ({
    indicator: item.indicator,
    state: item.state,
    opinion: standing(item, opinions, dossier),
  }))
}

function standing(item: DossierItemRow, opinions: readonly AppraisalRow[], dossier: DossierRow): AppraisalRow | null {
  const own = opinions.filter((o) => o.indicator === item.indicator)
  const present = own.find((o) => o.submission === dossier.submission)
  if (present) return present
  const earlier = own.at(-1)
  return item.state === 'frozen' && earlier?.opinion === 'met' ? earlier : null
}

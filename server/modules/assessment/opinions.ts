import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { appraisalsOf, type ItemHead, itemHeadsOf } from './repository-many.ts'
import type { AppraisalRow, DossierRow } from './tables.ts'

export type ItemWithOpinion = Pick<ItemHead, 'indicator' | 'sector' | 'state'> & { opinion: AppraisalRow | null }

/**
 * Each item of the present submission with the opinion that stands: one given on this submission, or an earlier
 * "met" of an item that has been frozen since. An earlier return no longer counts once the item was resubmitted.
 */
export async function latestOpinions(ctx: Ctx | ReadCtx, dossier: DossierRow): Promise<ItemWithOpinion[]> {
  return (await latestOpinionsOf(ctx, [dossier])).get(dossier.id) ?? []
}

/** The same of many dossiers, by id, in two statements. */
export async function latestOpinionsOf(
  ctx: Ctx | ReadCtx,
  dossiers: readonly DossierRow[],
): Promise<ReadonlyMap<string, ItemWithOpinion[]>> {
  const ids = dossiers.map(({ id }) => id)
  const items = await itemHeadsOf(ctx, ids)
  const opinions = await appraisalsOf(ctx, ids)
  return new Map(
    dossiers.map((dossier) => [
      dossier.id,
      (items.get(dossier.id) ?? []).map((item) => ({
        indicator: item.indicator,
        sector: item.sector,
        state: item.state,
        opinion: standing(item, opinions.get(dossier.id) ?? [], dossier),
      })),
    ]),
  )
}

function standing(item: ItemHead, opinions: readonly AppraisalRow[], dossier: DossierRow): AppraisalRow | null {
  const own = opinions.filter((o) => o.indicator === item.indicator)
  const present = own.find((o) => o.submission === dossier.submission)
  if (present) return present
  const earlier = own.at(-1)
  return item.state === 'frozen' && earlier?.opinion === 'met' ? earlier : null
}

import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { AppraisalSign } from './contract.ts'
import { appraisalsOf, type ItemHead, itemHeadsOf } from './repository-many.ts'
import type { AppraisalRow, DossierRow } from './tables.ts'

export type ItemWithOpinion = Pick<ItemHead, 'indicator' | 'sector' | 'state'> & {
  opinion: AppraisalRow | null
  /** The newest of all submissions, whether it still stands or not. */
  last: AppraisalRow | null
}

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
      (items.get(dossier.id) ?? []).map((item) => withOpinion(item, opinions.get(dossier.id) ?? [], dossier)),
    ]),
  )
}

function withOpinion(item: ItemHead, opinions: readonly AppraisalRow[], dossier: DossierRow): ItemWithOpinion {
  const { indicator, sector, state } = item
  const own = opinions.filter((o) => o.indicator === indicator)
  const last = own.at(-1) ?? null
  return { indicator, sector, state, opinion: standing(item, own, dossier), last }
}

function standing(item: ItemHead, own: readonly AppraisalRow[], dossier: DossierRow): AppraisalRow | null {
  const present = own.find((o) => o.submission === dossier.submission)
  if (present) return present
  const earlier = own.at(-1)
  return item.state === 'frozen' && earlier?.opinion === 'met' ? earlier : null
}

/** What a department sees at one glance of an indicator it holds. */
export function signOf({ last }: Pick<ItemWithOpinion, 'last'>): AppraisalSign['sign'] {
  if (!last) return 'new'
  return last.opinion === 'return' && last.answer !== null ? 'changed' : last.opinion
}

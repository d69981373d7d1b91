import type { Ctx } from '../../kernel/context.ts'
import { unlockFigures, type UnitResult } from '../indicators/index.ts'
import type { MoveDossier } from './contract.ts'
import { giveOpinions } from './give-opinions.ts'
import type { Loaded } from './load.ts'
import { latestOpinions } from './opinions.ts'
import { postsFor } from './policy.ts'
import { reasonsMissing } from './problems.ts'
import type { Transition } from './procedure.ts'
import { itemsOf, markItems } from './repository.ts'
import type { DossierItemRow } from './tables.ts'

/**
 * Returns indicators to the commune. Reasons come from the caller (verifying level, focal agency) or, during
 * appraisal, from the departments' opinions. Everything else stays frozen. A return is the agency's of the post that gives the
 * right; a post of a unit itself returns in no
 * agency's name.
 */
export async function recordReturn(
  ctx: Ctx,
  loaded: Loaded,
  transition: Transition,
  returned: NonNullable<MoveDossier['returned']>,
): Promise<void> {
  const { dossier } = loaded
  const agencyId = postsFor(ctx.actor, transition, loaded)[0]?.agencyId ?? null
  await giveOpinions(
    ctx,
    dossier,
    agencyId,
    returned.map((one) => ({ ...one, opinion: 'return' })),
  )
  const opinions = await latestOpinions(ctx, dossier)
  const back = opinions.filter((o) => o.opinion && o.opinion.opinion !== 'met').map((o) => o.indicator)
  if (back.length === 0) throw reasonsMissing()
  await openReturned(ctx, loaded, back)
}

/** Opens items for correction and lifts the lock of figures that no frozen item uses any more. */
export async function openReturned(
  ctx: Ctx,
  { dossier }: Loaded,
  indicators: readonly string[] | 'all',
): Promise<void> {
  const items = await itemsOf(ctx, dossier.id, dossier.submission)
  const isBack = (item: DossierItemRow): boolean => indicators === 'all' || indicators.includes(item.indicator)
  const back = items.filter(isBack)
  await markItems(
    ctx,
    dossier,
    back.map((item) => item.indicator),
    'returned',
  )
  const stillFrozen = new Set(items.filter((item) => !isBack(item)).flatMap(elementsOf))
  const elements = [...new Set(back.flatMap(elementsOf))].filter((element) => !stillFrozen.has(element))
  await unlockFigures(ctx, { unitId: dossier.unit_id, period: String(dossier.year), elements, holder: dossier.id })
}

function elementsOf(item: DossierItemRow): string[] {
  return (JSON.parse(item.frozen) as UnitResult).inputs.map((input) => input.element)
}

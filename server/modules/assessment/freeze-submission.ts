import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'
import type { Ctx } from '../../kernel/context.ts'
import { loadSet } from '../criteria/index.ts'
import { lockFigures, resultsOf, type UnitResult } from '../indicators/index.ts'
import type { MoveDossier } from './contract.ts'
import { scopeOf } from './guards.ts'
import type { Loaded } from './load.ts'
import { insertItems, itemsOf, saveAnswers } from './repository.ts'
import type { DossierItemRow } from './tables.ts'

/**
 * Freezes figures, results and evidence hashes of a submission (rule 15). At a resubmission only returned items are
 * frozen anew; every other item is carried over byte for byte.
 */
export async function freezeSubmission(
  ctx: Ctx,
  { dossier }: Loaded,
  answers: NonNullable<MoveDossier['answers']>,
): Promise<void> {
  const earlier = new Map((await itemsOf(ctx, dossier.id, dossier.submission)).map((item) => [item.indicator, item]))
  await saveAnswers(ctx, dossier, answers)
  const results = await resultsOf(ctx, scopeOf(dossier))
  const set = await loadSet(ctx, dossier.set_id, dossier.set_version)
  const sectors = new Map(set.criteria.flatMap((c) => c.indicators.map((i) => [i.code, i.sector])))
  const submission = dossier.submission + 1
  const items = results.map((result): DossierItemRow => {
    const kept = earlier.get(result.indicator)
    if (kept && kept.state === 'frozen') return { ...kept, submission }
    return freeze(dossier.id, submission, sectors.get(result.indicator) ?? '', result)
  })
  await insertItems(ctx, items)
  const elements = [...new Set(results.flatMap((result) => result.inputs.map((input) => input.element)))]
  await lockFigures(ctx, {
    unitId: dossier.unit_id,
    period: String(dossier.year),
    elements,
    holder: dossier.id,
    lockedBy: ctx.actor.name,
  })
}

function freeze(dossierId: string, submission: number, sector: string, result: UnitResult): DossierItemRow {
  const frozen = canonicalize(result)
  if (frozen === undefined) throw new Error('a result is plain JSON')
  return {
    dossier_id: dossierId,
    submission,
    indicator: result.indicator,
    sector,
    state: 'frozen',
    result: result.state,
    frozen,
    digest: createHash('sha256').update(frozen).digest(),
  }
}

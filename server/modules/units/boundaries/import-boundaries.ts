import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { authorize } from '../../../kernel/problem.ts'
import type { BoundaryPlan } from './boundary-plan.ts'
import {
  closeBoundaries,
  insertBoundaries,
  insertLayer,
  keepRest,
  type LayerDetails,
  readCovering,
} from './boundary-repository.ts'
import { canImportBoundaries } from '../policy.ts'

export type BoundariesImported = { written: number; unchanged: number }

/**
 * Writes the borders of a plan. A border that is there already with the same course, dates and details is left alone,
 * so the same file again changes nothing; any other of the same unit and days is closed, and kept for the days the new
 * layer does not speak of.
 */
export async function importBoundaries(
  ctx: Ctx,
  plan: BoundaryPlan,
  layer: LayerDetails,
  progress: (written: number, of: number) => void = () => {},
): Promise<BoundariesImported> {
  authorize(canImportBoundaries(ctx.actor))
  const known = await readCovering(ctx.db, layer)
  const changed = plan.boundaries.filter(({ unitId, shape }) => known.get(unitId)?.equals(shape) !== true)
  const unchanged = plan.boundaries.length - changed.length
  if (changed.length === 0) return { written: 0, unchanged }
  const layerId = newId()
  const unitIds = changed.map(({ unitId }) => unitId)
  const record = { db: ctx.db, at: ctx.now() }
  const own = { id: layerId, level: plan.level, ...layer }
  await insertLayer(record, own)
  await closeBoundaries(record, unitIds, layer)
  await keepRest(record, unitIds, layer)
  await insertBoundaries(record, changed, own, progress)
  await logEvent(ctx, 'units.boundaries-imported', null, {
    layer: layerId,
    level: plan.level,
    title: layer.title,
    validFrom: layer.validFrom,
    validTo: layer.validTo,
    fileHash: layer.fileHash,
    written: changed.length,
    unchanged,
  })
  return { written: changed.length, unchanged }
}

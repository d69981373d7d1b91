import { z } from 'zod'
import type { Ctx, LoggedEvent } from '../../kernel/context.ts'
import { defineJob } from '../../kernel/jobs.ts'
import { period as asPeriod } from '../../kernel/period.ts'
import { unitById } from '../units/index.ts'
import { evaluateUnit } from './evaluate-unit.ts'
import { basisOf, openPeriod } from './open-period.ts'
import { markStale, markUnitsStale, saveResults, staleUnits } from './result-repository.ts'
import { anchorOf } from './unit-period.ts'

const BATCH = 200
const RECOMPUTE = 'indicators.recompute'
const Order = z.object({ setId: z.string(), setVersion: z.int() })

/**
 * A confirmed level changes what results mean, not their figures: they read "đang tính lại" with the old value from
 * this transaction on, and a job recomputes them by batches of units (domain rule 13).
 */
export async function orderRecompute(ctx: Ctx, event: LoggedEvent): Promise<void> {
  const { set, version } = z.object({ set: z.string(), version: z.int() }).parse(event.body)
  await markStale(ctx, set, version)
  await ctx.enqueue(RECOMPUTE, { setId: set, setVersion: version })
}

/** The same for some units and every set they have results in. */
export async function orderRecomputeOf(ctx: Ctx, unitIds: readonly string[]): Promise<void> {
  for (const { set_id: setId, set_version: setVersion } of await markUnitsStale(ctx, unitIds))
    await ctx.enqueue(RECOMPUTE, { setId, setVersion })
}

export const recomputeJob = defineJob({
  name: RECOMPUTE,
  input: Order,
  async run(ctx, order) {
    const units = await staleUnits(ctx, order.setId, order.setVersion, BATCH)
    for (const { unit_id, period } of units) {
      const unit = await unitById(ctx.db, unit_id, ctx.today())
      if (!unit) continue
      const at = {
        unitId: unit.id,
        level: unit.level,
        period: asPeriod(period),
        anchor: anchorOf(unit, asPeriod(period)),
      }
      const opened = await openPeriod(ctx, unit.id, at.period, [])
      const basis = await basisOf(ctx, opened, at, 'all')
      await saveResults(ctx, at, evaluateUnit(at, basis, 'all'))
      ctx.dropPages(unit.id)
    }
    if (units.length === BATCH) await ctx.enqueue(RECOMPUTE, order)
  },
})

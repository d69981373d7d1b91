import { z } from 'zod'
import type { Ctx, LoggedEvent } from '../../kernel/context.ts'
import { defineOutsideJob } from '../../kernel/jobs.ts'
import { type Period, period as asPeriod } from '../../kernel/period.ts'
import { unitIn } from '../units/index.ts'
import { evaluateUnit } from './evaluate-unit.ts'
import { basisOf, openPeriod } from './open-period.ts'
import {
  deleteResults,
  markStale,
  markUnitsStale,
  saveResults,
  type SetScope,
  staleUnits,
} from './result-repository.ts'
import { anchorOf } from './unit-period.ts'

const BATCH = 200
const RECOMPUTE = 'indicators.recompute'
/** `after`: where the batch before ended. */
const Order = z.object({
  setId: z.string(),
  setVersion: z.int(),
  after: z.object({ unitId: z.string(), period: z.string() }).optional(),
})

/**
 * A confirmed level changes what results mean, not their figures: they read "đang tính lại" with the old value from
 * this transaction on, and a job recomputes them one unit and period after another (domain rule 13).
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

/**
 * Works stale results out again, a unit and period in a transaction of its own, so that a save waits for one evaluation at
 * most. What can no longer be worked out, because the set is not in force there or the unit is not known, is taken away: no
 * screen shows it, and it would wait for ever.
 */
export const recomputeJob = defineOutsideJob({
  name: RECOMPUTE,
  input: Order,
  async run({ transact }, order) {
    const stale = await transact((ctx) => staleUnits(ctx, order, BATCH))
    for (const { unit_id: unitId, period } of stale)
      await transact((ctx) => recompute(ctx, { ...order, unitId, period: asPeriod(period) }))
    const last = stale.at(-1)
    if (last && stale.length === BATCH)
      await transact((ctx) =>
        ctx.enqueue(RECOMPUTE, { ...order, after: { unitId: last.unit_id, period: last.period } }),
      )
  },
})

async function recompute(ctx: Ctx, scope: SetScope & { period: Period }): Promise<void> {
  const { unitId, period, setId, setVersion } = scope
  const opened = await openPeriod(ctx, unitId, period, [])
  const unit = unitIn(opened.catalogue, unitId, ctx.today())
  if (!unit) return deleteResults(ctx, scope)
  const at = { unitId, level: unit.level, period, anchor: anchorOf(unit, period) }
  const evaluated = evaluateUnit(at, await basisOf(ctx, opened, at, 'all'), 'all')
  await saveResults(ctx, at, evaluated)
  if (!evaluated.some(({ set }) => set.id === setId && set.version === setVersion)) await deleteResults(ctx, scope)
  ctx.dropPages(unitId)
}

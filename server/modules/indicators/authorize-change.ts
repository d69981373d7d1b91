import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { period as asPeriod } from '../../kernel/period.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import { placeOn, unitById } from '../units/index.ts'
import { canReadFigures, canRecordFigures } from './policy.ts'
import { anchorOf } from './unit-period.ts'

/** 404 in the words of a thing that is not there for whoever may not read the figures, else 403 for whoever may not record them. */
export async function authorizeChange(
  ctx: Ctx | ReadCtx,
  at: { unitId: string; period: string },
  what: string,
): Promise<void> {
  const unit = await unitById(ctx.db, at.unitId, ctx.today())
  if (!unit) throw notFound(what)
  authorize(canReadFigures(ctx.actor, await placeOn(ctx.db, unit.id, ctx.today()), what))
  const anchor = anchorOf(unit, asPeriod(at.period))
  authorize(canRecordFigures(ctx.actor, await placeOn(ctx.db, unit.id, anchor)))
}

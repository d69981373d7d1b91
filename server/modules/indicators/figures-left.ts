import type { ReadCtx } from '../../kernel/context.ts'
import { period as asPeriod } from '../../kernel/period.ts'
import { setsInForce } from '../criteria/index.ts'
import { unitById } from '../units/index.ts'
import { unitForPeriod } from './board.ts'
import { chooseSet } from './choose-set.ts'
import { elementsOfSet } from './figure-sheet.ts'
import { anchorOf } from './unit-period.ts'
import { currentFigures } from './repository.ts'

/**
 * How many figures of the set shown for a unit and period nobody has recorded yet; a reason why there is none counts as recorded.
 * Undefined where there is nothing to record: no such unit today, or no set in force for it.
 */
export async function figuresLeft(
  ctx: ReadCtx,
  unitId: string,
  periodText: string,
): Promise<{ left: number; total: number } | undefined> {
  const period = asPeriod(periodText)
  if (!(await unitById(ctx.db, unitId, ctx.today()))) return undefined
  const unit = await unitForPeriod(ctx, unitId, period)
  const anchor = anchorOf(unit, period)
  if ((await setsInForce(ctx, unit.level, anchor)).length === 0) return undefined
  const { set } = await chooseSet(ctx, unit.level, { anchor, period })
  const wanted = elementsOfSet(set)
  const recorded = new Set((await currentFigures(ctx, unitId, period)).map(({ element }) => element))
  return { left: wanted.filter(({ code }) => !recorded.has(code)).length, total: wanted.length }
}

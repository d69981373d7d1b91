import { formatTime } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { period as asPeriod, yearOf } from '../../kernel/period.ts'
import { authorize } from '../../kernel/problem.ts'
import { namesOfPeople } from '../accounts/index.ts'
import { type CriteriaSet, type DataElement, elements } from '../criteria/index.ts'
import { placeOn } from '../units/index.ts'
import { unitForPeriod } from './board.ts'
import { chooseSet } from './choose-set.ts'
import type { FigureSheet } from './contract.ts'
import { elementsOfIndicator } from './readings.ts'
import { authorsIn, viewElement, viewFigure } from './explain.ts'
import { locksOf } from './locks.ts'
import { canAttachEvidence, canReadFigures, canRecordFigures } from './policy.ts'
import { currentFigures } from './repository.ts'
import { readInherited, sayHowInherited } from './series.ts'
import { anchorOf } from './unit-period.ts'

/** The elements a set reads, each once, in the order of its indicators. */
export function elementsOfSet(set: CriteriaSet): DataElement[] {
  const codes = set.criteria.flatMap((criterion) => criterion.indicators.flatMap(elementsOfIndicator))
  return [...new Set(codes)].flatMap((code) => elements.get(code) ?? [])
}

/** The entry form of a unit and period: elements, this year's and last year's figures, and what is locked and why. */
export async function readFigureSheet(
  ctx: ReadCtx,
  unitId: string,
  periodText: string,
  wantedSet?: string,
): Promise<FigureSheet & { set: CriteriaSet }> {
  const period = asPeriod(periodText)
  const unit = await unitForPeriod(ctx, unitId, period)
  const anchor = anchorOf(unit, period)
  const place = await placeOn(ctx.db, unitId, anchor)
  authorize(canReadFigures(ctx.actor, place))
  const { set } = await chooseSet(ctx, unit.level, { anchor, period }, wantedSet)
  const [current, previous, locks] = await Promise.all([
    currentFigures(ctx, unitId, period),
    currentFigures(ctx, unitId, String(yearOf(period) - 1)),
    locksOf(ctx, unitId, period),
  ])
  const wanted = elementsOfSet(set)
  const inherited = await readInherited(ctx, unitId, wanted, asPeriod(String(yearOf(period) - 1)))
  const names = await namesOfPeople(ctx.db, authorsIn([...current, ...previous]))
  const isOpen = unit.validTo === null || ctx.today() < unit.validTo
  return {
    set,
    unit: { id: unit.id, code: unit.code, name: unit.name },
    period,
    elements: wanted.map(viewElement),
    figures: current.map((figure) => viewFigure(figure, names)),
    previous: previous.map((figure) => viewFigure(figure, names)),
    inherited: inherited.map((point) => ({ ...point, sentence: sayHowInherited(point) })),
    locked: locks.map((lock) => ({
      element: lock.element,
      reason: `${lock.locked_by} nộp hồ sơ lúc ${formatTime(lock.locked_at)}.`,
    })),
    can: {
      record: isOpen && canRecordFigures(ctx.actor, place) === true,
      attach: isOpen && canAttachEvidence(ctx.actor, place) === true,
    },
  }
}

import { formatDate, formatTime } from '../../../design/format.ts'
import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { firstDayOf, lastDayOf, type Period, period as asPeriod } from '../../kernel/period.ts'
import { positionsWith } from '../../kernel/policy.ts'
import { authorize, type FieldError, invalidInput } from '../../kernel/problem.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import { elements } from '../criteria/index.ts'
import { placeOn, requireOpenUnit, type UnitOn } from '../units/index.ts'
import { checkFigure } from './check-figure.ts'
import type { FigureInput } from './contract.ts'
import { type Evaluated, evaluateUnit } from './evaluate-unit.ts'
import { locksOf } from './locks.ts'
import { canRecordFigures } from './policy.ts'
import { figureMoved, figuresLocked, periodInFuture } from './problems.ts'
import { currentFigures, insertChangeSet, insertRevisions, lockUnitPeriod, type NewChangeSet } from './repository.ts'

export type Saving = {
  unitId: string
  period: string
  source: NewChangeSet['source']
  fileHash?: string
  changeSet?: string
}

type PresentFigure = Parameters<typeof evaluateUnit>[2][number]

export type Saved = { changeSet: string; recorded: number; evaluated: Evaluated[] }

/**
 * Records figures of a unit and period, all or nothing: rights, bounds, locks, revisions, then the unit's own results
 * and one event, in the caller's transaction (rules 11 and 13). A figure equal to the current one is not recorded
 * again. Throws `figure-moved` with both values when somebody else saved meanwhile.
 */
export async function recordFigures(ctx: Ctx, saving: Saving, figures: readonly FigureInput[]): Promise<Saved> {
  const period = asPeriod(saving.period)
  const { unit, anchor } = await openForPeriod(ctx, saving.unitId, period)
  const place = await placeOn(ctx.db, unit.id, anchor)
  authorize(canRecordFigures(ctx.actor, place))
  assertValid(figures)

  await lockUnitPeriod(ctx, unit.id, period)
  const stored = await currentFigures(ctx, unit.id, period)
  const current = new Map(stored.map((row) => [row.element, row]))
  assertNotMoved(figures, current)
  const changed = figures.filter((figure) => {
    const now = current.get(figure.element)
    return !now || !isSame(now, figure)
  })
  await assertUnlocked(ctx, unit.id, period, changed)

  const changeSet = saving.changeSet ?? (await insertChangeSet(ctx, { ...saving, period }, 'applied'))
  if (changed.length === 0) return { changeSet, recorded: 0, evaluated: [] }
  const present = new Map<string, PresentFigure>(stored.map((row) => [row.element, row]))
  for (const { element, value, noValue } of changed) present.set(element, { element, value, no_value: noValue })
  const positionTitle = positionsWith(ctx.actor, 'indicators:record', place)[0]?.title ?? null
  const revisions = changed.map((figure) => ({ ...figure, revision: figure.basedOn + 1 }))
  await insertRevisions(ctx, { unitId: unit.id, period, changeSet, positionTitle }, revisions)
  const evaluated = await evaluateUnit(
    ctx,
    { unitId: unit.id, level: unit.level, period, anchor },
    [...present.values()],
    changed.map((figure) => figure.element),
  )
  await logEvent(ctx, 'indicators.figures-recorded', unit.id, {
    changeSet,
    period,
    figures: revisions.map(({ element, value, noValue, revision }) => ({ element, value, noValue, revision })),
  })
  return { changeSet, recorded: changed.length, evaluated }
}

/** The unit and the day that anchors the period: its last day, or the unit's last day when it ends earlier (rule 1). */
export async function openForPeriod(
  ctx: Ctx,
  unitId: string,
  period: Period,
): Promise<{ unit: UnitOn; anchor: PlainDate }> {
  const unit = await requireOpenUnit(ctx.db, unitId, ctx.today())
  if (firstDayOf(period) > ctx.today()) throw periodInFuture(period, formatDate(firstDayOf(period)))
  return { unit, anchor: anchorOf(unit, period) }
}

export function anchorOf(unit: Pick<UnitOn, 'validTo'>, period: Period): PlainDate {
  const last = lastDayOf(period)
  return unit.validTo !== null && unit.validTo <= last ? addDays(unit.validTo, -1) : last
}

function assertValid(figures: readonly FigureInput[]): void {
  const seen = new Set<string>()
  const errors = figures.flatMap((figure, i): FieldError[] => {
    const pointer = `/figures/${i}`
    const element = elements.get(figure.element)
    if (!element)
      return [
        {
          pointer: `${pointer}/element`,
          detail: `Không có số liệu mã “${figure.element}”. Xem danh sách mã ở mẫu nhập.`,
        },
      ]
    if (seen.has(figure.element))
      return [{ pointer, detail: `“${element.name.vi}” có hai lần trong một lần lưu. Giữ một.` }]
    seen.add(figure.element)
    const wrong = figure.value === null ? undefined : checkFigure(element, figure.value)
    return wrong ? [{ pointer: `${pointer}/value`, detail: wrong }] : []
  })
  if (errors.length > 0) throw invalidInput(errors)
}

type Current = ReadonlyMap<
  string,
  { revision: number; value: string | null; no_value: string | null; author: string | null }
>

function assertNotMoved(figures: readonly FigureInput[], current: Current): void {
  const moved = figures.flatMap((figure) => {
    const now = current.get(figure.element)
    if ((now?.revision ?? 0) === figure.basedOn) return []
    const name = elements.get(figure.element)?.name.vi ?? figure.element
    const shown = now && { revision: now.revision, value: now.value, noValue: now.no_value }
    return [{ element: figure.element, name, yours: figure.basedOn, current: shown ?? null }]
  })
  if (moved.length > 0) throw figureMoved(moved)
}

async function assertUnlocked(
  ctx: Ctx,
  unitId: string,
  period: string,
  figures: readonly FigureInput[],
): Promise<void> {
  const locks = new Map((await locksOf(ctx, unitId, period)).map((lock) => [lock.element, lock]))
  const held = figures.flatMap((figure) => locks.get(figure.element) ?? [])
  const [first] = held
  if (!first) return
  const names = held.slice(0, 5).map((lock) => elements.get(lock.element)?.name.vi ?? lock.element)
  throw figuresLocked(first.locked_by, formatTime(first.locked_at), names.join(', ') + (held.length > 5 ? '…' : ''))
}

function isSame(now: { value: string | null; no_value: string | null }, figure: FigureInput): boolean {
  if (now.value === null || figure.value === null) return now.value === figure.value && now.no_value === figure.noValue
  return canonical(now.value) === canonical(figure.value)
}

/** Decimal text without trailing zeros after the point, so that 12.50 and 12.5 are the same figure. */
function canonical(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

import { formatDate, formatTime } from '../../../design/format.ts'
import type { Ctx } from '../../kernel/context.ts'
import { announceEvent, newEvent } from '../../kernel/events.ts'
import { firstDayOf, type Period, period as asPeriod } from '../../kernel/period.ts'
import { type Place, positionsWith } from '../../kernel/policy.ts'
import { authorize, type FieldError, invalidInput, Problem } from '../../kernel/problem.ts'
import { readStamps } from '../../kernel/stamp.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { elements } from '../criteria/index.ts'
import {
  type Catalogue,
  catalogueAt,
  lastCatalogue,
  openUnitIn,
  placeIn,
  requireOpenUnit,
  type UnitOn,
} from '../units/index.ts'
import { checkFigure } from './check-figure.ts'
import type { FigureInput } from './contract.ts'
import { type Evaluated, evaluateUnit } from './evaluate-unit.ts'
import { basisOf, type HeldFigure, openPeriod } from './open-period.ts'
import { canRecordFigures } from './policy.ts'
import { figureMoved, figuresLocked, periodInFuture } from './problems.ts'
import { type NewRevision, writeFigures } from './repository.ts'
import { anchorOf, type PresentFigure, type UnitPeriod } from './unit-period.ts'

/** Event of a save; its id names the save. */
export const RECORDED = 'indicators.figures-recorded'

export type Saving = {
  unitId: string
  period: string
  source: 'form' | 'sheet'
  /** Id of the staged sheet these figures came from. */
  sheet?: string
}

/** `changeSet` names the save for its undo; null when nothing was new. */
export type Saved = { changeSet: string | null; recorded: number; evaluated: Evaluated[] }

/**
 * Records figures of a unit and period, all or nothing: rights, bounds, locks, revisions, then the unit's own results
 * and one event, in the caller's transaction (rules 11 and 13). A figure equal to the current one is not recorded
 * again. Throws `figure-moved` with both values when somebody else saved meanwhile.
 */
export async function recordFigures(ctx: Ctx, saving: Saving, figures: readonly FigureInput[]): Promise<Saved> {
  const period = asPeriod(saving.period)
  await authorizeFirst(ctx, saving.unitId, period)
  assertValid(figures)
  const elementsGiven = figures.map((figure) => figure.element)
  const opened = await openPeriod(ctx, saving.unitId, period, elementsGiven)
  // Asked again, because the units may have changed while this save waited for another.
  const { at, place } = authorizeSave(ctx, opened.catalogue, saving.unitId, period)

  const current = new Map(opened.figures.map((row) => [row.element, row]))
  assertNotMoved(figures, current)
  const changed = figures.filter((figure) => {
    const now = current.get(figure.element)
    return !now || !isSame(now, figure)
  })
  assertUnlocked(opened.locks, changed)
  if (changed.length === 0) return { changeSet: saving.sheet ?? null, recorded: 0, evaluated: [] }

  const revisions = changed.map((figure) => ({
    ...figure,
    note: figure.note ?? current.get(figure.element)?.note ?? undefined,
    revision: figure.basedOn + 1,
  }))
  const elementsChanged = changed.map((figure) => figure.element)
  const basis = await basisOf(ctx, opened, at, elementsChanged)
  const evaluated = evaluateUnit(
    at,
    { ...basis, figures: [...basis.figures, ...revisions.map(asPresent)] },
    elementsChanged,
  )
  const event = newEvent(ctx, RECORDED, at.unitId, {
    source: saving.source,
    ...(saving.sheet && { sheet: saving.sheet }),
    period,
    figures: revisions.map(({ element, value, noValue, revision }) => ({ element, value, noValue, revision })),
  })
  const changeSet = saving.sheet ?? event.id
  await writeFigures(ctx, {
    at,
    changeSet,
    positionTitle: positionsWith(ctx.actor, 'indicators:record', place)[0]?.title ?? null,
    figures: revisions,
    evaluated,
    event,
  })
  await announceEvent(ctx, event)
  return { changeSet, recorded: changed.length, evaluated }
}

type SavedAt = { at: UnitPeriod & Pick<UnitOn, 'level'>; place: Place }

/** Where a save goes, for whoever may save there. */
function authorizeSave(ctx: Ctx, catalogue: Catalogue, unitId: string, period: Period): SavedAt {
  const unit = openUnitIn(catalogue, unitId, ctx.today())
  refuseFuture(ctx, period)
  const at = { unitId: unit.id, level: unit.level, period, anchor: anchorOf(unit, period) }
  const place = placeIn(catalogue, unit.id, at.anchor)
  authorize(canRecordFigures(ctx.actor, place))
  return { at, place }
}

/**
 * Whoever may not save makes nobody wait: the right is asked before the unit and period is held. Of the units as last known here,
 * which costs nothing; only a refusal needs them as they are now.
 */
async function authorizeFirst(ctx: Ctx, unitId: string, period: Period): Promise<void> {
  const last = await lastCatalogue()
  if (last && maySave(ctx, last, unitId, period)) return
  authorizeSave(ctx, await catalogueAt(ctx.db, await readStamps(ctx.db)), unitId, period)
}

function maySave(ctx: Ctx, catalogue: Catalogue, unitId: string, period: Period): boolean {
  try {
    authorizeSave(ctx, catalogue, unitId, period)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

function asPresent({ element, value, noValue, note, revision }: NewRevision): PresentFigure {
  return { element, value, no_value: noValue, note: note || null, revision }
}

/** The unit and the day that anchors the period. Refuses a unit that ended and a period that has not begun. */
export async function openForPeriod(
  ctx: Ctx,
  unitId: string,
  period: Period,
): Promise<{ unit: UnitOn; anchor: PlainDate }> {
  const unit = await requireOpenUnit(ctx.db, unitId, ctx.today())
  refuseFuture(ctx, period)
  return { unit, anchor: anchorOf(unit, period) }
}

/** Throws `period-in-future`: nothing can be known of a period that has not begun. */
export function refuseFuture(ctx: Pick<Ctx, 'today'>, period: Period): void {
  if (firstDayOf(period) > ctx.today()) throw periodInFuture(period, formatDate(firstDayOf(period)))
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

type Current = ReadonlyMap<string, Pick<PresentFigure, 'revision' | 'value' | 'no_value'>>

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

function assertUnlocked(locks: readonly HeldFigure[], figures: readonly FigureInput[]): void {
  const held = figures.flatMap((figure) => locks.find((lock) => lock.element === figure.element) ?? [])
  const [first] = held
  if (!first) return
  const names = held.slice(0, 5).map((lock) => elements.get(lock.element)?.name.vi ?? lock.element)
  throw figuresLocked(first.locked_by, formatTime(first.locked_at), names.join(', ') + (held.length > 5 ? '…' : ''))
}

/** A note left out is a note not touched: a sheet without notes takes none away. */
function isSame(now: PresentFigure, figure: FigureInput): boolean {
  if (figure.note !== undefined && (figure.note || null) !== now.note) return false
  if (now.value === null || figure.value === null) return now.value === figure.value && now.no_value === figure.noValue
  return canonical(now.value) === canonical(figure.value)
}

/** Decimal text without trailing zeros after the point, so that 12.50 and 12.5 are the same figure. */
function canonical(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

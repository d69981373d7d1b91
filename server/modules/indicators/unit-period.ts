import { lastDayOf, type Period } from '../../kernel/period.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import type { UnitOn } from '../units/index.ts'
import type { FigureRow, SummaryRow } from './tables.ts'

/** Whose results: a unit on the day that anchors the period's figures (domain rule 1). */
export type UnitPeriod = { unitId: string; period: Period; anchor: PlainDate }

/** `all` after something else than a figure changed the meaning; else the elements that changed. */
export type Changed = readonly string[] | 'all'

/** What an evaluation and the next revision need of a current figure. */
export type PresentFigure = Pick<FigureRow, 'element' | 'value' | 'no_value' | 'note' | 'revision'>

/** What the next summary of a set is made from: the states of the indicators that do not change. */
export type KeptSummary = Pick<
  SummaryRow,
  'set_id' | 'set_version' | 'verdict' | 'marks' | 'criteria_marks' | 'is_stale'
>

/** The day that anchors the period: its last day, or the unit's last day when it ends earlier (domain rule 1). */
export function anchorOf(unit: Pick<UnitOn, 'validTo'>, period: Period): PlainDate {
  const last = lastDayOf(period)
  return unit.validTo !== null && unit.validTo <= last ? addDays(unit.validTo, -1) : last
}

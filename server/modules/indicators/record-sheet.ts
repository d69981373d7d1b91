import type { Ctx } from '../../kernel/context.ts'
import { period as asPeriod } from '../../kernel/period.ts'
import { openPeriod } from './open-period.ts'
import type { SheetContent } from './read-sheet.ts'
import { recordFigures, type Saved } from './record-figures.ts'

/**
 * Records a filled form at once, for the command line: whoever runs it looked at the file, not at a screen, so the
 * figures stand on whatever is there now.
 */
export async function recordSheet(ctx: Ctx, { unitId, period, rows }: SheetContent): Promise<Saved> {
  const elements = rows.map((row) => row.element)
  const current = await openPeriod(ctx, unitId, asPeriod(period), elements)
  const revisions = new Map(current.figures.map((row) => [row.element, row.revision]))
  const figures = rows.map(({ element, value, noValue, note }) => ({
    element,
    value,
    noValue,
    note: note ?? undefined,
    basedOn: revisions.get(element) ?? 0,
  }))
  return recordFigures(ctx, { unitId, period, source: 'sheet' }, figures)
}

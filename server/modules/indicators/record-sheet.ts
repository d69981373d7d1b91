import type { Ctx } from '../../kernel/context.ts'
import type { SheetContent } from './read-sheet.ts'
import { recordFigures, type Saved } from './record-figures.ts'
import { currentFigures, lockUnitPeriod } from './repository.ts'

/**
 * Records a filled form at once, for the command line: whoever runs it looked at the file, not at a screen, so the
 * figures stand on whatever is there now.
 */
export async function recordSheet(ctx: Ctx, { unitId, period, rows }: SheetContent): Promise<Saved> {
  await lockUnitPeriod(ctx, unitId, period)
  const revisions = new Map((await currentFigures(ctx, unitId, period)).map((row) => [row.element, row.revision]))
  const figures = rows.map(({ element, value, noValue, note }) => ({
    element,
    value,
    noValue,
    note: note ?? undefined,
    basedOn: revisions.get(element) ?? 0,
  }))
  return recordFigures(ctx, { unitId, period, source: 'sheet' }, figures)
}

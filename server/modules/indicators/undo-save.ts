import type { Ctx } from '../../kernel/context.ts'
import { findEvent, logEvent } from '../../kernel/events.ts'
import { notFound } from '../../kernel/problem.ts'
import { authorizeChange } from './authorize-change.ts'
import { nothingToUndo, sheetStale } from './problems.ts'
import { RECORDED, recordFigures, type Saved } from './record-figures.ts'
import { changeSetById, replacedBy } from './repository.ts'

const SAVE = 'lần ghi này'

/**
 * Writes again what a save replaced, values and notes, as new revisions. Refused when a figure was changed since, and when
 * nothing would change.
 */
export async function undoSave(ctx: Ctx, id: string): Promise<Saved> {
  const found = await changeSetById(ctx, id)
  const at = found ? { unitId: found.unit_id, period: found.period } : await whereSaved(ctx, id)
  await authorizeChange(ctx, at, SAVE)
  const sheet = await changeSetById(ctx, id, true)
  if (sheet && sheet.state !== 'applied') throw sheetStale()
  const replaced = await replacedBy(ctx, at, id)
  const saved = await recordFigures(
    ctx,
    { ...at, source: sheet ? 'sheet' : 'form' },
    replaced.map(({ element, revision, value, no_value, note }) => ({
      element,
      value,
      noValue: value === null ? (no_value ?? 'not-reported') : null,
      note: note ?? '',
      basedOn: revision,
    })),
  )
  if (saved.recorded === 0) throw nothingToUndo()
  await ctx.db.updateTable('indicators.change_set').set({ state: 'undone' }).where('id', '=', id).execute()
  await logEvent(ctx, 'indicators.change-undone', at.unitId, { changeSet: id, by: saved.changeSet })
  return saved
}

/** A save by form is named by its event. */
async function whereSaved(ctx: Ctx, id: string): Promise<{ unitId: string; period: string }> {
  const event = await findEvent(ctx.db, id, RECORDED)
  const period = event?.body['period']
  if (!event?.subject || typeof period !== 'string') throw notFound(SAVE)
  return { unitId: event.subject, period }
}

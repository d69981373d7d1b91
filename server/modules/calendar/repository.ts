import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CalendarDay, SetDay } from './contract.ts'

export function readDays(db: Db | Tx): Promise<(CalendarDay & { date: PlainDate })[]> {
  return db
    .selectFrom('calendar.day')
    .select(['date', 'kind', 'name', 'source'])
    .where('recorded_to', 'is', null)
    .orderBy('date')
    .execute()
}

/** Ends what is recorded of a day; false when nothing was. */
export async function endDay(ctx: Ctx, date: PlainDate): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('calendar.day')
    .set({ recorded_to: ctx.now() })
    .where('date', '=', date)
    .where('recorded_to', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertDays(
  ctx: Ctx,
  days: readonly (Pick<SetDay, 'kind' | 'name'> & { date: PlainDate; source: string | null })[],
): Promise<void> {
  const recorded = { recorded_at: ctx.now(), recorded_to: null, author: ctx.actor.id }
  await ctx.db
    .insertInto('calendar.day')
    .values(days.map(({ date, kind, name, source }) => ({ date, kind, name, source, ...recorded })))
    .execute()
}

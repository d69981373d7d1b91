import { formatDate } from '../../../design/format.ts'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CalendarYear, SetDay } from './contract.ts'
import { openCalendar } from './open-calendar.ts'
import { canEditCalendar } from './policy.ts'
import { dayAlreadySo } from './problems.ts'
import { endDay, insertDays, readDays } from './repository.ts'
import { isWorkingDay } from './rules.ts'

/** The days of a year that differ from the week. */
export async function readYear(ctx: ReadCtx | Ctx, year: number): Promise<CalendarYear> {
  const days = (await readDays(ctx.db)).filter((day) => day.date.startsWith(`${year}-`))
  return { year, days, can: { edit: canEditCalendar(ctx.actor) === true } }
}

/**
 * Says what a day is, by decision. Running clocks count it from their next reading on. Throws `day-already-so` for a
 * day that the week says the same of.
 */
export async function setDay(ctx: Ctx, date: PlainDate, day: SetDay): Promise<void> {
  authorize(canEditCalendar(ctx.actor))
  const isFree = !isWorkingDay(new Map(), date)
  if (isFree === (day.kind === 'holiday')) throw dayAlreadySo(formatDate(date), isFree)
  await endDay(ctx, date)
  const { kind, name, source } = day
  await insertDays(ctx, [{ date, kind, name, source }])
  await logEvent(ctx, 'calendar.day-set', null, { date, kind, name, source })
}

/** Takes back what was said of a day: it is again what the week says. */
export async function clearDay(ctx: Ctx, date: PlainDate): Promise<void> {
  authorize(canEditCalendar(ctx.actor))
  const was = (await openCalendar(ctx.db)).get(date)
  if (!was || !(await endDay(ctx, date))) throw notFound(`ngày ${formatDate(date)} trong lịch`)
  await logEvent(ctx, 'calendar.day-cleared', null, { date, kind: was.kind, name: was.name })
}

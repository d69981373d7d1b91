import { addDays, type PlainDate, weekday } from '../../kernel/time.ts'
import type { DayKind } from './contract.ts'

/** Days that differ from the week, by date. */
export type WorkingCalendar = ReadonlyMap<PlainDate, { kind: DayKind; name: string }>

/** Monday to Friday is worked, unless the calendar says holiday; Saturday and Sunday only when it says working. */
export function isWorkingDay(calendar: WorkingCalendar, date: PlainDate): boolean {
  const special = calendar.get(date)
  if (special) return special.kind === 'working'
  const day = weekday(date)
  return day !== 0 && day !== 6
}

/** The date `days` working days after `from`; the day itself does not count. */
export function addWorkingDays(calendar: WorkingCalendar, from: PlainDate, days: number): PlainDate {
  let date = from
  for (let left = days; left > 0;) {
    date = addDays(date, 1)
    if (isWorkingDay(calendar, date)) left -= 1
  }
  return date
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: PlainDate, to: PlainDate): number {
  let days = 0
  for (let date = from; date < to;) {
    date = addDays(date, 1)
    if (isWorkingDay(calendar, date)) days += 1
  }
  return days
}

/** Holidays after `from` up to and including `to` that fell on a day of the working week: what a clock skipped. */
export function holidaysBetween(
  calendar: WorkingCalendar,
  from: PlainDate,
  to: PlainDate,
): { date: PlainDate; name: string }[] {
  const skipped: { date: PlainDate; name: string }[] = []
  for (let date = from; date < to;) {
    date = addDays(date, 1)
    const special = calendar.get(date)
    if (special?.kind === 'holiday' && ![0, 6].includes(weekday(date))) skipped.push({ date, name: special.name })
  }
  return skipped
}

import { addDays, type PlainDate, weekday } from '../../kernel/time.ts'
import type { Procedure } from './procedure.ts'
import type { DossierRow } from './tables.ts'

// Saturdays and Sundays only. Public holidays and make-up days move each year by decision and are not in this
// calendar, so a due date that spans one is early, never late; the screen says "chưa tính ngày nghỉ lễ".

function isWorkingDay(date: PlainDate): boolean {
  const day = weekday(date)
  return day !== 0 && day !== 6
}

/** The date `days` working days after `from`; the day itself does not count. */
export function addWorkingDays(from: PlainDate, days: number): PlainDate {
  let date = from
  for (let left = days; left > 0;) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) left -= 1
  }
  return date
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  let days = 0
  for (let date = from; date < to;) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) days += 1
  }
  return days
}

type Clock = Pick<DossierRow, 'clock_started_on' | 'clock_used_days'>

/** Working days the appraisal has used, over all its runs: it stops on return and goes on at resubmission. */
export function daysUsed(dossier: Clock, today: PlainDate): number {
  const running = dossier.clock_started_on ? workingDaysBetween(dossier.clock_started_on, today) : 0
  return dossier.clock_used_days + running
}

/** The last day of the running clock; null when it stands still or the law's number is not known. */
export function dueOn(dossier: Clock, procedure: Procedure): PlainDate | null {
  const { days } = procedure.appraisalClock
  if (days === null || !dossier.clock_started_on) return null
  return addWorkingDays(dossier.clock_started_on, Math.max(0, days - dossier.clock_used_days))
}

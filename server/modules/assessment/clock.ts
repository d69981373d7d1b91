import type { PlainDate } from '../../kernel/time.ts'
import { addWorkingDays, holidaysBetween, type WorkingCalendar, workingDaysBetween } from '../calendar/index.ts'
import type { DossierClock } from './contract.ts'
import type { Procedure } from './procedure.ts'
import type { DossierRow } from './tables.ts'

type Clock = Pick<DossierRow, 'clock_started_on' | 'clock_used_days'>

/** Working days the appraisal has used, over all its runs: it stops on return and goes on at resubmission. */
export function daysUsed(calendar: WorkingCalendar, dossier: Clock, today: PlainDate): number {
  const { clock_started_on: started, clock_used_days: before } = dossier
  return before + (started ? workingDaysBetween(calendar, started, today) : 0)
}

/** The last day of the running clock; null when it stands still or the law's number is not known. */
export function dueOn(calendar: WorkingCalendar, dossier: Clock, procedure: Procedure): PlainDate | null {
  const { days } = procedure.appraisalClock
  if (days === null || !dossier.clock_started_on) return null
  return addWorkingDays(calendar, dossier.clock_started_on, Math.max(0, days - dossier.clock_used_days))
}

/**
 * Working days until a deadline, 0 on the day itself; after it the days overdue, negative. A deadline that has passed is overdue
 * by one day at least, on the Saturday after it too.
 */
export function daysLeft(calendar: WorkingCalendar, due: PlainDate | null, today: PlainDate): number | null {
  if (due === null) return null
  return due >= today
    ? workingDaysBetween(calendar, today, due)
    : -Math.max(1, workingDaysBetween(calendar, due, today))
}

/** The clock as the screens draw it, with the holidays it skips on the way. */
export function viewClock(
  calendar: WorkingCalendar,
  dossier: Clock,
  procedure: Procedure,
  today: PlainDate,
): DossierClock {
  const due = dueOn(calendar, dossier, procedure)
  const started = dossier.clock_started_on
  const last = due === null || due < today ? today : due
  return {
    usedDays: daysUsed(calendar, dossier, today),
    totalDays: procedure.appraisalClock.days,
    isRunning: started !== null,
    dueOn: due,
    daysLeft: daysLeft(calendar, due, today),
    holidays: started ? holidaysBetween(calendar, started, last) : [],
  }
}

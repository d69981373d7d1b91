import { formatDate } from '../../../design/format.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { periodInFuture, unreadableYear } from './problems.ts'

/**
 * The year whose figures a visitor asked for; undefined when nothing is typed. Throws `unreadable-year`, and
 * `period-in-future` for a year that has not begun: nothing can be known of it.
 */
export function readAskedYear(text: string | undefined, today: PlainDate): string | undefined {
  const year = text?.trim() ?? ''
  if (year === '') return undefined
  if (!/^20\d\d$/.test(year)) throw unreadableYear(year)
  if (year > today.slice(0, 4)) throw periodInFuture(year, formatDate(`${year}-01-01`))
  return year
}

/** The year figures are looked for in when none is asked for: of the day, never one that has not begun. */
export function yearOfDay(day: PlainDate, today: PlainDate): string {
  return (day < today ? day : today).slice(0, 4)
}

import { addDays, type PlainDate, plainDate } from '../../kernel/time.ts'

/** The first day of the shipped lists: nothing is answered for earlier dates. */
export const FIRST_DAY = plainDate('2023-01-01')
/** The day two tiers began. */
export const REFORM_DAY = plainDate('2025-07-01')

/** `2025-07-01` → `01/07/2025`. */
export function printDate(date: PlainDate): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}

/** Last day of a unit that ended, from its half-open end. */
export function lastDayOf(validTo: PlainDate): PlainDate {
  return addDays(validTo, -1)
}

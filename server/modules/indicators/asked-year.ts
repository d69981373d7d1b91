import type { PlainDate } from '../../kernel/time.ts'
import { unreadableYear } from './problems.ts'

/** The year whose figures a visitor asked for; nothing typed is the year of the day. Throws `unreadable-year`. */
export function askedYear(text: string | undefined, day: PlainDate): string {
  const year = text?.trim() || day.slice(0, 4)
  if (!/^20\d\d$/.test(year)) throw unreadableYear(year)
  return year
}

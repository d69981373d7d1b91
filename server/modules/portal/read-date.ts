import { formatDate } from '../../../design/format.ts'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'
import { FIRST_DAY } from '../units/index.ts'
import { dateBeforeLists, unreadableDate } from './problems.ts'

/**
 * The day a visitor asked for: `30/06/2025`, `1/7/2025` or `2025-07-01`; nothing typed is `today`. Throws
 * `unreadable-date`, and `date-before-lists` for days the lists of units do not reach.
 */
export function readDate(text: string | undefined, today: PlainDate): PlainDate {
  const typed = text?.trim() ?? ''
  if (typed === '') return today
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
  const iso = parts ? `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}` : typed
  if (!isPlainDate(iso)) throw unreadableDate(typed)
  if (iso < FIRST_DAY) throw dateBeforeLists(formatDate(iso))
  return iso
}

import { formatDate } from '../../../../design/format.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { isPlainDate, type PlainDate, plainDate } from '../../../kernel/time.ts'
import type { UnitOn } from './catalogue-types.ts'
import { FIRST_DAY } from '../dates.ts'
import { findUnit } from './look-up.ts'
import { dateBeforeLists, dateTooFar, noSuchProvince, unreadableDate } from '../problems.ts'
import { successorsOf } from './succession.ts'
import { holdersOfCode } from './tree.ts'

/** Decisions are known before their day, never decades before. */
const YEARS_AHEAD = 5

/**
 * The day a visitor asked for: `30/06/2025`, `1/7/2025` or `2025-07-01`; nothing typed is `today`. Throws
 * `unreadable-date`, and `date-before-lists` or `date-too-far` for days the lists of units do not reach.
 */
export function askedDay(text: string | undefined, today: PlainDate): PlainDate {
  const typed = text?.trim() ?? ''
  if (typed === '') return today
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
  const iso = parts ? `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}` : typed
  if (!isPlainDate(iso)) throw unreadableDate(typed)
  if (iso < FIRST_DAY) throw dateBeforeLists(formatDate(iso))
  const last = plainDate(`${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`)
  if (iso > last) throw dateTooFar(formatDate(iso), formatDate(last))
  return iso
}

/**
 * The province a visitor asked for by code. A code that nobody holds on the day leads to whoever took over its last
 * holder: 29 provinces ended in 2025. Throws `no-such-province`.
 */
export async function askedProvince(db: Db | Tx, code: string, asOf: PlainDate): Promise<UnitOn> {
  const holder = await findUnit(db, { code, asOf })
  if (holder?.level === 'province') return holder
  const ended = (await holdersOfCode(db, code)).filter((span) => span.level === 'province').at(-1)
  const heirs = ended ? await successorsOf(db, ended.id) : []
  const heir = heirs.length === 1 && heirs[0] ? await findUnit(db, { code: heirs[0].code, asOf }) : undefined
  if (heir?.level === 'province') return heir
  throw noSuchProvince(code, formatDate(asOf))
}

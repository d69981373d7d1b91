import { formatDate } from '../../../design/format.ts'
import type { Clock } from '../../../design/gauge.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { sayDaysLeft } from '../work/deadlines.ts'
import type { Words } from './words.vi.ts'

type ClockWords = Words['clock']

/** The clock of a dossier in the shape of the drawing, with its words. */
export function readClock(clock: Dossier['clock'], words: ClockWords): Clock {
  const { usedDays, totalDays, isRunning } = clock
  const total = totalDays ?? usedDays
  return {
    used: Math.min(usedDays, total),
    total,
    over: Math.max(0, usedDays - total),
    ...(!isRunning && usedDays > 0 && { stoppedAfter: Math.min(usedDays, total) }),
    label: sayClock(clock, words),
  }
}

/** "due 15/12/2025, 4 days left", "2 days overdue", "stopped on day 4". */
export function sayClock(clock: Omit<Dossier['clock'], 'holidays'>, words: ClockWords): string {
  const { usedDays, totalDays, isRunning, dueOn, daysLeft } = clock
  if (totalDays === null) return words.none
  if (!isRunning) return usedDays === 0 ? words.notStarted : words.stoppedAt(usedDays)
  const left = sayDaysLeft(daysLeft ?? totalDays - usedDays, words)
  return dueOn ? words.due(left, dueOn) : left
}

/** "2 holidays not counted: 30/04/2025 (Giải phóng miền Nam), 01/05/2025 (Quốc tế Lao động)." */
export function sayHolidays({ holidays }: Pick<Dossier['clock'], 'holidays'>, words: ClockWords): string | undefined {
  if (holidays.length === 0) return undefined
  return words.holidays(holidays.length, holidays.map(({ date, name }) => `${formatDate(date)} (${name})`).join(', '))
}

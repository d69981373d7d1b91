import { formatDate } from '../../../design/format.ts'
import type { Clock } from '../../../design/gauge.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'

/** The clock of a dossier in the shape of the drawing, with its words. */
export function readClock(clock: Dossier['clock']): Clock {
  const { usedDays, totalDays, isRunning } = clock
  const total = totalDays ?? usedDays
  return {
    used: Math.min(usedDays, total),
    total,
    over: Math.max(0, usedDays - total),
    ...(!isRunning && usedDays > 0 && { stoppedAfter: Math.min(usedDays, total) }),
    label: sayClock(clock),
  }
}

/** "còn 4 ngày, hạn 15/12/2025", "quá 2 ngày", "đang dừng ở ngày 4". */
export function sayClock({ usedDays, totalDays, isRunning, dueOn }: Omit<Dossier['clock'], 'holidays'>): string {
  if (totalDays === null) return 'không có hạn'
  if (!isRunning) return usedDays === 0 ? 'chưa chạy' : `đang dừng ở ngày ${usedDays}`
  const left = totalDays - usedDays
  const due = dueOn ? `, hạn ${formatDate(dueOn)}` : ''
  if (left < 0) return `quá ${-left} ngày${due}`
  return left === 0 ? `hết hạn hôm nay${due}` : `còn ${left} ngày${due}`
}

/** "Không tính 2 ngày nghỉ: 30/04 (Giải phóng miền Nam), 01/05 (Quốc tế Lao động)." */
export function sayHolidays({ holidays }: Pick<Dossier['clock'], 'holidays'>): string | undefined {
  if (holidays.length === 0) return undefined
  const named = holidays.map(({ date, name }) => `${formatDate(date)} (${name})`)
  return `Không tính ${holidays.length} ngày nghỉ: ${named.join(', ')}.`
}

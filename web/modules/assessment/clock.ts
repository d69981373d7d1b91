import { formatDate } from '../../../design/format.ts'
import type { Clock } from '../../../design/gauge.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'

/** The clock of a dossier in the shape of the drawing, with its words. */
export function readClock({ usedDays, totalDays, isRunning, dueOn }: Dossier['clock']): Clock {
  const total = totalDays ?? usedDays
  return {
    used: Math.min(usedDays, total),
    total,
    over: Math.max(0, usedDays - total),
    ...(!isRunning && usedDays > 0 && { stoppedAfter: Math.min(usedDays, total) }),
    label: sayClock({ usedDays, totalDays, isRunning, dueOn }),
  }
}

/** "còn 4 ngày, hạn 15/12/2025", "quá 2 ngày", "đang dừng ở ngày 4". */
export function sayClock({ usedDays, totalDays, isRunning, dueOn }: Dossier['clock']): string {
  if (totalDays === null) return 'không có hạn'
  if (!isRunning) return usedDays === 0 ? 'chưa chạy' : `đang dừng ở ngày ${usedDays}`
  const left = totalDays - usedDays
  const due = dueOn ? `, hạn ${formatDate(dueOn)}` : ''
  if (left < 0) return `quá ${-left} ngày${due}`
  return left === 0 ? `hết hạn hôm nay${due}` : `còn ${left} ngày${due}`
}

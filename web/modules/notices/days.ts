import type { Notice } from '../../../server/modules/notices/contract.ts'
import { addDays, dateInVietnam, instant, plainDate } from '../../../server/kernel/time.ts'
import { formatDate } from '../../../design/format.ts'

export type Day = { date: string; notices: Notice[] }

/** Notices under the day they belong to, in the order given. */
export function groupByDay(notices: readonly Notice[]): Day[] {
  const days: Day[] = []
  for (const notice of notices) {
    const date = dateInVietnam(instant(notice.at))
    const last = days.at(-1)
    if (last?.date === date) last.notices.push(notice)
    else days.push({ date, notices: [notice] })
  }
  return days
}

/** `Hôm nay, 14/10/2024`; an older day is only its date. */
export function sayDay(date: string, today: string, words: { today: string; yesterday: string }): string {
  if (date === today) return `${words.today}, ${formatDate(date)}`
  if (date === addDays(plainDate(today), -1)) return `${words.yesterday}, ${formatDate(date)}`
  return formatDate(date)
}

/** The bell has room for two digits. */
export function sayCount(unread: number): string {
  return unread > 99 ? '99+' : String(unread)
}

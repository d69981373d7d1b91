import { plainDate, weekday } from '../../../server/kernel/time.ts'

const NAMES = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const

/** `2025-09-01` → `Thứ Hai`. */
export function nameWeekday(date: string): string {
  return NAMES[weekday(plainDate(date))] ?? ''
}

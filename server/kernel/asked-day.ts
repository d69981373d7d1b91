import { isPlainDate, type PlainDate } from './time.ts'

const WRITTEN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** Reads a day as people type it, `30/06/2025`, or as addresses keep it, `2025-06-30`; undefined when it is no day. */
export function readAskedDay(text: string): PlainDate | undefined {
  const [, day, month, year] = WRITTEN.exec(text.trim()) ?? []
  const plain = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim()
  return isPlainDate(plain) ? plain : undefined
}

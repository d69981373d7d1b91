import { isPlainDate } from '../../server/kernel/time.ts'

/** `16/10/2025`, `16-10-2025` or `16.10.2025` → `2025-10-16`; undefined for a day that does not exist. */
export function readDay(text: string): string | undefined {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text)
  if (!parts) return undefined
  const [, day = '', month = '', year = ''] = parts
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(date) ? date : undefined
}

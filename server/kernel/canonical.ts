import { formatDate } from '../../design/format.ts'
import { readAskedDay } from './asked-day.ts'
import type { PlainDate } from './time.ts'

/** What decides what a public page shows, in the order addresses keep it. Type size and what others append are not of it. */
const MEANINGFUL = ['q', 'tinh', 'ngay', 'ky', 'nam', 'muc', 'bo', 'chi-tieu', 'tiep'] as const

/**
 * The one address of what a page shows: without empty parts, without the day when it is today, without what others appended
 * (`fbclid`). Absolute when the public address is known.
 */
export function canonicalOf(
  url: string,
  { today, publicUrl }: { today: PlainDate; publicUrl: string | undefined },
): string {
  const [path = '/', query = ''] = url.split('?')
  const asked = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of MEANINGFUL) {
    const value = name === 'ngay' ? dayOf(asked.get(name), today) : asked.get(name)
    if (value) kept.set(name, value)
  }
  const text = kept.toString().replaceAll('%2F', '/').replaceAll('%40', '@')
  const address = text === '' ? path : `${path}?${text}`
  return publicUrl === undefined ? address : new URL(address, publicUrl).href
}

/** A day in one spelling; null when it is today, as typed when it is no day. */
function dayOf(text: string | null, today: PlainDate): string | null {
  if (text === null) return null
  const day = readAskedDay(text)
  if (day === today) return null
  return day === undefined ? text : formatDate(day)
}

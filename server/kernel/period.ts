import { z } from 'zod'
import { addDays, type PlainDate } from './time.ts'

/** Names the time a figure is about: `2026`, `2026-H1`, `2026-Q3` or `2026-09` (rule 1). */
export type Period = string & { readonly period: unique symbol }

const SHAPE = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/

export function isPeriod(text: string): text is Period {
  return SHAPE.test(text)
}

/** Zod shape of a period in bodies and queries. */
export const PeriodText = z.string().refine(isPeriod, 'Kỳ viết dạng 2026, 2026-H1, 2026-Q3 hoặc 2026-09')

export function period(text: string): Period {
  if (!isPeriod(text)) throw new RangeError(`not a period: ${text}`)
  return text
}

/** First and last month (1–12) of a period with its year. */
function monthsOf(p: Period): { year: number; first: number; last: number } {
  const parts = SHAPE.exec(p)
  if (!parts) throw new RangeError(`not a period: ${p}`)
  const [, year, half, quarter, month] = parts
  if (half) return { year: Number(year), first: Number(half) * 6 - 5, last: Number(half) * 6 }
  if (quarter) return { year: Number(year), first: Number(quarter) * 3 - 2, last: Number(quarter) * 3 }
  if (month) return { year: Number(year), first: Number(month), last: Number(month) }
  return { year: Number(year), first: 1, last: 12 }
}

const day = (year: number, month: number): PlainDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01` as PlainDate

export function firstDayOf(p: Period): PlainDate {
  const { year, first } = monthsOf(p)
  return day(year, first)
}

export function lastDayOf(p: Period): PlainDate {
  const { year, last } = monthsOf(p)
  return addDays(last === 12 ? day(year + 1, 1) : day(year, last + 1), -1)
}

export function yearOf(p: Period): number {
  return monthsOf(p).year
}

import { z } from 'zod'
import { PeriodText } from '../../kernel/period.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { instant, type Instant, isPlainDate } from '../../kernel/time.ts'

// What the addresses of this room share: a unit in the path, a period and a set in the query, the refusals.

export const UnitId = z.object({ id: z.uuid('Mã đơn vị không đúng.') })

/** `set` is `id@version`; absent = the set the screen would choose. */
export const ForPeriod = z.strictObject({ period: PeriodText, set: z.string().max(100).optional() })

export const YearText = z.string().regex(/^20\d\d$/, 'Năm viết dạng 2024.')

/** Years from one to another, at most thirty. */
export function yearsBetween(from: string, to: string): string[] {
  const count = Math.min(30, Math.max(0, Number(to) - Number(from) + 1))
  return Array.from({ length: count }, (_, i) => String(Number(from) + i))
}

export const DayText = z.string().refine(isPlainDate, 'Ngày viết dạng 2024-12-31.')

/** An instant of recording: only what was known by then is answered. */
export const InstantText = z.string().transform((text, ctx): Instant => {
  try {
    return instant(text)
  } catch {
    ctx.addIssue('Thời điểm viết dạng 2025-07-01T00:00:00Z.')
    return z.NEVER
  }
})

export const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
export const uploadRefusals = { ...refusals, 413: ProblemDetails, 415: ProblemDetails }

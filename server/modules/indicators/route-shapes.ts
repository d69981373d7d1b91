import { z } from 'zod'
import { PeriodText } from '../../kernel/period.ts'
import { ProblemDetails } from '../../kernel/problem.ts'

// What the addresses of this room share: a unit in the path, a period and a set in the query, the refusals.

export const UnitId = z.object({ id: z.uuid('Mã đơn vị không đúng.') })

/** `set` is `id@version`; absent = the set the screen would choose. */
export const ForPeriod = z.strictObject({ period: PeriodText, set: z.string().max(100).optional() })

export const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
export const uploadRefusals = { ...refusals, 413: ProblemDetails, 415: ProblemDetails }

import { ProblemDetails } from '../../kernel/problem.ts'

// What every route of one's own account has in common.

export const tags = ['accounts']
export const session = { access: 'session', asOneself: true } as const
/** Whoever finds a screen left open must not be able to change how its owner signs in (ASVS 7.5.1). */
export const sessionProven = { ...session, needsProof: true } as const
export const secret = { 'cache-control': 'no-store' }
export const refusals = {
  401: ProblemDetails,
  403: ProblemDetails,
  404: ProblemDetails,
  409: ProblemDetails,
  422: ProblemDetails,
  429: ProblemDetails,
}

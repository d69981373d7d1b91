import type { FastifyRequest } from 'fastify'
import { anonymousOn } from '../../kernel/http.ts'
import type { Actor } from '../../kernel/policy.ts'
import type { Problem } from '../../kernel/problem.ts'
import { systemClock } from '../../kernel/time.ts'
import { closeTicket, readTicket } from './pending-sign-in.ts'
import { secondStepOver, wrongCode } from './problems.ts'
import { findCode, takeCode } from './second-factor.ts'
import { accountOf, attemptOf, refuseForeignForm, type SignedIn, startSession } from './sign-in.ts'
import { countAttempt, uncountAttempt } from './sign-in-limit.ts'
import { commandUnkept } from './unkept.ts'

/**
 * The second of two steps: a code of the app or a recovery code opens the session that the ticket stands for. Wrong codes
 * count as wrong passwords do, and the count is cleared only by somebody who is in. Throws `second-step-over`,
 * `wrong-code`, `code-used` or `too-many-attempts`.
 */
export async function passSecondStep(req: FastifyRequest, ticket: string, typed: string): Promise<SignedIn> {
  refuseForeignForm(req)
  const first = await readTicket(req.server.house.connection.db, ticket)
  if (!first) throw secondStepOver()
  await useCode(req, first.personId, typed, wrongCode)
  await commandUnkept(req, asPerson(req, first.personId), (ctx) => closeTicket(ctx.db, ticket))
  return startSession(req, { ...first, provenAt: systemClock.now() })
}

/** Takes a code of a person for good, within the limits of guessing; a wrong one is refused with `refusal`. */
export async function useCode(
  req: FastifyRequest,
  personId: string,
  typed: string,
  refusal: () => Problem,
): Promise<void> {
  const { db } = req.server.house.connection
  const attempt = attemptOf(req, await accountOf(req, personId))
  await countAttempt(db, attempt)
  const found = await findCode(db, personId, typed)
  if (!found) {
    req.log.warn({ requestId: req.id, personId }, 'code refused')
    throw refusal()
  }
  await commandUnkept(req, asPerson(req, personId), (ctx) => takeCode(ctx, personId, found))
  await uncountAttempt(db, attempt)
}

function asPerson(req: FastifyRequest, id: string): Actor {
  return { ...anonymousOn(req.server.house), kind: 'person', id }
}

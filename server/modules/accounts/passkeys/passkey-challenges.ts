import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { anonymousOn } from '../../../kernel/http.ts'
import { addSeconds, systemClock } from '../../../kernel/time.ts'
import { hashToken } from '../sessions/sessions.ts'
import { commandUnkept } from '../unkept.ts'

/** How long a device has to sign. The browser is told the same. */
export const CHALLENGE_SECONDS = 300

/** What a challenge is for: `token` of the session or of the pending sign-in it was asked in. */
export type Asking = { personId: string; purpose: 'adding' | 'sign-in' | 'proof'; token: string }

/** Draws what a device has to sign; an earlier challenge of the same place and purpose no longer counts. */
export function openChallenge(req: FastifyRequest, { personId, purpose, token }: Asking): Promise<Buffer> {
  const now = systemClock.now()
  const challenge = randomBytes(32)
  const row = { person_id: personId, challenge, expires_at: addSeconds(now, CHALLENGE_SECONDS) }
  return commandUnkept(req, anonymousOn(req.server.house), async (ctx) => {
    await ctx.db.deleteFrom('accounts.passkey_challenge').where('expires_at', '<', now).execute()
    await ctx.db
      .insertInto('accounts.passkey_challenge')
      .values({ bound_to: hashToken(token), purpose, ...row })
      .onConflict((conflict) => conflict.columns(['bound_to', 'purpose']).doUpdateSet(row))
      .execute()
    return challenge
  })
}

/** Takes a challenge for good: whatever else is wrong with the answer, it cannot be sent again. False: it was not asked here and now. */
export function takeChallenge(
  req: FastifyRequest,
  { personId, purpose, token }: Asking,
  given: string,
): Promise<boolean> {
  return commandUnkept(req, anonymousOn(req.server.house), async (ctx) => {
    const taken = await ctx.db
      .deleteFrom('accounts.passkey_challenge')
      .where('bound_to', '=', hashToken(token))
      .where('purpose', '=', purpose)
      .where('person_id', '=', personId)
      .where('challenge', '=', Buffer.from(given, 'base64url'))
      .where('expires_at', '>', systemClock.now())
      .returning('person_id')
      .executeTakeFirst()
    return taken !== undefined
  })
}

import type { FastifyRequest } from 'fastify'
import type { Db, Tx } from '../../../kernel/db.ts'
import { anonymousOn } from '../../../kernel/http.ts'
import { addSeconds, systemClock } from '../../../kernel/time.ts'
import { hashToken, newToken, ssoColumns } from '../sessions/sessions.ts'
import type { FirstStep } from './sign-in.ts'
import { commandUnkept } from '../unkept.ts'

/** Long enough to find the phone, too short to be found in a browser left open. */
const VALID_SECONDS = 600

/** Remembers that the first step was passed; returns the token of the cookie `step`. */
export function openTicket(req: FastifyRequest, first: FirstStep): Promise<string> {
  const { personId, openedBy, sso } = first
  if (openedBy === 'demo') throw new Error('nobody of the cast has a second factor')
  const token = newToken()
  const now = systemClock.now()
  return commandUnkept(req, anonymousOn(req.server.house), async (ctx) => {
    await ctx.db.deleteFrom('accounts.pending_sign_in').where('expires_at', '<', now).execute()
    await ctx.db
      .insertInto('accounts.pending_sign_in')
      .values({
        token_hash: hashToken(token),
        person_id: personId,
        first_step: openedBy,
        ...ssoColumns(sso),
        expires_at: addSeconds(now, VALID_SECONDS),
      })
      .execute()
    return token
  })
}

/** Whose second step is awaited; undefined when the ticket is unknown, old, or its person was disabled meanwhile. */
export async function readTicket(db: Db, token: string): Promise<Omit<FirstStep, 'provenAt'> | undefined> {
  const row = await db
    .selectFrom('accounts.pending_sign_in as t')
    .innerJoin('accounts.person as p', 'p.id', 't.person_id')
    .select(['t.person_id', 't.first_step', 't.sso_token', 't.sso_identity', 't.sso_sid'])
    .where('t.token_hash', '=', hashToken(token))
    .where('t.expires_at', '>', systemClock.now())
    .where('p.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { sso_identity: identity, sso_sid: sid, sso_token: idToken } = row
  const sso = identity !== null && idToken !== null ? { identity, sid, token: idToken } : null
  return { personId: row.person_id, openedBy: row.first_step, sso }
}

export async function closeTicket(db: Tx, token: string): Promise<void> {
  await db.deleteFrom('accounts.pending_sign_in').where('token_hash', '=', hashToken(token)).execute()
}

/** A second step begun with a password or link that no longer counts. */
export async function closeTicketsOf(db: Tx, personId: string): Promise<void> {
  await db.deleteFrom('accounts.pending_sign_in').where('person_id', '=', personId).execute()
}

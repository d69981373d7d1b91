import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import type { OidcConfig } from '../../../kernel/config.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { anonymousOn } from '../../../kernel/http.ts'
import { addSeconds, systemClock } from '../../../kernel/time.ts'
import { LONGEST_AGE_SECONDS, type LogoutToken, readLogoutToken } from './logout-token.ts'
import { hashToken } from '../sessions/sessions.ts'
import { commandUnkept } from '../unkept.ts'

/**
 * The issuer says that somebody is signed out there: what that sign-on opened here ends. True also when nothing was open; false
 * when the token is not to be believed or was taken before.
 */
export async function endBySso(req: FastifyRequest, config: OidcConfig, text: string): Promise<boolean> {
  let token: LogoutToken
  try {
    token = await readLogoutToken(config, text)
  } catch (error) {
    // The words only: the error itself carries the whole token.
    req.log.warn({ requestId: req.id, address: req.ip, why: String(error) }, 'logout token refused')
    return false
  }
  return commandUnkept(req, anonymousOn(req.server.house), async (ctx) => {
    if (!(await takeToken(ctx, token))) return false
    await endPending(ctx, token)
    for (const [personId, sessions] of await endSessions(ctx, token))
      await logEvent(ctx, 'accounts.ended-by-sso', personId, { sessions })
    return true
  })
}

/** Each token counts once. Kept until it would be too old anyway. */
async function takeToken(ctx: Ctx, { iss, jti }: LogoutToken): Promise<boolean> {
  const now = systemClock.now()
  await ctx.db.deleteFrom('accounts.sso_logout').where('expires_at', '<', now).execute()
  const taken = await ctx.db
    .insertInto('accounts.sso_logout')
    .values({
      token_key: createHash('sha256').update(`${iss}\n${jti}`).digest(),
      expires_at: addSeconds(now, 2 * LONGEST_AGE_SECONDS),
    })
    .onConflict((conflict) => conflict.column('token_key').doNothing())
    .returning('token_key')
    .executeTakeFirst()
  return taken !== undefined
}

async function endSessions(ctx: Ctx, token: LogoutToken): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; person_id: string }>`
    delete from accounts.session s using accounts.sso_identity i
    where i.id = s.sso_identity and ${openedBy(token)} returning s.id, s.person_id
  `.execute(ctx.db)
  const groups = Map.groupBy(rows, (row) => row.person_id)
  return new Map([...groups].map(([personId, group]) => [personId, group.map(({ id }) => id)]))
}

/** First steps by that sign-on that still wait for the second. */
async function endPending(ctx: Ctx, token: LogoutToken): Promise<void> {
  await sql`
    delete from accounts.pending_sign_in s using accounts.sso_identity i
    where i.id = s.sso_identity and ${openedBy(token)}
  `.execute(ctx.db)
}

/**
 * One sign-on when the token names it, all of the subject when it does not. A session whose sign-on the issuer never named may be
 * the one that is meant: it ends with its subject.
 */
function openedBy({ iss, sid, sub }: LogoutToken): RawBuilder<boolean> {
  const ofSubject = sub === undefined ? sql`true` : sql`i.subject = ${sub}`
  const ofSignOn =
    sid === undefined ? sql`true` : sql`(s.sso_sid = ${sid} or (s.sso_sid is null and ${sub !== undefined}::boolean))`
  return sql<boolean>`i.issuer = ${iss} and ${ofSubject} and ${ofSignOn}`
}

type NewSignOn = { identity: string; sid: string | null; idToken: string }

/** After signing in there anew, for a proof, this session hangs on the new sign-on, if it was opened by that identity. */
export async function followSso(ctx: Ctx, { identity, sid, idToken }: NewSignOn, token: string): Promise<void> {
  await ctx.db
    .updateTable('accounts.session')
    .set({ sso_sid: sid, sso_token: idToken })
    .where('token_hash', '=', hashToken(token))
    .where('sso_identity', '=', identity)
    .execute()
}

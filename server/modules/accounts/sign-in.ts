import type { FastifyRequest } from 'fastify'
import { logEvent } from '../../kernel/events.ts'
import { anonymousOn } from '../../kernel/http.ts'
import type { Actor } from '../../kernel/policy.ts'
import { crossSite, notFound } from '../../kernel/problem.ts'
import { readSessionCookie } from './cookie.ts'
import { foldLogin } from './contract.ts'
import { isPassword } from './passwords.ts'
import { wrongPassword } from './problems.ts'
import { closeSession, forgetOldSessions, openSession } from './sessions.ts'
import { assertMayTry, countFailure, countSuccess } from './sign-in-limit.ts'
import { commandUnkept } from './unkept.ts'

export type Credentials = { login: string; password: string }

/** The token for the cookie and whose it is. */
export type SignedIn = { token: string; personId: string }

/**
 * Checks login and password and opens a session. An unknown login and a wrong
 * password take the same work and get the same sentence. Throws `wrong-password` or `too-many-attempts`.
 */
export async function signIn(req: FastifyRequest, given: Credentials): Promise<SignedIn> {
  refuseForeignForm(req)
  const { db } = req.server.house.connection
  const attempt = { login: foldLogin(given.login), address: req.ip }
  await assertMayTry(db, attempt)
  const person = await db
    .selectFrom('accounts.person')
    .select(['id', 'password_hash'])
    .where('login', '=', attempt.login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!(await isPassword(person?.password_hash, given.password)) || !person) {
    await countFailure(db, attempt)
    req.log.warn({ requestId: req.id, personId: person?.id }, 'sign-in refused')
    throw wrongPassword()
  }
  await countSuccess(db, attempt)
  return startSession(req, person.id, 'password')
}

/** One click as a member of the cast; only in a demo database, where these people exist. */
export async function signInAsCast(req: FastifyRequest, key: string): Promise<SignedIn> {
  refuseForeignForm(req)
  const { connection, installation } = req.server.house
  if (installation.kind !== 'demo') throw notFound('trang này')
  const person = await connection.db
    .selectFrom('accounts.person')
    .select('id')
    .where('demo_key', '=', key)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw notFound('người minh họa này')
  return startSession(req, person.id, 'demo')
}

/** A new token at every sign-in, and the one the browser came with ends: no fixation (ASVS 7.2.4). */
export function startSession(
  req: FastifyRequest,
  personId: string,
  by: 'password' | 'demo' | 'invitation',
): Promise<SignedIn> {
  const actor: Actor = { ...anonymousOn(req.server.house), kind: 'person', id: personId }
  return commandUnkept(req, actor, async (ctx) => {
    const earlier = readSessionCookie(req.server.house, req)
    if (earlier) await closeSession(ctx.db, earlier)
    await forgetOldSessions(ctx.db)
    const token = await openSession(ctx.db, personId)
    await logEvent(ctx, 'accounts.signed-in', personId, { by })
    return { token, personId }
  })
}

/** The gate compares origins only of requests with a cookie; a first sign-in has none (sign-in CSRF). */
export function refuseForeignForm(req: FastifyRequest): void {
  const site = req.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') throw crossSite()
}

import type { FastifyRequest } from 'fastify'
import type { House } from '../../kernel/http.ts'
import type { Actor } from '../../kernel/policy.ts'
import { dateInVietnam } from '../../kernel/time.ts'
import { readCookie } from './cookie.ts'
import { postsInEffect } from './posts/positions.ts'
import { findSession } from './sessions/sessions.ts'
import { actorOfToken, bearerOf } from './tokens/token-bearer.ts'

/**
 * The person behind the session cookie with the posts of today, or behind a token with what it was lent; undefined = nobody is
 * signed in. Who sends a token is nothing else, whatever cookie comes along.
 */
export async function authenticate(house: House, req: FastifyRequest): Promise<Actor | undefined> {
  const bearer = bearerOf(req)
  if (bearer !== undefined) return actorOfToken(house, bearer)
  const token = readCookie(req, 'session')
  if (!token) return undefined
  const today = dateInVietnam(house.clock.now())
  const session = await findSession(house.connection.db, token, today)
  if (!session) return undefined
  const { personId: id, name, isProven } = session
  const actingAs = req.routeOptions.config.asOneself ? null : session.actingAs
  const posts = postsInEffect(session.posts, actingAs, today)
  return { kind: 'person', id, name, today, ...posts, isProven, session: session.id }
}

import type { FastifyRequest } from 'fastify'
import type { House } from '../../kernel/http.ts'
import type { Actor } from '../../kernel/policy.ts'
import { dateInVietnam } from '../../kernel/time.ts'
import { readCookie } from './cookie.ts'
import { positionsOfSession } from './positions.ts'
import { findSession, hashToken } from './sessions.ts'

/** The person behind the session cookie with the posts of today; undefined = nobody is signed in. */
export async function authenticate(house: House, req: FastifyRequest): Promise<Actor | undefined> {
  const token = readCookie(req, 'session')
  if (!token) return undefined
  const { db } = house.connection
  const today = dateInVietnam(house.clock.now())
  const [session, positions] = await Promise.all([
    findSession(db, token),
    positionsOfSession(db, hashToken(token), today),
  ])
  if (!session) return undefined
  const { personId: id, name, isProven } = session
  return { kind: 'person', id, name, today, positions, isProven }
}

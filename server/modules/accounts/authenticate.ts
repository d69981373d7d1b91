import type { FastifyRequest } from 'fastify'
import type { House } from '../../kernel/http.ts'
import type { Actor } from '../../kernel/policy.ts'
import { dateInVietnam } from '../../kernel/time.ts'
import { readSessionCookie } from './cookie.ts'
import { positionsOf } from './positions.ts'
import { findSession } from './sessions.ts'

/** The person behind the session cookie with the posts of today; undefined = nobody is signed in. */
export async function authenticate(house: House, req: FastifyRequest): Promise<Actor | undefined> {
  const token = readSessionCookie(house, req)
  if (!token) return undefined
  const { db } = house.connection
  const session = await findSession(db, token)
  if (!session) return undefined
  const today = dateInVietnam(house.clock.now())
  const positions = await positionsOf(db, session.personId, today)
  return { kind: 'person', id: session.personId, name: session.name, today, positions }
}

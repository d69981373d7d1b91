import type { FastifyRequest } from 'fastify'
import type { Db } from '../../../kernel/db.ts'
import type { House } from '../../../kernel/http.ts'
import { type Actor, isHeld, type Position } from '../../../kernel/policy.ts'
import { addSeconds, dateInVietnam, type Instant, secondsBetween, systemClock } from '../../../kernel/time.ts'
import { lendable } from './access-tokens.ts'
import { positionsOf, postsInEffect } from '../posts/positions.ts'
import { tokenRefused } from '../problems.ts'
import { hashToken } from '../sessions/sessions.ts'

const SEEN_EVERY_SECONDS = 300

/** What was sent as `Authorization: Bearer …`; undefined = nothing of the kind. */
export function bearerOf(req: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
}

/**
 * The maker of a token with what is left of the rights it was given: those their posts still carry, of the posts they still hold.
 * Throws `token-refused` when the token is unknown, expired or revoked, its maker disabled, or none of its posts held.
 */
export async function actorOfToken(house: House, token: string): Promise<Actor> {
  const { db } = house.connection
  const now = systemClock.now()
  const found = await db
    .selectFrom('accounts.access_token as t')
    .innerJoin('accounts.person as p', 'p.id', 't.person_id')
    .select(['t.id', 't.last_used_at', 'p.id as person', 'p.name'])
    .where('t.token_hash', '=', hashToken(token))
    .where('t.expires_at', '>', now)
    .where('t.revoked_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw tokenRefused()
  const today = dateInVietnam(house.clock.now())
  const { positions: own } = postsInEffect(await positionsOf(db, found.person, today), null, today)
  const positions = await lent(
    db,
    found.id,
    own.filter((post) => isHeld(post, today)),
  )
  if (positions.length === 0) throw tokenRefused()
  await markUsed(db, found.id, found.last_used_at, now)
  const { person: id, name } = found
  return { kind: 'person', id, name, today, positions, isProven: false, session: found.id, isToken: true }
}

async function lent(db: Db, tokenId: string, held: readonly Position[]): Promise<Position[]> {
  const scopes = await db
    .selectFrom('accounts.access_token_scope')
    .select(['position_id', 'permissions'])
    .where('token_id', '=', tokenId)
    .execute()
  return held.flatMap((post) => {
    const given = new Set<string>(scopes.find((scope) => scope.position_id === post.id)?.permissions)
    const permissions = lendable(post).filter((permission) => given.has(permission))
    // Roles stay with the person: an administrator's role would let a token appoint.
    return permissions.length > 0 ? [{ ...post, roles: [], permissions: new Set(permissions) }] : []
  })
}

async function markUsed(db: Db, id: string, before: Instant | null, now: Instant): Promise<void> {
  if (before !== null && secondsBetween(before, now) <= SEEN_EVERY_SECONDS) return
  await db
    .updateTable('accounts.access_token')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', addSeconds(now, -1))]))
    .execute()
}

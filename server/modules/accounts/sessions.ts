import { createHash, randomBytes } from 'node:crypto'
import type { Db, Tx } from '../../kernel/db.ts'
import { addSeconds, secondsBetween, systemClock, type Instant } from '../../kernel/time.ts'

// Written once here and in SECURITY.md (ASVS 7.1): a working day at most, half of one without a request.
const LONGEST_SECONDS = 12 * 3600
const IDLE_SECONDS = 4 * 3600
/** Being seen is written at most this often, so that reading pages does not write a row each time. */
const SEEN_EVERY_SECONDS = 300

/**
 * Opens a session and returns the token for the cookie; the database keeps only its SHA-256. Session times are of
 * the real clock: setting the working date of a demo neither ends nor revives one.
 */
export async function openSession(db: Db | Tx, personId: string): Promise<string> {
  const token = newToken()
  const now = systemClock.now()
  await db
    .insertInto('accounts.session')
    .values({
      token_hash: hashToken(token),
      person_id: personId,
      created_at: now,
      last_seen_at: now,
      expires_at: addSeconds(now, LONGEST_SECONDS),
    })
    .execute()
  return token
}

/** Who holds this token, when the session is open and the person is not disabled. One read, asked at every request. */
export async function findSession(db: Db, token: string): Promise<{ personId: string; name: string } | undefined> {
  const now = systemClock.now()
  const row = await db
    .selectFrom('accounts.session as s')
    .innerJoin('accounts.person as p', 'p.id', 's.person_id')
    .select(['s.token_hash', 's.last_seen_at', 'p.id', 'p.name'])
    .where('s.token_hash', '=', hashToken(token))
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', addSeconds(now, -IDLE_SECONDS))
    .where('p.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  if (secondsBetween(row.last_seen_at, now) > SEEN_EVERY_SECONDS) await markSeen(db, row.token_hash, now)
  return { personId: row.id, name: row.name }
}

async function markSeen(db: Db, tokenHash: Buffer, now: Instant): Promise<void> {
  await db.updateTable('accounts.session').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

/** Ends one session; a token nobody knows is nothing to end. */
export async function closeSession(db: Db | Tx, token: string): Promise<void> {
  await db.deleteFrom('accounts.session').where('token_hash', '=', hashToken(token)).execute()
}

/** Ends every session of a person: disabled, or a new password set. */
export async function closeSessionsOf(db: Db | Tx, personId: string): Promise<void> {
  await db.deleteFrom('accounts.session').where('person_id', '=', personId).execute()
}

/** Forgets sessions that are over; called when somebody signs in, so the table stays as small as the house. */
export async function forgetOldSessions(db: Db | Tx): Promise<void> {
  const now = systemClock.now()
  await db
    .deleteFrom('accounts.session')
    .where((eb) => eb.or([eb('expires_at', '<', now), eb('last_seen_at', '<', addSeconds(now, -IDLE_SECONDS))]))
    .execute()
}

/** 256 bits from the system's generator, in characters that need no escaping in a cookie or an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

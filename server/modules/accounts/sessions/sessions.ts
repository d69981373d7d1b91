import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/id.ts'
import type { Position } from '../../../kernel/policy.ts'
import { addSeconds, secondsBetween, systemClock, type Instant, type PlainDate } from '../../../kernel/time.ts'
import { type PostRow, roleStamps, sectorsHeld, viewRows } from '../posts/positions.ts'
import { signsInByTwoSteps } from '../second-factor/two-steps-asked.ts'
import { forgetOldPlaces, keepPlace } from './session-places.ts'

// Written once here and in SECURITY.md (ASVS 7.1): a working day at most, half of one without a request.
const LONGEST_SECONDS = 12 * 3600
const IDLE_SECONDS = 4 * 3600
/** A proof of who one is lasts this long for votes, decisions and rights. */
const PROOF_SECONDS = 15 * 60
/** Being seen is written at most this often, so that reading pages does not write a row each time. */
const SEEN_EVERY_SECONDS = 300

export type NewSession = {
  personId: string
  openedBy: 'password' | 'invitation' | 'sso' | 'demo'
  device: string
  address: string
  /** When the person proved who they are; null = a single sign-on that did not say. */
  provenAt: Instant | null
  /** Null = not by single sign-on. */
  sso: SsoOrigin | null
}

/** The sign-on behind a session: the identity, what the issuer calls its own session (null: it did not say), and its ID token. */
export type SsoOrigin = { identity: string; sid: string | null; token: string }

/**
 * Opens a session and returns the token for the cookie; the database keeps only its SHA-256. Session times are of
 * the real clock: setting the working date of a demo neither ends nor revives one.
 */
export async function openSession(db: Db | Tx, session: NewSession): Promise<{ token: string; id: string }> {
  const token = newToken()
  const id = newId()
  const now = systemClock.now()
  await db
    .insertInto('accounts.session')
    .values({
      token_hash: hashToken(token),
      id,
      person_id: session.personId,
      created_at: now,
      last_seen_at: now,
      expires_at: addSeconds(now, LONGEST_SECONDS),
      opened_by: session.openedBy,
      device: session.device,
      address: session.address,
      proven_at: session.provenAt,
      ...ssoColumns(session.sso),
    })
    .execute()
  await keepPlace(db, { id, ...session, openedAt: now })
  return { token, id }
}

/** As sessions and pending sign-ins keep it. */
export function ssoColumns(sso: SsoOrigin | null) {
  return { sso_token: sso?.token ?? null, sso_identity: sso?.identity ?? null, sso_sid: sso?.sid ?? null }
}

export type FoundSession = {
  id: string
  personId: string
  name: string
  isProven: boolean
  actingAs: string | null
  /** All of the person, ended ones too, oldest first. */
  posts: Position[]
}

type HolderRow = {
  session_id: string
  last_seen_at: Instant
  proven_at: Instant | null
  acting_as: string | null
  holder: string
  name: string
}

/**
 * Who holds this token with their posts, when the session is open and the person is not disabled. Asked at every request: one
 * statement, and written as text, because building it anew costs as much as running it.
 */
export async function findSession(db: Db, token: string, today: PlainDate): Promise<FoundSession | undefined> {
  const now = systemClock.now()
  const { rows } = await sql<HolderRow & (PostRow | { id: null })>`
    select s.id as session_id, s.last_seen_at, s.proven_at, s.acting_as, h.id as holder, h.name,
      p.id, p.person_id, p.unit_id, p.agency_id, p.title, p.roles, p.valid_from, p.valid_to,
      d.person_id as deputy_for, ${sectorsHeld(today)} as sectors,
      ${roleStamps} as stamps, ${signsInByTwoSteps} as in_two_steps
    from accounts.session s
    join accounts.person h on h.id = s.person_id
    left join accounts.position p on p.person_id = h.id and (p.valid_to is null or p.valid_to > p.valid_from)
    left join accounts.agency a on a.id = p.agency_id
    left join accounts.position d on d.id = p.deputy_of
    where s.token_hash = ${hashToken(token)} and s.expires_at > ${now}
      and s.last_seen_at > ${addSeconds(now, -IDLE_SECONDS)} and h.disabled_at is null
    order by p.valid_from, p.id`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  if (secondsBetween(row.last_seen_at, now) > SEEN_EVERY_SECONDS) await markSeen(db, token, now)
  const isProven = row.proven_at !== null && secondsBetween(row.proven_at, now) < PROOF_SECONDS
  const posts = await viewRows(
    db,
    today,
    rows.filter((one) => one.id !== null),
  )
  return { id: row.session_id, personId: row.holder, name: row.name, isProven, actingAs: row.acting_as, posts }
}

async function markSeen(db: Db, token: string, now: Instant): Promise<void> {
  const tokenHash = hashToken(token)
  await db.updateTable('accounts.session').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

/** Chooses the post of a deputy this session works under; null = one's own posts. */
export async function markActing(db: Tx, token: string, positionId: string | null): Promise<void> {
  await db
    .updateTable('accounts.session')
    .set({ acting_as: positionId })
    .where('token_hash', '=', hashToken(token))
    .execute()
}

/** The holder of a session proved again who they are; returns until when that counts. */
export async function markProven(db: Tx, token: string): Promise<Instant> {
  const now = systemClock.now()
  await db.updateTable('accounts.session').set({ proven_at: now }).where('token_hash', '=', hashToken(token)).execute()
  return addSeconds(now, PROOF_SECONDS)
}

export type OpenSession = {
  id: string
  openedBy: NewSession['openedBy']
  device: string
  address: string
  createdAt: Instant
  lastSeenAt: Instant
  expiresAt: Instant
  isCurrent: boolean
}

/** Open sessions of a person, the last seen first; `token` is the one that asks. */
export async function listSessions(db: Db | Tx, personId: string, token?: string): Promise<OpenSession[]> {
  const now = systemClock.now()
  const own = token && hashToken(token)
  const rows = await db
    .selectFrom('accounts.session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', addSeconds(now, -IDLE_SECONDS))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    openedBy: row.opened_by,
    device: row.device,
    address: row.address,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    isCurrent: own !== undefined && own !== '' && row.token_hash.equals(own),
  }))
}

/** Ends one session by its token and gives back what the single sign-on wants to see when it is ended there too. */
export async function closeSession(db: Db | Tx, token: string): Promise<{ ssoToken: string | null } | undefined> {
  const closed = await db
    .deleteFrom('accounts.session')
    .where('token_hash', '=', hashToken(token))
    .returning('sso_token')
    .executeTakeFirst()
  return closed && { ssoToken: closed.sso_token }
}

/** Ends one session of a person from a list; false when that person has no such session. */
export async function closeSessionById(db: Tx, personId: string, id: string): Promise<boolean> {
  const closed = await db
    .deleteFrom('accounts.session')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return closed !== undefined
}

/** Ends every session of a person, `except` one: disabled, a new password set, or a phone lost. Returns how many. */
export async function closeSessionsOf(db: Db | Tx, personId: string, except?: string): Promise<number> {
  let ending = db.deleteFrom('accounts.session').where('person_id', '=', personId)
  if (except) ending = ending.where('token_hash', '<>', hashToken(except))
  const closed = await ending.returning('id').execute()
  return closed.length
}

/** Forgets sessions that are over; called when somebody signs in, so the table stays as small as the house. */
export async function forgetOldSessions(db: Db | Tx): Promise<void> {
  const now = systemClock.now()
  await forgetOldPlaces(db, now)
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

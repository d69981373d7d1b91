import type { Db, Tx } from '../../../kernel/db.ts'
import { addSeconds, type Instant } from '../../../kernel/time.ts'

/** The log answers "from where" for this long. Written in SECURITY.md. */
const KEPT_SECONDS = 365 * 24 * 3600

export type SessionPlace = { device: string; address: string }

type NewPlace = SessionPlace & { id: string; personId: string; openedAt: Instant }

/** Keeps where a session is, for the log: the session's own row goes as soon as it is over. */
export async function keepPlace(db: Db | Tx, { id, personId, device, address, openedAt }: NewPlace): Promise<void> {
  await db
    .insertInto('accounts.session_place')
    .values({ id, person_id: personId, device, address, opened_at: openedAt })
    .execute()
}

export async function forgetOldPlaces(db: Db | Tx, now: Instant): Promise<void> {
  await db.deleteFrom('accounts.session_place').where('opened_at', '<', addSeconds(now, -KEPT_SECONDS)).execute()
}

/** Where sessions were, or which token it was, by id; absent when it is no longer kept. */
export async function placesOfSessions(
  db: Db | Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, SessionPlace>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('accounts.session_place')
    .select(['id', 'device', 'address'])
    .where('id', 'in', wanted)
    .execute()
  const tokens = await db
    .selectFrom('accounts.access_token')
    .select(['id', 'name', 'prefix'])
    .where('id', 'in', wanted)
    .execute()
  const named = tokens.map(({ id, name, prefix }) => ({ id, device: `Mã truy cập ${prefix}… (${name})`, address: '' }))
  return new Map([...rows, ...named].map(({ id, device, address }) => [id, { device, address }]))
}

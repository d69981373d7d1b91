import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { addSeconds, secondsBetween, systemClock, type Instant } from '../../kernel/time.ts'
import { tooManyAttempts } from './problems.ts'

/** Wrong answers allowed within the window, and how long the door then stays shut. Seconds. */
type Limit = { failures: number; window: number; block: number }

// A whole province may sit behind one address, so no address is ever shut as such, and nobody can keep somebody else out:
// - a browser that let this account in before counts only what is typed in it (OWASP "device cookies");
// - elsewhere one address trying one account waits long, and many addresses slow the account by a minute at most, never
//   at an address from which its owner signed in before;
// - an address that keeps asking for names nobody has is told to wait instead of "wrong", whatever name it tries, so that
//   the answer never tells which names exist. A right password still enters.
const LIMITS = {
  accountAndDevice: { failures: 10, window: 900, block: 900 },
  accountAndAddress: { failures: 5, window: 900, block: 900 },
  account: { failures: 50, window: 900, block: 60 },
  unknownNames: { failures: 100, window: 900, block: 300 },
} as const satisfies Record<string, Limit>

type Scope = keyof typeof LIMITS

/** A browser or an address is known for this long after somebody signed in. */
const KNOWN_SECONDS = 180 * 24 * 3600

/** `account`: the login as typed, or the person for whom a code is asked. `device`: token of the browser's cookie. */
export type Attempt = { account: string; address: string; device: string | undefined }

type Row = { key: Buffer; blocked_until: Instant | null; succeeded_at: Instant | null }

/** Throws `too-many-attempts` while a limit shuts the door for this attempt. */
export async function assertMayTry(db: Db, attempt: Attempt): Promise<void> {
  const counted = await scopesOf(db, attempt)
  const waits = counted.map(({ row }) => waitOf(row))
  const longest = Math.max(0, ...waits)
  if (longest > 0) throw tooManyAttempts(Math.ceil(longest))
}

/**
 * Counts a wrong answer; the last allowed one shuts the door. Returns for how many seconds this address should be told to
 * wait because of the unknown names it tried; 0 = say what is wrong.
 */
export async function countFailure(db: Db, attempt: Attempt, { isKnownName = true } = {}): Promise<number> {
  for (const { scope } of await scopesOf(db, attempt)) await count(db, keyOf(scope, attempt), LIMITS[scope])
  const strangers = keyOf('unknownNames', attempt)
  if (!isKnownName) await count(db, strangers, LIMITS.unknownNames)
  const [row] = await rowsOf(db, [strangers])
  return Math.max(0, Math.ceil(waitOf(row)))
}

/** A right answer clears what was counted here for this account and makes the address and the browser known ones. */
export async function countSuccess(db: Db, attempt: Attempt): Promise<void> {
  const now = systemClock.now()
  const row = { failures: 0, window_ends: now, blocked_until: null, succeeded_at: now }
  for (const scope of ['accountAndAddress', 'accountAndDevice'] as const) {
    if (scope === 'accountAndDevice' && !attempt.device) continue
    await db
      .insertInto('accounts.sign_in_limit')
      .values({ key: keyOf(scope, attempt), ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute()
  }
  await db
    .deleteFrom('accounts.sign_in_limit')
    .where('window_ends', '<', addSeconds(now, -24 * 3600))
    .where((eb) => eb.or([eb('succeeded_at', 'is', null), eb('succeeded_at', '<', addSeconds(now, -KNOWN_SECONDS))]))
    .execute()
}

/** Which limits hold for this attempt: those of its browser when that is a known one, else those of the account. */
async function scopesOf(db: Db, attempt: Attempt): Promise<{ scope: Scope; row: Row | undefined }[]> {
  const scopes: Scope[] = ['accountAndDevice', 'accountAndAddress', 'account']
  const rows = await rowsOf(
    db,
    scopes.map((scope) => keyOf(scope, attempt)),
  )
  const find = (scope: Scope) => rows.find(({ key }) => key.equals(keyOf(scope, attempt)))
  const [device, address, account] = [find('accountAndDevice'), find('accountAndAddress'), find('account')]
  if (attempt.device && isKnown(device)) return [{ scope: 'accountAndDevice', row: device }]
  const own = { scope: 'accountAndAddress' as const, row: address }
  return isKnown(address) ? [own] : [own, { scope: 'account', row: account }]
}

function isKnown(row: Row | undefined): boolean {
  return row?.succeeded_at ? secondsBetween(row.succeeded_at, systemClock.now()) < KNOWN_SECONDS : false
}

function waitOf(row: Row | undefined): number {
  return row?.blocked_until ? secondsBetween(systemClock.now(), row.blocked_until) : 0
}

function rowsOf(db: Db, keys: Buffer[]): Promise<Row[]> {
  return db
    .selectFrom('accounts.sign_in_limit')
    .select(['key', 'blocked_until', 'succeeded_at'])
    .where('key', 'in', keys)
    .execute()
}

async function count(db: Db, key: Buffer, { failures, window, block }: Limit): Promise<void> {
  const now = systemClock.now()
  await sql`
    insert into accounts.sign_in_limit as l (key, failures, window_ends)
    values (${key}, 1, ${now}::timestamptz + make_interval(secs => ${window}))
    on conflict (key) do update set
      failures = case when l.window_ends < ${now} then 1 else l.failures + 1 end,
      window_ends = case when l.window_ends < ${now} then excluded.window_ends else l.window_ends end,
      blocked_until = case when l.window_ends >= ${now} and l.failures + 1 >= ${failures}
        then ${now}::timestamptz + make_interval(secs => ${block}) else l.blocked_until end
  `.execute(db)
}

function keyOf(scope: Scope, { account, address, device }: Attempt): Buffer {
  const text = {
    accountAndDevice: `${account}\n${device ?? ''}`,
    accountAndAddress: `${account}\n${address}`,
    account,
    unknownNames: address,
  }[scope]
  return createHash('sha256').update(`${scope}\n${text}`).digest()
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import { addSeconds, secondsBetween, systemClock, type Instant } from '../../../kernel/time.ts'
import { tooManyAttempts } from '../problems.ts'

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

/**
 * Counts an attempt before its answer is looked at, so that a hundred sent at once are a hundred attempts; the last allowed
 * one shuts the door for the next. Throws `too-many-attempts` while a limit shuts the door for this attempt.
 */
export async function countAttempt(db: Db, attempt: Attempt): Promise<void> {
  for (const scope of await scopesOf(db, attempt)) await count(db, keyOf(scope, attempt), LIMITS[scope])
}

/** Gives the count of a right answer back: only wrong ones shut doors. */
export async function uncountAttempt(db: Db, attempt: Attempt): Promise<void> {
  for (const scope of await scopesOf(db, attempt))
    await sql`
      update accounts.sign_in_limit set failures = greatest(failures - 1, 0),
        blocked_until = case when failures - 1 < ${LIMITS[scope].failures} then null else blocked_until end
      where key = ${keyOf(scope, attempt)}
    `.execute(db)
}

/**
 * A wrong answer about a name. Returns for how many seconds this address should be told to wait because of the unknown names
 * it tried; 0 = say what is wrong.
 */
export async function waitForUnknownNames(db: Db, attempt: Attempt, isKnownName: boolean): Promise<number> {
  const key = keyOf('unknownNames', attempt)
  const [row] = await rowsOf(db, [key])
  const wait = Math.ceil(waitOf(row))
  if (wait > 0) return wait
  if (!isKnownName) await count(db, key, LIMITS.unknownNames)
  return 0
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

/** Which limits hold for this attempt: that of its browser when it is a known one, else those of the account. */
async function scopesOf(db: Db, attempt: Attempt): Promise<Scope[]> {
  const [device, address] = [keyOf('accountAndDevice', attempt), keyOf('accountAndAddress', attempt)]
  const known = (await rowsOf(db, [device, address])).filter(isKnown)
  if (attempt.device && known.some(({ key }) => key.equals(device))) return ['accountAndDevice']
  return known.some(({ key }) => key.equals(address)) ? ['accountAndAddress'] : ['accountAndAddress', 'account']
}

function isKnown(row: Row): boolean {
  return row.succeeded_at !== null && secondsBetween(row.succeeded_at, systemClock.now()) < KNOWN_SECONDS
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

/** One statement, so that of many at once each sees what the one before it counted. A shut door is left as it is. */
async function count(db: Db, key: Buffer, { failures, window, block }: Limit): Promise<void> {
  const now = systemClock.now()
  const { rows } = await sql`
    insert into accounts.sign_in_limit as l (key, failures, window_ends)
    values (${key}, 1, ${now}::timestamptz + make_interval(secs => ${window}))
    on conflict (key) do update set
      failures = case when l.window_ends < ${now} then 1 else l.failures + 1 end,
      window_ends = case when l.window_ends < ${now} then excluded.window_ends else l.window_ends end,
      blocked_until = case when l.window_ends >= ${now} and l.failures + 1 >= ${failures}
        then ${now}::timestamptz + make_interval(secs => ${block}) end
    where l.blocked_until is null or l.blocked_until <= ${now}
    returning key
  `.execute(db)
  if (rows.length > 0) return
  const [row] = await rowsOf(db, [key])
  throw tooManyAttempts(Math.max(1, Math.ceil(waitOf(row))))
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

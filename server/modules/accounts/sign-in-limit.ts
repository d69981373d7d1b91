import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { secondsBetween, systemClock } from '../../kernel/time.ts'
import { tooManyAttempts } from './problems.ts'

/** Wrong passwords allowed within the window, and how long the door then stays shut. Seconds. */
type Limit = { failures: number; window: number; block: number }

// One guesser at one account waits long. Many addresses at one account slow it by a minute at most, and never for an
// address from which its owner has signed in before: nobody can keep somebody else out.
const LIMITS = {
  accountAndAddress: { failures: 5, window: 900, block: 900 },
  account: { failures: 50, window: 900, block: 60 },
  address: { failures: 100, window: 900, block: 300 },
} as const satisfies Record<string, Limit>

type Scope = keyof typeof LIMITS

export type Attempt = { login: string; address: string }

/** Throws `too-many-attempts` while one of the three limits shuts the door for this attempt. */
export async function assertMayTry(db: Db, attempt: Attempt): Promise<void> {
  const now = systemClock.now()
  const rows = await db
    .selectFrom('accounts.sign_in_limit')
    .selectAll()
    .where(
      'key',
      'in',
      scopes.map((scope) => keyOf(scope, attempt)),
    )
    .execute()
  const own = keyOf('accountAndAddress', attempt)
  const isKnownAddress = rows.some((row) => row.key.equals(own) && row.succeeded_at !== null)
  const ignored = isKnownAddress ? keyOf('account', attempt) : undefined
  const waits = rows
    .filter((row) => row.blocked_until !== null && !(ignored && row.key.equals(ignored)))
    .map((row) => secondsBetween(now, row.blocked_until ?? now))
  const longest = Math.max(0, ...waits)
  if (longest > 0) throw tooManyAttempts(Math.ceil(longest))
}

/** Counts a wrong password in all three scopes; the last allowed one shuts the door. */
export async function countFailure(db: Db, attempt: Attempt): Promise<void> {
  const now = systemClock.now()
  for (const scope of scopes) {
    const { failures, window, block } = LIMITS[scope]
    await sql`
      insert into accounts.sign_in_limit as l (key, failures, window_ends)
      values (${keyOf(scope, attempt)}, 1, ${now}::timestamptz + make_interval(secs => ${window}))
      on conflict (key) do update set
        failures = case when l.window_ends < ${now} then 1 else l.failures + 1 end,
        window_ends = case when l.window_ends < ${now} then excluded.window_ends else l.window_ends end,
        blocked_until = case when l.window_ends >= ${now} and l.failures + 1 >= ${failures}
          then ${now}::timestamptz + make_interval(secs => ${block}) else l.blocked_until end
    `.execute(db)
  }
}

/** A right password clears what this address did to this account and makes the address a known one. */
export async function countSuccess(db: Db, attempt: Attempt): Promise<void> {
  const now = systemClock.now()
  const row = { failures: 0, window_ends: now, blocked_until: null, succeeded_at: now }
  await db
    .insertInto('accounts.sign_in_limit')
    .values({ key: keyOf('accountAndAddress', attempt), ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
  await sql`
    delete from accounts.sign_in_limit
    where window_ends < ${now}::timestamptz - interval '1 day'
      and coalesce(succeeded_at, '-infinity') < ${now}::timestamptz - interval '90 days'
  `.execute(db)
}

const scopes: readonly Scope[] = ['accountAndAddress', 'account', 'address']

function keyOf(scope: Scope, { login, address }: Attempt): Buffer {
  const text = { accountAndAddress: `${login}\n${address}`, account: login, address }[scope]
  return createHash('sha256').update(`${scope}\n${text}`).digest()
}

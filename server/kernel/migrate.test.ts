import pg from 'pg'
import { expect, vi } from 'vitest'
import { test } from '../../test/harness.ts'
import { migrate } from './migrate.ts'

const LOCK = 7_118_318
const MOST_MS = 300

test('a second process waits for the migrations of the first longer than any request may take', async ({ world }) => {
  const first = await world.house.connection.pool.connect()
  const pool = new pg.Pool({ connectionString: world.url, max: 1, options: `-c statement_timeout=${MOST_MS}` })
  try {
    await first.query('select pg_advisory_lock($1)', [LOCK])
    const migrated = migrate(pool)
    const failed = migrated.then(
      () => undefined,
      (error: unknown) => error,
    )
    await vi.waitFor(async () => {
      const { rows } = await first.query(
        `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'
         and clock_timestamp() - query_start > $1 * interval '1 ms'`,
        [MOST_MS * 2],
      )
      expect(rows).toHaveLength(1)
    }, 10_000)
    await first.query('select pg_advisory_unlock($1)', [LOCK])
    expect(await failed).toBeUndefined()
    expect(await migrated).toEqual([])
    // What the connection does next is bounded as before.
    expect((await pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: `${MOST_MS}ms` }])
  } finally {
    await first.query('select pg_advisory_unlock_all()')
    first.release()
    await pool.end()
  }
})

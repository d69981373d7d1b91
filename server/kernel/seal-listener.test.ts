import { expect, vi } from 'vitest'
import { test } from '../../test/harness.ts'
import { createPageCache, type PageCache } from './cache.ts'
import { connect } from './db.ts'
import { newId } from './id.ts'
import { listenForSeals } from './seal-listener.ts'

const nothing = Buffer.alloc(0)

function keep(cache: PageCache, tag: string): void {
  const body = { plain: nothing, gzip: nothing, brotli: nothing }
  cache.put(tag, { body, headers: {}, tags: [tag] }, cache.epoch())
}

test('when the database comes back after refusing connections, one listener hears again and old pages are gone', async ({
  world,
}) => {
  const name = new URL(world.url).pathname.slice(1)
  const { pool, close } = connect(world.url.replace(`/${name}`, '/postgres'), 1)
  const listening = `from pg_stat_activity where datname = '${name}' and application_name = 'nong-thon-so seals'`
  const countListeners = async () =>
    (await pool.query<{ n: number }>(`select count(*)::int as n ${listening}`)).rows[0]?.n
  const cache = createPageCache()
  const errors: unknown[] = []
  const stop = await listenForSeals(world.url, cache, (error) => errors.push(error))
  try {
    await pool.query(`alter database ${name} allow_connections false`)
    await pool.query(`select pg_terminate_backend(pid) ${listening}`)
    // The loss itself, told once, and two attempts that fail.
    await vi.waitFor(() => expect(errors.length).toBeGreaterThanOrEqual(3), 10_000)
    const missed = newId()
    keep(cache, missed)
    await pool.query(`alter database ${name} allow_connections true`)
    await vi.waitFor(() => expect(cache.get(missed)).toBeUndefined(), 10_000)
    expect(await countListeners()).toBe(1)

    const [changed, other] = [newId(), newId()]
    keep(cache, changed)
    keep(cache, other)
    await world.house.connection.pool.query("select pg_notify('nts_sealed', $1)", [changed])
    await vi.waitFor(() => expect(cache.get(changed)).toBeUndefined(), 10_000)
    expect(cache.get(other)).toBeDefined()
  } finally {
    await stop()
    await pool.query(`alter database ${name} allow_connections true`)
    await vi.waitFor(async () => expect(await countListeners()).toBe(0), 10_000)
    await close()
  }
})

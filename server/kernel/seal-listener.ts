import pg from 'pg'
import type { PageCache } from './cache.ts'

const PAUSE_MS = 1000
const PATIENCE = { connectionTimeoutMillis: 10_000 }
const NAME = 'nong-thon-so seals'

type Listening = {
  /** Settles once, when the connection is lost; an error when there was one. */
  lost: Promise<unknown>
  end(): Promise<void>
}

/**
 * Drops cached pages when another process's events are sealed. One connection; a lost one is opened again, tried every second
 * until it stands or the listener is stopped. Throws when the first one cannot be opened.
 */
export async function listenForSeals(
  url: string,
  cache: PageCache,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const stopped = Promise.withResolvers<'stopped'>()
  let isStopped = false
  let open: Listening | undefined = await listen(url, cache)
  const loop = (async () => {
    while (!isStopped) {
      const happened = await Promise.race([open ? open.lost : sleep(PAUSE_MS), stopped.promise])
      if (isStopped) break
      if (open) onError(happened)
      open = await listen(url, cache).catch((error: unknown) => {
        onError(error)
        return undefined
      })
    }
    await open?.end()
  })()
  return async () => {
    isStopped = true
    stopped.resolve('stopped')
    await loop
  }
}

async function listen(url: string, cache: PageCache): Promise<Listening> {
  const client = new pg.Client({ connectionString: url, application_name: NAME, keepAlive: true, ...PATIENCE })
  const lost = Promise.withResolvers<unknown>()
  client.on('notification', ({ payload }) => dropAll(cache, payload ?? '*'))
  // One loss is told several times: by the server, by the line, by its end.
  client.on('error', lost.resolve)
  client.on('end', () => lost.resolve(new Error('the connection that listens for seals has ended')))
  // An end that fails is of a connection that is gone.
  const end = (): Promise<void> => client.end().catch(() => {})
  try {
    await client.connect()
    await client.query('listen nts_sealed')
  } catch (error) {
    void end()
    throw error
  }
  // What was missed before it listened is unknown, so nothing kept can be trusted.
  cache.clear()
  return { lost: lost.promise, end }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}

function dropAll(cache: PageCache, payload: string): void {
  if (payload === '*' || payload === '') cache.clear()
  else for (const subject of payload.split(' ')) cache.drop(subject)
}

import pg from 'pg'
import type { PageCache } from './cache.ts'

/** Drops cached pages when another process's events are sealed. One connection; reopened when it is lost. */
export async function listenForSeals(
  url: string,
  cache: PageCache,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  let stopped = false
  const open = async (): Promise<void> => {
    client = new pg.Client({ connectionString: url, application_name: 'nong-thon-so seals' })
    client.on('notification', ({ payload }) => dropAll(cache, payload ?? '*'))
    client.on('error', (error) => {
      onError(error)
      // What was missed while away is unknown, so nothing kept can be trusted.
      cache.clear()
      if (!stopped) setTimeout(() => void open().catch(onError), 1000).unref()
    })
    await client.connect()
    await client.query('listen nts_sealed')
  }
  await open()
  return async () => {
    stopped = true
    await client?.end()
  }
}

function dropAll(cache: PageCache, payload: string): void {
  if (payload === '*' || payload === '') cache.clear()
  else for (const subject of payload.split(' ')) cache.drop(subject)
}

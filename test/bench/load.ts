import autocannon from 'autocannon'

type Headers = Readonly<Record<string, string>>

/** Requests a second that `url` answers on so many connections, after a reply that must be 200. Seconds: how long. */
export async function loadPage(url: string, connections: number, seconds = 2): Promise<number> {
  const result = await autocannon({ url, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  return result.requests.average
}

/** Milliseconds a request on one connection, each address in turn. */
export async function timeRequests(urls: readonly string[], headers: Headers = {}): Promise<number> {
  const times = await timeEach(urls, headers)
  return times.reduce((sum, time) => sum + time, 0) / urls.length
}

/** Milliseconds of each request, one after another on one connection. */
export async function timeEach(urls: readonly string[], headers: Headers = {}): Promise<number[]> {
  const times: number[] = []
  for (const url of urls) {
    const started = performance.now()
    const reply = await fetch(url, { headers })
    if (reply.status !== 200) throw new Error(`${url}: ${reply.status}`)
    await reply.arrayBuffer()
    times.push(performance.now() - started)
  }
  return times
}

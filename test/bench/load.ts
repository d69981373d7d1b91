import autocannon from 'autocannon'

/** Requests a second that `url` answers on so many connections, after a reply that must be 200. Seconds: how long. */
export async function loadPage(url: string, connections: number, seconds = 2): Promise<number> {
  const result = await autocannon({ url, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  return result.requests.average
}

/** Milliseconds a request on one connection, each address in turn. */
export async function timeRequests(urls: readonly string[]): Promise<number> {
  const started = performance.now()
  for (const url of urls) {
    const reply = await fetch(url)
    if (reply.status !== 200) throw new Error(`${url}: ${reply.status}`)
    await reply.arrayBuffer()
  }
  return (performance.now() - started) / urls.length
}

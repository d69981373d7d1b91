import autocannon from 'autocannon'
import type { Bench } from './bench.ts'

const PAGES = ['/', '/don-vi/30253', '/cong-nhan', '/tim-kiem?q=cao+lanh', '/tieu-chi']

export const bench: Bench = {
  name: 'memory after 10,000 page requests',
  ours: 'resident set of the Node process, as its /metrics says',
  unit: 'MB',
  goal: { atMost: 400 },
  async prepare(house) {
    const server = await house.server()
    return {
      async ours() {
        const requests = PAGES.map((path) => ({ path }))
        const { non2xx } = await autocannon({ url: server.url, connections: 16, amount: 10_000, requests })
        if (non2xx > 0) throw new Error(`${non2xx} of 10,000 pages were refused`)
        const metrics = await (await fetch(`${server.url}/metrics`)).text()
        return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]) / 1_000_000
      },
    }
  },
}

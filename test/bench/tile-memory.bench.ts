import type { Bench } from './bench.ts'
import { openNationalMap, spreadTiles } from './national-map.ts'

/** Both sides of the reform: every layer there is. */
const DAYS = ['2025-10-16', '2025-06-30', '2024-01-01']
const LEVELS = ['commune', 'district', 'province']
const PAGES = ['/ban-do', '/ban-do?tinh=82', '/ban-do?tinh=01&ngay=01/01/2024', '/don-vi/30253']

export const bench: Bench = {
  name: 'memory after browsing the map',
  ours: 'resident set of the Node process after tiles of all levels, days and zooms, and the pages with maps',
  unit: 'MB',
  turns: 3,
  goal: { atMost: 400 },
  async prepare(house) {
    await (await openNationalMap(house)).close()
    const server = await house.server()
    const ask = async (path: string): Promise<void> => {
      const reply = await fetch(server.url + path, { headers: { 'accept-encoding': 'br' } })
      if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`)
      await reply.arrayBuffer()
    }
    return {
      async ours() {
        for (const day of DAYS)
          for (const level of LEVELS) {
            const reply = await fetch(`${server.url}/api/v1/maps/${level}?asOf=${day}`)
            if (reply.status === 404) continue // no districts any more
            const { tiles } = (await reply.json()) as { tiles: string }
            for (const { z, x, y } of spreadTiles()) await ask(tiles.replace('{z}/{x}/{y}', `${z}/${x}/${y}`))
          }
        for (const page of PAGES) await ask(page)
        const metrics = await (await fetch(`${server.url}/metrics`)).text()
        return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]) / 1_000_000
      },
    }
  },
}

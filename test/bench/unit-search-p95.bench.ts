import { connect } from '../../server/kernel/db.ts'
import { openCatalogue } from '../../server/modules/units/catalogue/open-catalogue.ts'
import { spellUnits } from '../spellings.ts'
import type { Bench } from './bench.ts'
import { timeEach } from './load.ts'

export const bench: Bench = {
  name: 'unit search, slowest of twenty',
  ours: '95th percentile of 500 GET /api/v1/units?q= as people spell units of all times, 1 connection',
  unit: 'ms',
  goal: { atMost: 50 },
  async prepare(house) {
    const server = await house.server()
    const connection = connect(house.databaseUrl, 1)
    const spellings = spellUnits(await openCatalogue(connection.db), 500, 20_250_701)
    await connection.close()
    const urls = spellings.map(({ text }) => `${server.url}/api/v1/units?limit=3&q=${encodeURIComponent(text)}`)
    return {
      async ours() {
        const times = (await timeEach(urls)).toSorted((a, b) => a - b)
        return times[Math.floor(times.length * 0.95)] ?? Number.NaN
      },
    }
  },
}

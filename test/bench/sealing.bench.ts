import { sql } from 'kysely'
import { connect, type Db } from '../../server/kernel/db.ts'
import { migrate } from '../../server/kernel/migrate.ts'
import { startSealer } from '../../server/kernel/seal.ts'
import type { Bench } from './bench.ts'
import { A_SECOND, writeSteadily } from './write-events.ts'

const SECONDS = 5

export const bench: Bench = {
  name: 'sealing lag, slowest of twenty',
  ours: `from commit to seal while ${A_SECOND} events a second are written for ${SECONDS} s`,
  unit: 's',
  turns: 3,
  goal: { atMost: 2 },
  async prepare(house) {
    const { url, drop } = await house.freshDatabase()
    const connection = connect(url, 6)
    await migrate(connection.pool)
    return {
      async ours() {
        const stop = startSealer(connection.db, {
          onError: (error) => {
            throw error
          },
        })
        const lags = watch(connection.db)
        await writeSteadily(connection.db, SECONDS)
        const measured = await lags.end()
        await stop()
        return measured
      },
      async close() {
        await connection.close()
        await drop()
      },
    }
  },
}

/** Every tenth of a second: how old the oldest event without a seal is. `end` answers the 95th percentile. */
function watch(db: Db): { end(): Promise<number> } {
  const ages: number[] = []
  let isOn = true
  const loop = (async () => {
    while (isOn) {
      const { rows } = await sql<{ age: number | null }>`
        select extract(epoch from clock_timestamp() - min(e.at))::float8 as age from kernel.event e
        where e.at > clock_timestamp() - interval '30 s'
          and not exists (select from kernel.event_seal s where s.event_id = e.id)
      `.execute(db)
      ages.push(rows[0]?.age ?? 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return {
    async end() {
      isOn = false
      await loop
      const sorted = ages.toSorted((a, b) => a - b)
      return sorted[Math.floor(sorted.length * 0.95)] ?? 0
    },
  }
}

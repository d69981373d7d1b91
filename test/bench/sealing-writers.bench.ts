import { connect } from '../../server/kernel/db.ts'
import { migrate } from '../../server/kernel/migrate.ts'
import { startSealer } from '../../server/kernel/seal.ts'
import type { Bench } from './bench.ts'
import { A_SECOND, writeSteadily } from './write-events.ts'

const SECONDS = 3

export const bench: Bench = {
  name: 'writers beside the sealer',
  ours: `a transaction of ten events at ${A_SECOND} events a second, the sealer running`,
  baseline: 'the same without a sealer',
  goal: { atMost: 1.1 },
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
        const took = await writeSteadily(connection.db, SECONDS)
        await stop()
        return took
      },
      baseline: () => writeSteadily(connection.db, SECONDS),
      async close() {
        await connection.close()
        await drop()
      },
    }
  },
}

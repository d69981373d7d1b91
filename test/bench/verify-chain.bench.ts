import { connect, type Connection } from '../../server/kernel/db.ts'
import { migrate } from '../../server/kernel/migrate.ts'
import { sealOnce } from '../../server/kernel/seal.ts'
import { verifyChain } from '../../server/kernel/verify.ts'
import type { Bench } from './bench.ts'

const EVENTS = 1_000_000
const MOST_MB = 300

export const bench: Bench = {
  name: 'verify the log',
  ours: '1,000,000 sealed events, every digest and link computed again, memory bounded',
  unit: 's',
  turns: 2,
  goal: { atMost: 60 },
  async prepare(house) {
    const { url, drop } = await house.freshDatabase()
    const connection = connect(url, 2)
    await migrate(connection.pool)
    await fill(connection)
    return {
      async ours() {
        const before = process.memoryUsage().rss
        const started = performance.now()
        const { sealed, faults } = await verifyChain(connection.db)
        const seconds = (performance.now() - started) / 1000
        if (sealed < EVENTS || faults.length > 0) throw new Error(`${sealed} sealed, ${faults.length} faults`)
        const grown = (process.memoryUsage().rss - before) / 1024 / 1024
        if (grown > MOST_MB) throw new Error(`memory grew by ${grown.toFixed(0)} MB`)
        return seconds
      },
      async close() {
        await connection.close()
        await drop()
      },
    }
  },
}

/** Events as the rooms write them, in transactions of a thousand, and their seals. */
async function fill({ pool, db }: Connection): Promise<void> {
  for (let i = 0; i < EVENTS; i += 10_000)
    await pool.query(
      `insert into kernel.event (id, at, type, body, digest)
       select e.id, e.at, e.type, e.body, sha256(convert_to(
         octet_length(e.id::text) || ':' || (e.id::text) || ',' || octet_length(pg_current_xact_id()::text) || ':' || (pg_current_xact_id()::text) || ',' || octet_length(e.at_text) || ':' || (e.at_text) || ',' ||
         '-' || '-' || octet_length(e.type) || ':' || (e.type) || ',' || '-' || octet_length(e.body) || ':' || (e.body) || ',', 'UTF8'))
       from (select gen_random_uuid() as id, '2025-07-01T02:00:00Z'::timestamptz as at, '2025-07-01T02:00:00.000Z' as at_text,
         'indicators.figures-recorded' as type,
         format('{"changes":[{"element":"ho_%s","value":"%s"}],"period":"2025"}', i % 90, i) as body
         from generate_series($1::int, $1::int + 9999) i offset 0) e`,
      [i],
    )
  while ((await sealOnce(db)).sealed > 0);
}

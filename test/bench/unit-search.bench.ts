import { join } from 'node:path'
import { connect } from '../../server/kernel/db.ts'
import { startProgram } from '../server-process.ts'
import type { Bench } from './bench.ts'
import { timeRequests } from './load.ts'

const TYPED = [
  'tan thuan tay',
  'Tân Nhuận Đông',
  'xa hoa binh',
  'tx hong ngu',
  'cao lanh',
  '30253',
  'hoà an',
  'p my phu',
]
const REPEATS = 10

export const bench: Bench = {
  name: 'unit search',
  ours: 'GET /api/v1/units?q=, 1 connection',
  baseline: 'bare Fastify, one row by primary key, 1 connection',
  goal: { atMost: 5 },
  async prepare(house) {
    const server = await house.server()
    const bare = await startProgram([join(import.meta.dirname, 'bare-server.ts')], {
      BARE_DATABASE_URL: house.databaseUrl,
    })
    const connection = connect(house.databaseUrl, 1)
    const { rows } = await connection.pool.query<{ id: string }>('select id from units.unit limit $1', [TYPED.length])
    await connection.close()
    const searches = TYPED.map((text) => `${server.url}/api/v1/units?q=${encodeURIComponent(text)}`)
    const reads = rows.map(({ id }) => `${bare.url}/unit/${id}`)
    const repeat = (urls: string[]): string[] => Array.from({ length: REPEATS }, () => urls).flat()
    return {
      ours: () => timeRequests(repeat(searches)),
      baseline: () => timeRequests(repeat(reads)),
      close: () => bare.stop(),
    }
  },
}

import { join } from 'node:path'
import { startProgram } from '../server-process.ts'
import type { Bench } from './bench.ts'
import { loadPage } from './load.ts'

const PAGE = '/don-vi/30253'
const CONNECTIONS = 16

export const bench: Bench = {
  name: 'public unit page from the cache',
  ours: `requests a second of ${PAGE}, ${CONNECTIONS} connections`,
  baseline: 'bare Fastify sending a Buffer of the same size',
  goal: { atLeast: 0.5 },
  async prepare(house) {
    const server = await house.server()
    const page = await fetch(server.url + PAGE)
    const bytes = (await page.arrayBuffer()).byteLength
    const bare = await startProgram([join(import.meta.dirname, 'bare-server.ts')], { BARE_BYTES: String(bytes) })
    return {
      ours: () => loadPage(server.url + PAGE, CONNECTIONS),
      baseline: () => loadPage(`${bare.url}/page`, CONNECTIONS),
      close: () => bare.stop(),
    }
  },
}

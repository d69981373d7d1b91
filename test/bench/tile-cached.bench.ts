import { join } from 'node:path'
import { startProgram } from '../server-process.ts'
import type { Bench } from './bench.ts'
import { loadPage } from './load.ts'
import { DAY, openNationalMap } from './national-map.ts'

const CONNECTIONS = 16
/** Around Cao Lãnh. */
const PLACE = '9/406/240'

export const bench: Bench = {
  name: 'tile from the cache',
  ours: `requests a second of one tile of communes, ${CONNECTIONS} connections`,
  baseline: 'bare Fastify sending a Buffer of the same size',
  goal: { atLeast: 0.5 },
  async prepare(house) {
    await (await openNationalMap(house)).close()
    const server = await house.server()
    const map = (await (await fetch(`${server.url}/api/v1/maps/commune?asOf=${DAY}`)).json()) as { tiles: string }
    const url = server.url + map.tiles.replace('{z}/{x}/{y}', PLACE)
    const bytes = (await (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer()).byteLength
    const bare = await startProgram([join(import.meta.dirname, 'bare-server.ts')], { BARE_BYTES: String(bytes) })
    return {
      ours: () => loadPage(url, CONNECTIONS),
      baseline: () => loadPage(`${bare.url}/page`, CONNECTIONS),
      close: () => bare.stop(),
    }
  },
}

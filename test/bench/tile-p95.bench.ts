import { pack } from '../../server/kernel/packed.ts'
import { plainDate } from '../../server/kernel/time.ts'
import { makeTile } from '../../server/modules/map/make-tile.ts'
import { sheetOn } from '../../server/modules/units/index.ts'
import type { Bench } from './bench.ts'
import { DAY, openNationalMap, spreadTiles } from './national-map.ts'

export const bench: Bench = {
  name: 'slow tile not in the cache',
  ours: 'national communes, the zoom of z4–z12 with the highest 95th percentile; looked up, cut, encoded, packed',
  unit: 'ms',
  goal: { atMost: 80 },
  async prepare(house) {
    const connection = await openNationalMap(house)
    const { version } = await sheetOn(connection.db, 'commune', plainDate(DAY))
    const tiles = spreadTiles()
    return {
      async ours() {
        const times = new Map<number, number[]>()
        for (const place of tiles) {
          const started = performance.now()
          pack(await makeTile(connection.db, { level: 'commune', version, ...place }), 4)
          times.set(place.z, [...(times.get(place.z) ?? []), performance.now() - started])
        }
        return Math.max(...[...times.values()].map(percentile95))
      },
      close: () => connection.close(),
    }
  },
}

function percentile95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
}

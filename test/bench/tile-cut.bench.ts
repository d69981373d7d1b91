import { fromGeojsonVt } from '@maplibre/vt-pbf'
import GeoJSONVT from 'geojson-vt'
import { DEGREE } from '../../design/outline.ts'
import { pack } from '../../server/kernel/packed.ts'
import { plainDate } from '../../server/kernel/time.ts'
import { type TilePlace } from '../../server/modules/map/cut-tile.ts'
import { makeTile } from '../../server/modules/map/make-tile.ts'
import { readOutline, type Sheet, sheetOn } from '../../server/modules/units/index.ts'
import type { Bench } from './bench.ts'
import { DAY, openNationalMap, spreadTiles } from './national-map.ts'

export const bench: Bench = {
  name: 'tile not in the cache',
  ours: 'national communes z4–z12: version looked up in PostgreSQL, boundaries read as stored, cut, encoded, packed',
  baseline: 'the same units held in memory as GeoJSON of the tile’s zoom: geojson-vt, vt-pbf, packed',
  goal: { atMost: 3 },
  async prepare(house) {
    const connection = await openNationalMap(house)
    const sheet = await sheetOn(connection.db, 'commune', plainDate(DAY))
    const tiles = spreadTiles()
    const held = tiles.map((place) => ({ ...place, features: holdFeatures(sheet, place) }))
    return {
      async ours() {
        const started = performance.now()
        for (const place of tiles)
          pack(await makeTile(connection.db, { level: 'commune', version: sheet.version, ...place }), 4)
        return performance.now() - started
      },
      async baseline() {
        const started = performance.now()
        for (const { z, x, y, features } of held) {
          const index = new GeoJSONVT(
            { type: 'FeatureCollection', features },
            { maxZoom: z, indexMaxZoom: 0, tolerance: 0 },
          )
          const tile = index.getTile(z, x, y) ?? { features: [] }
          pack(Buffer.from(fromGeojsonVt({ units: tile as Parameters<typeof fromGeojsonVt>[0][string] })), 4)
        }
        return performance.now() - started
      },
      close: () => connection.close(),
    }
  },
}

/** Units whose frame meets the tile, with the points its zoom shows. */
function holdFeatures({ units }: Sheet, { z, x, y }: TilePlace) {
  const side = 2 ** z
  const [west, east] = [(x / side) * 360 - 180, ((x + 1) / side) * 360 - 180]
  const [north, south] = [latitudeAt(y / side), latitudeAt((y + 1) / side)]
  return units
    .filter(({ bounds }) => bounds[0] <= east && bounds[2] >= west && bounds[1] <= north && bounds[3] >= south)
    .map(({ id, code, name, shape }) => {
      const coordinates = readOutline(shape, z).map((polygon) => polygon.map(({ points }) => closeRing(points)))
      const geometry = { type: 'MultiPolygon' as const, coordinates }
      return { type: 'Feature' as const, geometry, properties: { id, code, name } }
    })
}

function closeRing(points: readonly number[]): [number, number][] {
  const ring: [number, number][] = []
  for (let i = 0; i < points.length; i += 2) ring.push([(points[i] ?? 0) / DEGREE, (points[i + 1] ?? 0) / DEGREE])
  const [first] = ring
  return first ? [...ring, first] : ring
}

const latitudeAt = (down: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180) / Math.PI

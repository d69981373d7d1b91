import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature, Position } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import { type Bounds, DEGREE, FEWEST_POINTS, meets, type OutlineRing } from '../../../design/outline.ts'
import { readOutline, type Sheet, type SheetUnit } from '../units/index.ts'
import { TILE_LAYER } from './contract.ts'

export type TilePlace = { z: number; x: number; y: number }

/** Units of a tile's own coordinates across it, and beyond each edge, so that lines along an edge join up. */
const EXTENT = 4096
const BUFFER = 64

/**
 * One vector tile (MVT 2.1) of a map: units with id, code and name, never a result. Only the units that reach into the
 * tile are read, and only the points that its zoom shows; nothing of the country is kept between tiles but the
 * boundaries as stored.
 */
export function cutTile(sheet: Sheet, { z, x, y }: TilePlace): Buffer {
  const frame = frameOf({ z, x, y })
  const features = sheet.units.flatMap((unit) => (meets(unit.bounds, frame) ? (drawFeature(unit, z) ?? []) : []))
  if (features.length === 0) return Buffer.alloc(0)
  // The points were chosen when the boundaries came in, alike for both neighbours: nothing is left to simplify.
  const options = { maxZoom: z, indexMaxZoom: 0, tolerance: 0, extent: EXTENT, buffer: BUFFER }
  const tile = new GeoJSONVT({ type: 'FeatureCollection', features }, options).getTile(z, x, y)
  if (!tile) return Buffer.alloc(0)
  return Buffer.from(
    fromGeojsonVt(
      { [TILE_LAYER]: tile as Parameters<typeof fromGeojsonVt>[0][string] },
      { version: 2, extent: EXTENT },
    ),
  )
}

/** What a tile covers with its buffer, in degrees. */
function frameOf({ z, x, y }: TilePlace): Bounds {
  const over = BUFFER / EXTENT
  return [longitudeAt(x - over, z), latitudeAt(y + 1 + over, z), longitudeAt(x + 1 + over, z), latitudeAt(y - over, z)]
}

const longitudeAt = (x: number, z: number): number => (x / 2 ** z) * 360 - 180
const latitudeAt = (y: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI

function drawFeature({ id, code, name, shape }: SheetUnit, zoom: number): Feature | undefined {
  const dots = createDots(zoom)
  const polygons: Position[][][] = []
  for (const [outer, ...holes] of readOutline(shape, zoom)) {
    if (!outer) continue
    if (outer.points.length >= 2 * FEWEST_POINTS)
      polygons.push([outer, ...holes.filter(({ points }) => points.length >= 2 * FEWEST_POINTS)].map(closeRing))
    else if (outer.isIsland) {
      const dot = dots(outer)
      if (dot) polygons.push([dot])
    }
  }
  if (polygons.length === 0) return undefined
  return { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: polygons }, properties: { id, code, name } }
}

function closeRing({ points }: OutlineRing): Position[] {
  const ring: Position[] = []
  for (let i = 0; i < points.length; i += 2) ring.push([(points[i] ?? 0) / DEGREE, (points[i + 1] ?? 0) / DEGREE])
  const [first] = ring
  return first ? [...ring, first] : ring
}

/** Side of the square that stands for an island too small for the zoom, and how close two such squares may be. */
const DOT = 12
const DOTS_APART = 64

/** An island never disappears from a map: small ones are a square of a pixel and a half, close ones share it. */
function createDots(zoom: number): (ring: OutlineRing) => Position[] | undefined {
  const unit = 360 / (2 ** zoom * EXTENT)
  const taken = new Set<string>()
  return ({ points }) => {
    const [x = 0, y = 0] = points
    const [west, south] = [x / DEGREE, y / DEGREE]
    const place = `${Math.round(west / (unit * DOTS_APART))} ${Math.round(south / (unit * DOTS_APART))}`
    if (taken.has(place)) return undefined
    taken.add(place)
    const [east, north] = [west + unit * DOT, south + unit * DOT]
    return [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
  }
}

import { type Bounds, clipOutline, DEGREE, FEWEST_POINTS, meets, type OutlineRing } from '../../../design/outline.ts'
import { readOutline, type Sheet, type SheetUnit } from '../units/index.ts'
import { TILE_LAYER } from './contract.ts'
import { encodeTile, type TileFeature } from './encode-tile.ts'

export type TilePlace = { z: number; x: number; y: number }

/** Units of a tile's own coordinates across it, and beyond each edge, so that lines along an edge join up. */
const EXTENT = 4096
const BUFFER = 64

/**
 * One vector tile (MVT 2.1) of a map: units with id, code and name, never a result. Only the units that reach into the
 * tile are read, and only the points that its zoom shows, chosen when the boundaries came in and alike for both
 * neighbours: nothing is left to simplify, and nothing of the country is kept between tiles.
 */
export function cutTile(sheet: Sheet, place: TilePlace): Buffer {
  const features = drawFeatures(sheet, place)
  return features.length === 0 ? Buffer.alloc(0) : encodeTile({ name: TILE_LAYER, extent: EXTENT, features })
}

/** The units that reach into a tile, cut at its buffer, in its own coordinates. */
export function drawFeatures(sheet: Sheet, place: TilePlace): TileFeature[] {
  const frame = frameOf(place)
  return sheet.units.flatMap((unit) => (meets(unit.bounds, frame) ? (drawFeature(unit, place, frame) ?? []) : []))
}

/** What a tile covers with its buffer, in degrees. */
function frameOf({ z, x, y }: TilePlace): Bounds {
  const over = BUFFER / EXTENT
  return [longitudeAt(x - over, z), latitudeAt(y + 1 + over, z), longitudeAt(x + 1 + over, z), latitudeAt(y - over, z)]
}

const longitudeAt = (x: number, z: number): number => (x / 2 ** z) * 360 - 180
const latitudeAt = (y: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI

function drawFeature(
  { id, code, name, shape, bounds }: SheetUnit,
  place: TilePlace,
  frame: Bounds,
): TileFeature | undefined {
  const dots = new Set<string>()
  const whole = readOutline(shape, place.z)
  const isInside = bounds[0] >= frame[0] && bounds[1] >= frame[1] && bounds[2] <= frame[2] && bounds[3] <= frame[3]
  const rings: number[][] = []
  for (const [outer, ...holes] of isInside ? whole : clipOutline(whole, frame)) {
    if (!outer) continue
    const ring = placeRing(outer, place)
    if (ring.length >= 2 * FEWEST_POINTS) {
      rings.push(ring)
      for (const hole of holes.map((one) => placeRing(one, place)))
        if (hole.length >= 2 * FEWEST_POINTS) rings.push(hole)
    } else if (outer.isIsland) rings.push(...drawDot(ring, dots))
  }
  return rings.length === 0 ? undefined : { rings, tags: { id, code, name } }
}

/**
 * Web Mercator in whole units of the tile; points that fall together once. From the last point to the first: stored
 * rings run counterclockwise, those of a tile clockwise as seen on a screen (MVT 2.1 §4.3.4.4).
 */
function placeRing({ points }: OutlineRing, { z, x, y }: TilePlace): number[] {
  const world = 2 ** z * EXTENT
  const ring: number[] = []
  for (let i = points.length - 2; i >= 0; i -= 2) {
    const sine = Math.sin(((points[i + 1] ?? 0) / DEGREE) * (Math.PI / 180))
    const across = Math.round(((points[i] ?? 0) / DEGREE / 360 + 0.5) * world) - x * EXTENT
    const down = Math.round((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world) - y * EXTENT
    if (ring.at(-2) !== across || ring.at(-1) !== down) ring.push(across, down)
  }
  return ring
}

/** Side of the square that stands for an island too small for the zoom, and how close two such squares may be. */
const DOT = 12
const DOTS_APART = 64

/** An island never disappears from a map: small ones are a square of a pixel and a half, close ones share it. */
function drawDot([x = 0, y = 0]: readonly number[], taken: Set<string>): number[][] {
  const place = `${Math.round(x / DOTS_APART)} ${Math.round(y / DOTS_APART)}`
  if (taken.has(place)) return []
  taken.add(place)
  return [[x, y, x + DOT, y, x + DOT, y + DOT, x, y + DOT]]
}

import { PbfWriter } from 'pbf'

/** A unit in a tile: rings of whole tile coordinates x, y, x, y… without the repeated first point. */
export type TileFeature = { rings: readonly (readonly number[])[]; tags: Readonly<Record<string, string>> }

export type TileLayer = { name: string; extent: number; features: readonly TileFeature[] }

// Mapbox Vector Tile 2.1: https://github.com/mapbox/vector-tile-spec/tree/master/2.1. One layer of polygons with text
// tags is all there is here.
const TILE = { layer: 3 } as const
const LAYER = { name: 1, feature: 2, key: 3, value: 4, extent: 5, version: 15 } as const
const FEATURE = { tags: 2, type: 3, geometry: 4 } as const
const STRING_VALUE = 1
const POLYGON = 3
const [MOVE, LINE, CLOSE] = [1, 2, 7]

export function encodeTile(layer: TileLayer): Buffer {
  const writer = new PbfWriter()
  writer.writeMessage(TILE.layer, writeLayer, layer)
  return Buffer.from(writer.finish())
}

function writeLayer({ name, extent, features }: TileLayer, writer: PbfWriter): void {
  const keys = createTable()
  const values = createTable()
  writer.writeVarintField(LAYER.version, 2)
  writer.writeStringField(LAYER.name, name)
  writer.writeVarintField(LAYER.extent, extent)
  for (const { rings, tags } of features) {
    const indices = Object.entries(tags).flatMap(([key, value]) => [keys.indexOf(key), values.indexOf(value)])
    writer.writeMessage(LAYER.feature, writeFeature, { rings, indices })
  }
  for (const key of keys.list()) writer.writeStringField(LAYER.key, key)
  for (const value of values.list()) writer.writeMessage(LAYER.value, writeValue, value)
}

function writeFeature({ rings, indices }: { rings: TileFeature['rings']; indices: number[] }, writer: PbfWriter): void {
  writer.writePackedVarint(FEATURE.tags, indices)
  writer.writeVarintField(FEATURE.type, POLYGON)
  writer.writeMessage(FEATURE.geometry, writeRings, rings)
}

function writeValue(value: string, writer: PbfWriter): void {
  writer.writeStringField(STRING_VALUE, value)
}

/** Each ring: move to its first point, lines to the others, close; every step relative to the point before. */
function writeRings(rings: TileFeature['rings'], writer: PbfWriter): void {
  let [x, y] = [0, 0]
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      if (i === 0) writer.writeVarint(command(MOVE, 1))
      if (i === 2) writer.writeVarint(command(LINE, ring.length / 2 - 1))
      const [toX = 0, toY = 0] = [ring[i], ring[i + 1]]
      writer.writeVarint(zigzag(toX - x))
      writer.writeVarint(zigzag(toY - y))
      x = toX
      y = toY
    }
    writer.writeVarint(command(CLOSE, 1))
  }
}

const command = (id: number, count: number): number => (id & 7) | (count << 3)
const zigzag = (value: number): number => (value << 1) ^ (value >> 31)

function createTable(): { indexOf(text: string): number; list(): Iterable<string> } {
  const places = new Map<string, number>()
  return {
    indexOf(text) {
      const known = places.get(text)
      if (known !== undefined) return known
      places.set(text, places.size)
      return places.size - 1
    },
    list: () => places.keys(),
  }
}

import { VectorTile } from '@mapbox/vector-tile'
import GeoJSONVT from 'geojson-vt'
import { PbfReader } from 'pbf'
import { describe, expect, test } from 'vitest'
import { DEGREE, type Outline } from '../design/outline.ts'
import { gradeShapes } from '../server/modules/units/boundaries/boundary-grades.ts'
import { measureOutline } from '../server/modules/units/boundaries/boundary-measure.ts'
import { encodeShape } from '../server/modules/units/boundaries/boundary-shape.ts'
import type { Sheet, SheetUnit } from '../server/modules/units/index.ts'
import { cutTile } from '../server/modules/map/cut-tile.ts'

/** A star with so many points around a place: concave, crossing many tiles. */
function star(lon: number, lat: number, radius: number, points = 90): Outline {
  const ring = Array.from({ length: points }, (_, i) => {
    const turn = (i / points) * 2 * Math.PI
    const reach = radius * (i % 3 === 0 ? 0.55 : 1)
    return [Math.round((lon + Math.cos(turn) * reach) * DEGREE), Math.round((lat + Math.sin(turn) * reach) * DEGREE)]
  })
  return [[{ points: ring.flat(), isIsland: false }]]
}

function sheetOf(outlines: Record<string, Outline>): Sheet {
  const shapes = gradeShapes(Object.values(outlines))
  const units = Object.entries(outlines).map(([code, outline], i) => {
    const { bounds } = measureOutline(outline)
    const named = { id: `id-${code}`, code, name: `Xã ${code}`, type: 'xã', level: 'commune' }
    return { ...named, bounds, shape: encodeShape(shapes[i] ?? []) } as unknown as SheetUnit
  })
  return { level: 'commune', version: 'test', from: null, to: null, units, without: [], bounds: null, layers: [] }
}

type Ring = readonly { x: number; y: number }[]

function decode(tile: Buffer): Map<string, { tags: object; rings: Ring[] }> {
  const layer = new VectorTile(new PbfReader(tile)).layers['units']
  const features = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i))
  return new Map(
    features.map((feature) => [
      String(feature?.properties['code']),
      { tags: feature?.properties ?? {}, rings: feature?.loadGeometry() ?? [] },
    ]),
  )
}

const areaOf = (rings: readonly Ring[]): number =>
  rings.reduce((sum, ring) => {
    const turns = ring.map(({ x, y }, i) => {
      const next = ring[(i + 1) % ring.length] ?? { x, y }
      return x * next.y - next.x * y
    })
    return sum + turns.reduce((all, one) => all + one, 0) / 2
  }, 0)

describe('a tile', () => {
  const outlines = { '1': star(105.8, 10.3, 0.4), '2': star(106.9, 10.9, 0.3), '3': star(105.8, 10.3, 3) }
  const sheet = sheetOf(outlines)

  test.each([
    [7, 101, 60],
    [9, 406, 241],
    [10, 813, 482],
    [12, 3251, 1929],
  ])('at %i/%i/%i holds the same land as the tile of a well-known library', (z, x, y) => {
    const features = Object.entries(outlines).map(([code, [polygon]]) => {
      const points = polygon?.[0]?.points ?? []
      const ring = Array.from({ length: points.length / 2 + 1 }, (_, i) => {
        const at = (2 * i) % points.length
        return [(points[at] ?? 0) / DEGREE, (points[at + 1] ?? 0) / DEGREE]
      })
      return {
        type: 'Feature' as const,
        properties: { code },
        geometry: { type: 'Polygon' as const, coordinates: [ring] },
      }
    })
    const index = new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: z, tolerance: 0 })
    const theirs = index.getTile(z, x, y)?.features ?? []
    const ours = decode(cutTile(sheet, { z, x, y }))
    expect([...ours.keys()].toSorted()).toEqual(theirs.map(({ tags }) => String(tags?.['code'])).toSorted())
    for (const { tags, type, geometry } of theirs) {
      if (type !== 3) continue
      const rings = geometry.map((ring) => ring.map(([px, py]) => ({ x: px, y: py })))
      const area = areaOf(ours.get(String(tags?.['code']))?.rings ?? [])
      // Simplified at small scales: by less than half a pixel along the border.
      expect(Math.abs(Math.abs(areaOf(rings)) - area)).toBeLessThan(Math.max(4000, area * 0.01))
      expect(area).toBeGreaterThan(0)
    }
  })

  test('carries id, code and name of each unit, and nothing else', () => {
    const { tags } = decode(cutTile(sheet, { z: 9, x: 406, y: 241 })).get('1') ?? { tags: {} }
    expect(tags).toEqual({ id: 'id-1', code: '1', name: 'Xã 1' })
  })

  test('is empty where no unit reaches', () => {
    expect(cutTile(sheet, { z: 9, x: 0, y: 0 })).toHaveLength(0)
  })

  test('never loses an island: too small for the scale it is a dot, and close ones share one', () => {
    const islet = (lon: number): Outline[number] => star(lon, 16, 0.0004, 9)[0] ?? []
    const islands = sheetOf({ '9': [113, 113.0005, 113.001, 114].map(islet).flatMap((polygon) => [polygon]) })
    const column = Math.floor((113 / 360 + 0.5) * 16)
    const { rings } = decode(cutTile(islands, { z: 4, x: column, y: 7 })).get('9') ?? { rings: [] }
    expect(rings).toHaveLength(2)
    expect(rings.every((ring) => areaOf([ring]) === 144)).toBe(true)
  })

  test('a hole stays a hole', () => {
    const [outer, inner] = [star(106, 10, 0.5)[0]?.[0], star(106, 10, 0.2)[0]?.[0]]
    if (!outer || !inner) throw new Error('no rings')
    const reversed = Array.from({ length: inner.points.length / 2 }, (_, i) =>
      inner.points.slice(-2 * i - 2, inner.points.length - 2 * i),
    )
    const holed = sheetOf({ '5': [[outer, { points: reversed.flat(), isIsland: false }]] })
    const { rings } = decode(cutTile(holed, { z: 8, x: 203, y: 120 })).get('5') ?? { rings: [] }
    expect(rings.map((ring) => Math.sign(areaOf([ring])))).toEqual([1, -1])
  })
})

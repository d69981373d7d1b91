import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outline } from '../../../../design/outline.ts'
import { gradeShapes } from './boundary-grades.ts'
import { measureOutline } from './boundary-measure.ts'
import { encodeShape, type GradedShape, LEAST_ZOOM, MOST_ZOOM, readOutline } from './boundary-shape.ts'

const coordinate = fc.integer({ min: -18_000_000, max: 18_000_000 })
const ring = fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: LEAST_ZOOM, max: MOST_ZOOM + 1 })), {
  maxLength: 40,
})
const shape = fc.array(fc.array(fc.tuple(ring, fc.boolean()), { maxLength: 3 }), { maxLength: 4 })

const toShape = (polygons: [[number, number, number][], boolean][][]): GradedShape =>
  polygons.map((polygon) =>
    polygon.map(([points, isIsland]) => ({
      points: points.flatMap(([x, y]) => [x, y]),
      zooms: Uint8Array.from(points, ([, , zoom]) => zoom),
      isIsland,
    })),
  )

describe('a stored shape', () => {
  test('gives back every point it was made of', () => {
    fc.assert(
      fc.property(shape, (polygons) => {
        const graded = toShape(polygons)
        const expected = graded.map((polygon) => polygon.map(({ points, isIsland }) => ({ points, isIsland })))
        expect(readOutline(encodeShape(graded))).toEqual(expected)
      }),
    )
  })

  test('gives at a zoom exactly the points that zoom needs', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: LEAST_ZOOM, max: MOST_ZOOM }), (polygons, zoom) => {
        const wanted = polygons.map((polygon) =>
          polygon.map(([points]) => points.flatMap(([x, y, from]) => (from <= zoom ? [x, y] : []))),
        )
        const read = readOutline(encodeShape(toShape(polygons)), zoom)
        expect(read.map((polygon) => polygon.map(({ points }) => points))).toEqual(wanted)
      }),
    )
  })
})

/** Two neighbours with a winding border between them, which each begins elsewhere and runs the other way. */
function neighbours(): [Outline, Outline] {
  const winding = Array.from({ length: 60 }, (_, i) => [
    10_500_000 + Math.round(Math.sin(i / 3) * 900),
    1_000_000 + i * 400,
  ])
  const left = [[10_400_000, 1_000_000], ...winding, [10_400_000, 1_023_600]]
  const right = [...winding.toReversed(), [10_600_000, 1_000_000], [10_600_000, 1_023_600]]
  const outline = (points: number[][]): Outline => [[{ points: points.flat(), isIsland: false }]]
  return [outline([...left.slice(20), ...left.slice(0, 20)]), outline(right)]
}

describe('borders made simpler', () => {
  test('stay the same for both neighbours, at every zoom', () => {
    const shapes = gradeShapes(neighbours())
    for (let zoom = LEAST_ZOOM; zoom <= MOST_ZOOM; zoom += 1) {
      const [left, right] = shapes.map((graded) => {
        const points = readOutline(encodeShape(graded), zoom)[0]?.[0]?.points ?? []
        return points.flatMap((x, i) =>
          i % 2 === 0 && Math.abs(x - 10_500_000) < 1000 ? [`${x} ${points[i + 1]}`] : [],
        )
      })
      expect(left?.toSorted()).toEqual(right?.toSorted())
    }
  })

  test('lose points only where that cannot be seen, and an island is known as one', () => {
    const island: Outline = [
      [{ points: [11_200_000, 1_600_000, 11_200_300, 1_600_000, 11_200_000, 1_600_300], isIsland: false }],
    ]
    const shapes = gradeShapes([...neighbours(), island])
    const count = (zoom: number) => readOutline(encodeShape(shapes[0] ?? []), zoom)[0]?.[0]?.points.length ?? 0
    expect(count(LEAST_ZOOM)).toBeLessThan(count(9))
    expect(count(MOST_ZOOM)).toBeGreaterThan(count(9))
    expect(shapes.map((graded) => graded[0]?.[0]?.isIsland)).toEqual([false, false, true])
  })
})

test('a square of a tenth of a degree at 10° north measures 121 km² and is labelled in its middle', () => {
  const points = [10_500_000, 1_000_000, 10_510_000, 1_000_000, 10_510_000, 1_010_000, 10_500_000, 1_010_000]
  const measured = measureOutline([[{ points, isIsland: false }]])
  expect(measured.bounds).toEqual([105, 10, 105.1, 10.1])
  expect(measured.areaM2 / 1e6).toBeCloseTo(121.2, 0)
  expect(measured.label.lon).toBeCloseTo(105.05, 2)
  expect(measured.label.lat).toBeCloseTo(10.05, 2)
  expect(measured.labelRadiusM).toBeGreaterThan(5400)
})

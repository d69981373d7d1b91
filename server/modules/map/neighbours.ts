import type { MapName } from '../../../design/map-drawing.ts'
import { type Bounds, clipOutline, DEGREE, type Outline } from '../../../design/outline.ts'
import { LEAST_ZOOM, readOutline, type SheetUnit } from '../units/index.ts'

/** Points looked at across and down the frame. */
const ACROSS = 28
const DOWN = 18
/** A name needs this many points of its land in sight. */
const FEWEST_SEEN = 5

/** Where the names of neighbouring provinces stand: in the middle of what is seen of each. */
export function nameNeighbours(around: readonly SheetUnit[], frame: Bounds): MapName[] {
  return around.flatMap(({ name, shape }) => {
    const seen = pointsInside(clipOutline(readOutline(shape, LEAST_ZOOM + 2), frame), frame)
    if (seen.length < FEWEST_SEEN) return []
    const middle = [average(seen.map(([x]) => x)), average(seen.map(([, y]) => y))] as const
    const at = seen.reduce((best, one) => (apart(one, middle) < apart(best, middle) ? one : best))
    return [{ name: name.replace(/^(Tỉnh|Thành phố) /, ''), at }]
  })
}

type Place = readonly [lon: number, lat: number]

function pointsInside(outline: Outline, [west, south, east, north]: Bounds): Place[] {
  const points: Place[] = []
  for (let i = 0; i < ACROSS; i += 1)
    for (let j = 0; j < DOWN; j += 1) {
      const place: Place = [west + ((i + 0.5) / ACROSS) * (east - west), south + ((j + 0.5) / DOWN) * (north - south)]
      if (isInside(outline, place)) points.push(place)
    }
  return points
}

/** Even and odd: a point is inside when a line from it to the east crosses the border an odd number of times. */
function isInside(outline: Outline, [lon, lat]: Place): boolean {
  const [x, y] = [lon * DEGREE, lat * DEGREE]
  let inside = false
  for (const { points } of outline.flat())
    for (let i = 0; i < points.length; i += 2) {
      const [ax = 0, ay = 0] = [points[i], points[i + 1]]
      const [bx = 0, by = 0] = [points[(i + 2) % points.length], points[(i + 3) % points.length]]
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
    }
  return inside
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const apart = (a: Place, b: Place): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2

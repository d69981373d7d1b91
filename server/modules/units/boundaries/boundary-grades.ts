import { DEGREE, type Outline, type OutlineRing } from '../../../../design/outline.ts'
import { type GradedRing, type GradedShape, LEAST_ZOOM, MOST_ZOOM } from './boundary-shape.ts'

// Borders are made simpler piece by piece, where a piece ends at every point in which three or more lines meet. Both
// neighbours then keep the same points of the border they share, at every zoom: no gaps and no overlaps appear.

/** Tile units (4096 a tile, 8 a pixel) by which a border may stray at a zoom: under half a pixel. */
const STRAY = 3
const TILE = 4096

/** Grades every point of all borders of a layer, in the order given. */
export function gradeShapes(
  outlines: readonly Outline[],
  progress: (done: number, of: number) => void = () => {},
): GradedShape[] {
  const corners = findCorners(outlines)
  return outlines.map((outline, i) => {
    progress(i + 1, outlines.length)
    return outline.map((polygon) => polygon.map((ring) => gradeRing(ring, corners)))
  })
}

type Corners = { meeting: ReadonlySet<number>; shared: ReadonlySet<number> }

/** `meeting`: points where lines of more than one course meet. `shared`: points on the border of two rings. */
function findCorners(outlines: readonly Outline[]): Corners {
  const courses = new Map<number, readonly [number, number]>()
  const meeting = new Set<number>()
  const shared = new Set<number>()
  for (const { points } of outlines.flat(2)) {
    const length = points.length / 2
    for (let i = 0; i < length; i += 1) {
      const here = keyAt(points, i)
      const before = keyAt(points, (i + length - 1) % length)
      const after = keyAt(points, (i + 1) % length)
      const known = courses.get(here)
      if (!known) courses.set(here, [before, after])
      else if (known.includes(before) && known.includes(after)) shared.add(here)
      else meeting.add(here)
    }
  }
  return { meeting, shared }
}

const keyAt = (points: readonly number[], i: number): number =>
  (points[2 * i] ?? 0) * 2 ** 23 + (points[2 * i + 1] ?? 0)

function gradeRing({ points }: OutlineRing, { meeting, shared }: Corners): GradedRing {
  const length = points.length / 2
  const line = projectPoints(points)
  const importance = new Float64Array(length)
  const keys = Array.from({ length }, (_, i) => keyAt(points, i))
  const anchors = keys.flatMap((key, i) => (meeting.has(key) ? [i] : []))
  const isIsland = anchors.length === 0 && !keys.some((key) => shared.has(key))
  const ends = anchors.length > 1 ? anchors : chooseEnds(points, line, anchors[0])
  for (const end of ends) importance[end] = Infinity
  for (const [n, from] of ends.entries())
    weighPiece(line, piece(points, from, ends[(n + 1) % ends.length] ?? from), importance)
  return { points, isIsland, zooms: Uint8Array.from(importance, zoomOf) }
}

/** A ring with fewer than two corners is cut at its first point in reading order and the one farthest from it. */
function chooseEnds(points: readonly number[], line: Line, corner: number | undefined): number[] {
  let first = corner ?? 0
  if (corner === undefined) for (let i = 1; i < line.x.length; i += 1) if (isBefore(points, i, first)) first = i
  let far = first
  let most = -1
  for (let i = 0; i < line.x.length; i += 1) {
    const apart = squareBetween(line, i, first)
    if (apart > most) [far, most] = [i, apart]
  }
  return first < far ? [first, far] : [far, first]
}

/** Indices from one corner to the next, always from the same end, so that both neighbours weigh the piece alike. */
function piece(points: readonly number[], from: number, to: number): number[] {
  const length = points.length / 2
  const along = [from]
  for (let i = (from + 1) % length; i !== to; i = (i + 1) % length) along.push(i)
  along.push(to)
  return isBefore(points, to, from) ? along.reverse() : along
}

function isBefore(points: readonly number[], a: number, b: number): boolean {
  const [ax = 0, bx = 0] = [points[2 * a], points[2 * b]]
  return ax < bx || (ax === bx && (points[2 * a + 1] ?? 0) < (points[2 * b + 1] ?? 0))
}

/** Web Mercator, the whole world 0–1. */
type Line = { x: Float64Array; y: Float64Array }

function projectPoints(points: readonly number[]): Line {
  const line = { x: new Float64Array(points.length / 2), y: new Float64Array(points.length / 2) }
  for (let i = 0; i < line.x.length; i += 1) {
    const sine = Math.sin(((points[2 * i + 1] ?? 0) / DEGREE) * (Math.PI / 180))
    line.x[i] = (points[2 * i] ?? 0) / DEGREE / 360 + 0.5
    line.y[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  }
  return line
}

/** Douglas and Peucker: how far the border strays when a point is left out. */
function weighPiece(line: Line, along: readonly number[], importance: Float64Array): void {
  const open: [number, number][] = [[0, along.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    let [far, most] = [-1, 0]
    for (let i = from + 1; i < to; i += 1) {
      const apart = squareToLine(line, along[i] ?? 0, along[from] ?? 0, along[to] ?? 0)
      if (apart > most) [far, most] = [i, apart]
    }
    if (far < 0) continue
    importance[along[far] ?? 0] = Math.sqrt(most)
    open.push([from, far], [far, to])
  }
}

function squareBetween({ x, y }: Line, a: number, b: number): number {
  return ((x[a] ?? 0) - (x[b] ?? 0)) ** 2 + ((y[a] ?? 0) - (y[b] ?? 0)) ** 2
}

function squareToLine({ x, y }: Line, point: number, from: number, to: number): number {
  const [px = 0, py = 0, ax = 0, ay = 0] = [x[point], y[point], x[from], y[from]]
  const [dx, dy] = [(x[to] ?? 0) - ax, (y[to] ?? 0) - ay]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / square))
  return (px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2
}

function zoomOf(importance: number): number {
  if (importance === 0) return MOST_ZOOM + 1
  return Math.min(MOST_ZOOM + 1, Math.max(LEAST_ZOOM, Math.ceil(Math.log2(STRAY / (TILE * importance)))))
}

import { type Bounds, DEGREE, FEWEST_POINTS, type Outline, type OutlineRing } from './outline.ts'

// From degrees to the drawing: Web Mercator, as on the live map, so that one lies exactly over the other.

/** A drawing's frame on the world. */
export type MapView = {
  bounds: Bounds
  /** px on the page at full size. */
  width: number
  height: number
  /** Zoom of the live map at which it would be as large. */
  zoom: number
  /** Metres a px in the middle. */
  metres: number
  /** px of the world's western and northern edge, and of the whole world. */
  left: number
  top: number
  world: number
}

/** Drawings use half pixels, so that path data is whole numbers. */
export const FINE = 2

/** px of a tile of the live map. */
const TILE = 512
const EQUATOR_M = 40_075_016.7
const RADIANS = Math.PI / 180

const acrossWorld = (longitude: number): number => longitude / 360 + 0.5

function downWorld(latitude: number): number {
  const sine = Math.sin(latitude * RADIANS)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** The largest view of some bounds that fits into so many px. */
export function fitView(bounds: Bounds, room: { width: number; height: number }): MapView {
  const [west, south, east, north] = bounds
  const across = Math.max(acrossWorld(east) - acrossWorld(west), 1e-9)
  const down = Math.max(downWorld(south) - downWorld(north), 1e-9)
  const world = Math.min(room.width / across, room.height / down)
  const middle = ((south + north) / 2) * RADIANS
  return {
    bounds,
    width: across * world,
    height: down * world,
    zoom: Math.log2(world / TILE),
    metres: (EQUATOR_M * Math.cos(middle)) / world,
    left: acrossWorld(west) * world,
    top: downWorld(north) * world,
    world,
  }
}

/** Half pixels from the left and top of the view. */
export function placeOn(view: MapView, longitude: number, latitude: number): [x: number, y: number] {
  return [
    Math.round((acrossWorld(longitude) * view.world - view.left) * FINE),
    Math.round((downWorld(latitude) * view.world - view.top) * FINE),
  ]
}

type Place = readonly [x: number, y: number]

/** The corners of a ring in half pixels, those that fall together once. */
function trace({ points }: OutlineRing, view: MapView): Place[] {
  const corners: Place[] = []
  for (let i = 0; i < points.length; i += 2) {
    const place = placeOn(view, (points[i] ?? 0) / DEGREE, (points[i + 1] ?? 0) / DEGREE)
    const last = corners.at(-1)
    if (last?.[0] !== place[0] || last[1] !== place[1]) corners.push(place)
  }
  return corners
}

/** Path data of a filled border. An island too small for the scale stays a dot; close ones share it. */
export function drawArea(outline: Outline, view: MapView): string {
  const dots = new Set<string>()
  return outline
    .flat()
    .map((ring) => {
      const corners = trace(ring, view)
      if (corners.length >= FEWEST_POINTS) return `${drawLine(corners)}z`
      return ring.isIsland ? drawDot(corners[0], dots) : ''
    })
    .join('')
}

/** Half pixels: a dot's side, and how close two of them may be. */
const DOT = 3
const DOTS_APART = 10

function drawDot(place: Place | undefined, taken: Set<string>): string {
  if (!place) return ''
  const key = place.map((value) => Math.round(value / DOTS_APART)).join(' ')
  if (taken.has(key)) return ''
  taken.add(key)
  return `M${place[0]} ${place[1]}h${DOT}v${DOT}h-${DOT}z`
}

/** Path data of the lines between some borders, each drawn once though two share it. */
export function drawBorders(outlines: readonly Outline[], view: MapView): string {
  const drawn = new Set<string>()
  const dots = new Set<string>()
  const islands = outlines.flat(2).filter(({ isIsland }) => isIsland)
  return (
    drawSides(outlines, view, (side) => !drawn.has(side) && Boolean(drawn.add(side))) +
    islands.map((ring) => drawIfDot(trace(ring, view), dots)).join('')
  )
}

function drawIfDot(corners: readonly Place[], dots: Set<string>): string {
  return corners.length < FEWEST_POINTS ? drawDot(corners[0], dots) : ''
}

/** Path data of the lines around groups of borders: what two of one group share is left out. */
export function drawGroups(groups: readonly (readonly Outline[])[], view: MapView): string {
  const drawn = new Set<string>()
  return groups
    .map((outlines) => {
      const uses = new Map<string, number>()
      drawSides(outlines, view, (side) => Boolean(uses.set(side, (uses.get(side) ?? 0) + 1)))
      return drawSides(outlines, view, (side) => uses.get(side) === 1 && !drawn.has(side) && Boolean(drawn.add(side)))
    })
    .join('')
}

/** The sides that are wanted, as lines as long as they can be. */
function drawSides(outlines: readonly Outline[], view: MapView, isWanted: (side: string) => boolean): string {
  let path = ''
  for (const ring of outlines.flat(2)) {
    const corners = trace(ring, view)
    if (corners.length < FEWEST_POINTS) continue
    let line: Place[] = []
    for (const [i, from] of corners.entries()) {
      const to = corners[(i + 1) % corners.length] ?? from
      if (isWanted(nameSide(from, to))) {
        if (line.length === 0) line.push(from)
        line.push(to)
        continue
      }
      path += drawLine(line)
      line = []
    }
    path += drawLine(line)
  }
  return path
}

function nameSide(a: Place, b: Place): string {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? `${a.join()} ${b.join()}` : `${b.join()} ${a.join()}`
}

/** `M12 34l5-6 7 8`: from the first corner by steps, a minus sign being separator enough. */
function drawLine(corners: readonly Place[]): string {
  const [first] = corners
  if (!first || corners.length < 2) return ''
  let path = `M${first[0]} ${first[1]}l`
  for (let i = 1; i < corners.length; i += 1) {
    const [from, to] = [corners[i - 1] ?? first, corners[i] ?? first]
    path += `${separate(to[0] - from[0], i === 1)}${separate(to[1] - from[1], false)}`
  }
  return path
}

const separate = (value: number, isFirst: boolean): string => (isFirst || value < 0 ? `${value}` : ` ${value}`)

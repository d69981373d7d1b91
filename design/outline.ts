// The border of a unit as numbers: what boundaries are stored as, tiles are cut from and maps are drawn of.

/** Coordinates are whole hundred-thousandths of a degree (about 1.1 m), WGS 84. */
export const DEGREE = 100_000

/** A closed ring, its first point not repeated: longitude, latitude, longitude, latitude… in units of 1/`DEGREE`. */
export type OutlineRing = {
  points: readonly number[]
  /** Shares no point with another unit: may become too small for a scale and is then still worth a dot. */
  isIsland: boolean
}

/** Polygons, each its outer ring (counterclockwise, as RFC 7946 has it) and then its holes. */
export type Outline = readonly (readonly OutlineRing[])[]

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Fewer points enclose nothing. */
export const FEWEST_POINTS = 3

/** The smallest frame around several; undefined for none. */
export function joinBounds(all: readonly Bounds[]): Bounds | undefined {
  if (all.length === 0) return undefined
  return [
    Math.min(...all.map((one) => one[0])),
    Math.min(...all.map((one) => one[1])),
    Math.max(...all.map((one) => one[2])),
    Math.max(...all.map((one) => one[3])),
  ]
}

export function boundsOf(outline: Outline): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of outline)
    for (const { points } of polygon)
      for (let i = 0; i < points.length; i += 2) {
        const [x = 0, y = 0] = [points[i], points[i + 1]]
        if (x < west) west = x
        if (x > east) east = x
        if (y < south) south = y
        if (y > north) north = y
      }
  return [west / DEGREE, south / DEGREE, east / DEGREE, north / DEGREE]
}

export function meets(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}

/** The part of a border inside a frame, for drawing: along the frame's edges it is closed by straight lines. */
export function clipOutline(outline: Outline, [west, south, east, north]: Bounds): Outline {
  const clip = (points: readonly number[]): number[] => {
    let left = [...points]
    for (const [axis, limit, sign] of [
      [0, west * DEGREE, 1],
      [0, east * DEGREE, -1],
      [1, south * DEGREE, 1],
      [1, north * DEGREE, -1],
    ] as const)
      left = cutOff(left, { axis, limit: Math.round(limit), sign })
    return left
  }
  return outline.flatMap((polygon) => {
    const rings = polygon.map(({ points, isIsland }) => ({ points: clip(points), isIsland }))
    return (rings[0]?.points.length ?? 0) > 0 ? [rings.filter(({ points }) => points.length > 0)] : []
  })
}

/** Sutherland and Hodgman: what lies beyond one straight line is cut off. */
function cutOff(
  points: readonly number[],
  { axis, limit, sign }: { axis: 0 | 1; limit: number; sign: 1 | -1 },
): number[] {
  const kept: number[] = []
  for (let i = 0; i < points.length; i += 2) {
    const next = (i + 2) % points.length
    const [ax = 0, ay = 0, bx = 0, by = 0] = [points[i], points[i + 1], points[next], points[next + 1]]
    const [a, b] = axis === 0 ? [ax, bx] : [ay, by]
    const [isIn, staysIn] = [(a - limit) * sign >= 0, (b - limit) * sign >= 0]
    if (isIn) kept.push(ax, ay)
    if (isIn === staysIn) continue
    const along = (limit - a) / (b - a)
    kept.push(Math.round(ax + along * (bx - ax)), Math.round(ay + along * (by - ay)))
  }
  return kept
}

type Side = { ax: number; ay: number; bx: number; by: number; left: number; right: number }

/**
 * Where two sides of a ring cross, in the ring's own units; undefined when none do. A ring may touch itself in a point:
 * that is drawn as it should be. Whole numbers up to 10⁷ keep every product exact.
 */
export function findCrossing(points: readonly number[]): { x: number; y: number } | undefined {
  const sides = sidesOf(points)
  // Swept from west to east: a side is held only against those that reach as far as it begins.
  let open: Side[] = []
  for (const side of sides.toSorted((a, b) => a.left - b.left)) {
    open = open.filter((other) => other.right >= side.left)
    const other = open.find((one) => doCross(one, side))
    if (other) return crossingOf(other, side)
    open.push(side)
  }
  return undefined
}

function sidesOf(points: readonly number[]): Side[] {
  const sides: Side[] = []
  for (let i = 0; i < points.length; i += 2) {
    const [ax = 0, ay = 0] = [points[i], points[i + 1]]
    const [bx = 0, by = 0] = [points[(i + 2) % points.length], points[(i + 3) % points.length]]
    sides.push({ ax, ay, bx, by, left: Math.min(ax, bx), right: Math.max(ax, bx) })
  }
  return sides
}

/** Each side has its ends strictly on both sides of the other: neighbours, which share an end, never do. */
function doCross(a: Side, b: Side): boolean {
  if (Math.max(a.ay, a.by) < Math.min(b.ay, b.by) || Math.max(b.ay, b.by) < Math.min(a.ay, a.by)) return false
  const [first, second] = [turn(a, b.ax, b.ay), turn(a, b.bx, b.by)]
  if (first * second >= 0) return false
  const [third, fourth] = [turn(b, a.ax, a.ay), turn(b, a.bx, a.by)]
  return third * fourth < 0
}

/** 1 when the point lies left of the side, −1 right, 0 on its line. */
function turn({ ax, ay, bx, by }: Side, x: number, y: number): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))
}

function crossingOf(a: Side, b: Side): { x: number; y: number } {
  const [dx, dy, ex, ey] = [a.bx - a.ax, a.by - a.ay, b.bx - b.ax, b.by - b.ay]
  const along = ((b.ax - a.ax) * ey - (b.ay - a.ay) * ex) / (dx * ey - dy * ex)
  return { x: a.ax + along * dx, y: a.ay + along * dy }
}

import type { Outline, OutlineRing } from '../../../../design/outline.ts'

/** Zooms at which tiles exist. */
export const LEAST_ZOOM = 4
export const MOST_ZOOM = 12

/** A ring with, for each point, the smallest zoom at which leaving it out would be seen; `MOST_ZOOM` + 1 = at none. */
export type GradedRing = OutlineRing & { zooms: Uint8Array }
export type GradedShape = readonly (readonly GradedRing[])[]

// Bytes of a shape: count of polygons; for each, count of rings; for each ring, points × 2 + island; the zooms, two a
// byte; then for each point its distance from the one before (the very first from 0, 0). Counts are varints, distances
// zigzag varints. About 5 bytes a point, a third of GeoJSON; reading one zoom skips what that zoom does not show.

export function encodeShape(shape: GradedShape): Buffer {
  const bytes: number[] = []
  let [x, y] = [0, 0]
  writeCount(bytes, shape.length)
  for (const polygon of shape) {
    writeCount(bytes, polygon.length)
    for (const { points, zooms, isIsland } of polygon) {
      writeCount(bytes, zooms.length * 2 + (isIsland ? 1 : 0))
      for (let i = 0; i < zooms.length; i += 2) bytes.push(grade(zooms[i]) * 16 + grade(zooms[i + 1]))
      for (let i = 0; i < points.length; i += 2) {
        const [toX = 0, toY = 0] = [points[i], points[i + 1]]
        writeDistance(bytes, toX - x)
        writeDistance(bytes, toY - y)
        x = toX
        y = toY
      }
    }
  }
  return Buffer.from(bytes)
}

const grade = (zoom = LEAST_ZOOM): number => zoom - LEAST_ZOOM

function writeCount(bytes: number[], value: number): void {
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

function writeDistance(bytes: number[], value: number): void {
  writeCount(bytes, value < 0 ? -value * 2 - 1 : value * 2)
}

/** Where a reading stands: the next byte, and the point read last. */
type Reading = { bytes: Uint8Array; at: number; x: number; y: number }

/** The border as it is drawn at a zoom; every point when none is given. Rings may be left with fewer than three points. */
export function readOutline(bytes: Uint8Array, zoom = MOST_ZOOM + 1): Outline {
  const reading = { bytes, at: 0, x: 0, y: 0 }
  return Array.from({ length: readCount(reading) }, () =>
    Array.from({ length: readCount(reading) }, () => readRing(reading, zoom)),
  )
}

function readCount(reading: Reading): number {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = reading.bytes[reading.at++] ?? 0
    value |= (byte & 127) << shift
    if (byte < 128) return value
  }
}

// Every point of a layer passes here for every tile of a small scale: the varints are read in place.
function readRing(reading: Reading, zoom: number): OutlineRing {
  const head = readCount(reading)
  const length = head >>> 1
  const { bytes } = reading
  const grades = reading.at
  let at = grades + ((length + 1) >> 1)
  let { x, y } = reading
  const points: number[] = []
  for (let i = 0; i < length; i += 1) {
    let byte = bytes[at++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
    }
    x += (value >>> 1) ^ -(value & 1)
    byte = bytes[at++] ?? 0
    value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
    }
    y += (value >>> 1) ^ -(value & 1)
    const pair = bytes[grades + (i >> 1)] ?? 0
    if ((i & 1 ? pair & 15 : pair >> 4) + LEAST_ZOOM <= zoom) points.push(x, y)
  }
  reading.at = at
  reading.x = x
  reading.y = y
  return { points, isIsland: (head & 1) === 1 }
}

import polylabel from 'polylabel'
import { type Bounds, boundsOf, DEGREE, type Outline, type OutlineRing } from '../../../../design/outline.ts'

/** What is known of a border besides its course. */
export type BorderMeasures = {
  bounds: Bounds
  /** Degrees; the point of the largest part that lies farthest from any border. */
  label: { lon: number; lat: number }
  /** From the label to the nearest border. */
  labelRadiusM: number
  areaM2: number
}

const RADIANS = Math.PI / 180
/** The ellipsoid of WGS 84: half the equator's diameter, and the eccentricity. A sphere would be 0.4 % off in Vietnam. */
const EQUATOR_M = 6_378_137
const ECCENTRICITY = 0.081_819_190_842_6
/** Of latitude, between 8° and 23°. */
const METRES_A_DEGREE = 110_650

/** A label may stand this far from the best place. */
const LABEL_PRECISION_M = 50

export function measureOutline(outline: Outline): BorderMeasures {
  const areas = outline.map((polygon) => Math.abs(polygon.reduce((sum, ring) => sum + areaOf(ring), 0)))
  const largest = outline[areas.indexOf(Math.max(...areas))] ?? []
  return {
    bounds: boundsOf(outline),
    areaM2: Math.round(areas.reduce((sum, area) => sum + area, 0)),
    ...placeLabel(largest),
  }
}

/** Square metres on the ellipsoid, sides taken as straight in equal-area projection; a hole, turned the other way, counts below zero. */
function areaOf({ points }: OutlineRing): number {
  let sum = 0
  for (let i = 0; i < points.length; i += 2) {
    const next = (i + 2) % points.length
    const turn = (((points[next] ?? 0) - (points[i] ?? 0)) / DEGREE) * RADIANS
    sum -= turn * (zoneTo(points[i + 1]) + zoneTo(points[next + 1]))
  }
  return (sum * EQUATOR_M * EQUATOR_M) / 4
}

/** Twice the area from the equator to a latitude, a radian wide, for an equatorial radius of 1 (Snyder 1987, 3-12). */
function zoneTo(latitude = 0): number {
  const sine = Math.sin((latitude / DEGREE) * RADIANS)
  const e = ECCENTRICITY
  return (1 - e * e) * (sine / (1 - (e * sine) ** 2) + Math.log((1 + e * sine) / (1 - e * sine)) / (2 * e))
}

/** Measured on a plane of metres around the part's first point: a commune is small enough. */
function placeLabel(polygon: readonly OutlineRing[]): Pick<BorderMeasures, 'label' | 'labelRadiusM'> {
  const [lon0 = 0, lat0 = 0] = polygon[0]?.points ?? []
  const across = EQUATOR_M * RADIANS * Math.cos((lat0 / DEGREE) * RADIANS)
  const rings = polygon.map(({ points }) => {
    const ring: [number, number][] = []
    for (let i = 0; i < points.length; i += 2)
      ring.push([
        (((points[i] ?? 0) - lon0) / DEGREE) * across,
        (((points[i + 1] ?? 0) - lat0) / DEGREE) * METRES_A_DEGREE,
      ])
    const [first] = ring
    return first ? [...ring, first] : ring
  })
  const best = polylabel(rings, LABEL_PRECISION_M)
  return {
    label: { lon: lon0 / DEGREE + best[0] / across, lat: lat0 / DEGREE + best[1] / METRES_A_DEGREE },
    labelRadiusM: Math.round(best.distance),
  }
}

import { DEGREE, FEWEST_POINTS } from '../../../../design/outline.ts'
import { findCrossing } from './boundary-crossing.ts'

export type CheckedRing = { ok: true; points: number[] } | { ok: false; why: string }

/** Land, islands, Hoàng Sa and Trường Sa included, with room around: what lies outside is a mistake of the file. */
const VIETNAM = { west: 102, south: 6, east: 118.5, north: 24 }

/** A ring of GeoJSON as points without the repeated last one, or the sentence that says what is wrong and where. */
export function checkRing(ring: readonly unknown[]): CheckedRing {
  if (ring.length < FEWEST_POINTS + 1)
    return refuse(`chỉ có ${ring.length} điểm. Một vòng khép kín có ít nhất ${FEWEST_POINTS + 1} điểm.`)
  const points: number[] = []
  for (const [i, position] of ring.entries()) {
    const [lon, lat]: unknown[] = Array.isArray(position) ? position : []
    if (!isNumber(lon) || !isNumber(lat))
      return refuse(`điểm thứ ${i + 1}${afterPlace(points)} không phải là cặp số kinh độ, vĩ độ.`)
    if (!isInside(lon, lat)) return refuse(sayOutside(i + 1, lon, lat))
    points.push(Math.round(lon * DEGREE), Math.round(lat * DEGREE))
  }
  const [x = 0, y = 0] = points
  if (points.at(-2) !== x || points.at(-1) !== y)
    return refuse(`không khép kín: bắt đầu ở ${place(x, y)}, kết thúc ở ${place(points.at(-2), points.at(-1))}.`)
  const clean = dropRepeats(points)
  if (clean.length < 2 * FEWEST_POINTS) return refuse(`co lại thành một điểm hay một đoạn thẳng ở ${place(x, y)}.`)
  const crossing = findCrossing(clean)
  if (crossing) return refuse(`đường biên tự cắt ở ${place(crossing.x, crossing.y)}.`)
  return { ok: true, points: clean }
}

const refuse = (why: string): CheckedRing => ({ ok: false, why })
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

function isInside(lon: number, lat: number): boolean {
  return lon >= VIETNAM.west && lon <= VIETNAM.east && lat >= VIETNAM.south && lat <= VIETNAM.north
}

function sayOutside(nth: number, lon: number, lat: number): string {
  const found = `điểm thứ ${nth} (${lon}, ${lat}) nằm ngoài Việt Nam`
  if (isInside(lat, lon)) return `${found}: kinh độ và vĩ độ bị đổi chỗ. GeoJSON ghi kinh độ trước.`
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    return `${found}: có vẻ tính bằng mét (VN-2000). Chuyển sang WGS 84 (EPSG:4326) rồi nạp lại.`
  return `${found} (kinh độ ${VIETNAM.west} đến ${VIETNAM.east}, vĩ độ ${VIETNAM.south} đến ${VIETNAM.north}).`
}

/** Where in the ring a point that cannot be read should have been. */
function afterPlace(points: readonly number[]): string {
  return points.length === 0 ? '' : ` (sau ${place(points.at(-2), points.at(-1))})`
}

/** Points that fall together after rounding, and the last one, which repeats the first. */
function dropRepeats(points: readonly number[]): number[] {
  const kept: number[] = []
  for (let i = 0; i < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]]
    if (kept.at(-2) !== x || kept.at(-1) !== y) kept.push(x, y)
  }
  if (kept.at(-2) === kept[0] && kept.at(-1) === kept[1]) kept.splice(-2)
  return kept
}

/** `kinh độ 105.84123, vĩ độ 10.25331`: with points, as map programs take it when it is pasted. */
function place(x = 0, y = 0): string {
  return `kinh độ ${(x / DEGREE).toFixed(5)}, vĩ độ ${(y / DEGREE).toFixed(5)}`
}

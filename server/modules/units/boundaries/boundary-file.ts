import { z } from 'zod'
import type { Outline } from '../../../../design/outline.ts'
import { checkRing } from './boundary-ring.ts'

/** One reason why a shape of a file is not taken. `code` null: the shape does not even say whose it is. */
export type Refusal = { code: string | null; detail: string }

/** A shape of the file that may be a border. */
export type FileShape = { code: string; outline: Outline }

export type BoundaryFile = {
  /** Shapes in the file; equal to `shapes` + the shapes refused. */
  read: number
  shapes: FileShape[]
  refusals: Refusal[]
}

const Collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).optional(),
  features: z.array(z.unknown()),
})
const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code: z.unknown() }).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullish(),
})

/** Names of longitude and latitude on the WGS 84 ellipsoid. */
const WGS84 = /CRS84$|EPSG::?4326$/

/**
 * Reads a GeoJSON FeatureCollection whose features name their unit in `properties.code`. Every shape is judged by
 * itself: a broken one is refused with code, ring and place, the others are read. Throws one sentence when the file as a
 * whole is no such collection. `progress` hears how many shapes have been read.
 */
export function readBoundaryFile(text: string, progress: (read: number, of: number) => void = () => {}): BoundaryFile {
  const collection = Collection.safeParse(parseJson(text))
  if (!collection.success)
    throw new Error('Tệp không phải GeoJSON loại FeatureCollection. Xuất lại từ phần mềm bản đồ ở dạng GeoJSON.')
  const { crs, features } = collection.data
  if (crs && !WGS84.test(crs.properties.name))
    throw new Error(`Tệp dùng hệ tọa độ ${crs.properties.name}. Chuyển sang WGS 84 (EPSG:4326) rồi nạp lại.`)
  const file: BoundaryFile = { read: features.length, shapes: [], refusals: [] }
  for (const [i, feature] of features.entries()) {
    const read = readFeature(feature, i + 1)
    if ('detail' in read) file.refusals.push(read)
    else file.shapes.push(read)
    progress(i + 1, features.length)
  }
  return file
}

/** `NaN` and `Infinity` are no JSON, yet some programs write them: read as nothing, so that the shape can be named. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(text.replaceAll(/(?<=[[,\s])-?(NaN|Infinity)(?=[\],\s])/g, 'null'))
    } catch (error) {
      throw new Error('Tệp không phải JSON, hoặc bị cắt giữa chừng. Tải hay xuất lại tệp rồi nạp lại.', {
        cause: error,
      })
    }
  }
}

function readFeature(input: unknown, place: number): FileShape | Refusal {
  const feature = Feature.safeParse(input)
  if (!feature.success) return { code: null, detail: `Hình thứ ${place} không phải là Feature của GeoJSON.` }
  const { properties, geometry } = feature.data
  const code = properties?.code
  if (typeof code !== 'string' || !/^\d+$/.test(code))
    return {
      code: null,
      detail: `Hình thứ ${place} không có mã đơn vị. Ghi mã vào thuộc tính code, dạng chữ để giữ số 0 đứng đầu, ví dụ "00001".`,
    }
  if (!geometry) return { code, detail: `Mã ${code}: hình trống, không có geometry.` }
  const polygons = polygonsOf(geometry.type, geometry.coordinates)
  if (!polygons)
    return { code, detail: `Mã ${code}: hình là ${geometry.type}. Ranh giới phải là Polygon hoặc MultiPolygon.` }
  return readPolygons(code, polygons)
}

const Polygons = z.array(z.array(z.array(z.unknown())).min(1)).min(1)

function polygonsOf(type: string, coordinates: unknown): unknown[][][] | undefined {
  if (type !== 'Polygon' && type !== 'MultiPolygon') return undefined
  const read = Polygons.safeParse(type === 'Polygon' ? [coordinates] : coordinates)
  return read.success ? read.data : undefined
}

function readPolygons(code: string, polygons: unknown[][][]): FileShape | Refusal {
  const outline: { points: number[]; isIsland: boolean }[][] = []
  for (const [p, polygon] of polygons.entries()) {
    const rings: { points: number[]; isIsland: boolean }[] = []
    for (const [r, ring] of polygon.entries()) {
      const where = polygons.length > 1 ? `phần ${p + 1}, vòng ${r + 1}` : `vòng ${r + 1}`
      const checked = checkRing(ring)
      if (!checked.ok) return { code, detail: `Mã ${code}, ${where}: ${checked.why}` }
      rings.push({ points: turnRing(checked.points, r === 0), isIsland: false })
    }
    outline.push(rings)
  }
  return { code, outline }
}

/** Outer rings run counterclockwise, holes clockwise (RFC 7946), whichever way the file has them. */
function turnRing(points: number[], isOuter: boolean): number[] {
  let area = 0
  for (let i = 0; i < points.length; i += 2) {
    const next = (i + 2) % points.length
    area += (points[i] ?? 0) * (points[next + 1] ?? 0) - (points[next] ?? 0) * (points[i + 1] ?? 0)
  }
  if (area > 0 === isOuter) return points
  const turned: number[] = []
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i] ?? 0, points[i + 1] ?? 0)
  return turned
}

import type { Db, Tx } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { type FileShape, readBoundaryFile, type Refusal } from './boundary-file.ts'
import { gradeShapes } from './boundary-grades.ts'
import { type BorderMeasures, measureOutline } from './boundary-measure.ts'
import { encodeShape } from './boundary-shape.ts'
import { describeOn, isValidOn, refer, trailOf, versionOn } from '../catalogue/catalogue.ts'
import type { Catalogue } from '../catalogue/catalogue-types.ts'
import type { Level, UnitRef } from '../contract.ts'
import { lastDayOf, printDate } from '../dates.ts'
import { beginningWith } from '../catalogue/name-index.ts'
import { openCatalogue } from '../catalogue/open-catalogue.ts'

/** A border ready to be written. */
export type PlannedBoundary = BorderMeasures & { unitId: string; code: string; shape: Buffer }

export type BoundaryPlan = {
  level: Level
  /** Shapes in the file = `boundaries` + shapes named in `refusals`. */
  read: number
  boundaries: PlannedBoundary[]
  refusals: Refusal[]
  /** Units of the provinces the file speaks of that it has no shape for. */
  missing: UnitRef[]
}

type Asked = { level?: Level | undefined; validFrom: PlainDate }

const LEVEL_OF_LENGTH: Record<number, Level> = { 2: 'province', 3: 'district', 5: 'commune' }
const LEVEL_NAMES: Record<Level, string> = { province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' }

/**
 * Reads a file of boundaries and finds the unit of each shape: the one that holds its code on `validFrom`, for a code
 * alone means nothing (domain rule 2). Writes nothing. Throws one sentence when the file as a whole cannot be used.
 */
export async function planBoundaries(
  db: Db | Tx,
  text: string,
  asked: Asked,
  progress: (phase: 'read' | 'simplified', done: number, of: number) => void = () => {},
): Promise<BoundaryPlan> {
  const catalogue = await openCatalogue(db)
  const file = readBoundaryFile(text, (done, of) => progress('read', done, of))
  const level = asked.level ?? inferLevel(file.shapes)
  const matched = matchUnits(catalogue, file.shapes, { level, day: asked.validFrom })
  const shapes = gradeShapes(
    matched.found.map(({ outline }) => outline),
    (done, of) => progress('simplified', done, of),
  )
  return {
    level,
    read: file.read,
    boundaries: matched.found.map(({ code, unitId, outline }, i) => ({
      unitId,
      code,
      shape: encodeShape(shapes[i] ?? []),
      ...measureOutline(outline),
    })),
    refusals: [...file.refusals, ...matched.refusals],
    missing: findMissing(catalogue, new Set(matched.found.map(({ unitId }) => unitId)), level, asked.validFrom),
  }
}

function inferLevel(shapes: readonly FileShape[]): Level {
  const lengths = new Set(shapes.map(({ code }) => code.length))
  const [length = 0] = lengths
  const level = LEVEL_OF_LENGTH[length]
  if (lengths.size === 1 && level) return level
  throw new Error(
    'Không đoán được cấp của ranh giới từ mã (2 chữ số là tỉnh, 3 là huyện, 5 là xã). Ghi rõ bằng --level, mỗi tệp một cấp.',
  )
}

type Found = FileShape & { unitId: string }

function matchUnits(
  catalogue: Catalogue,
  shapes: readonly FileShape[],
  at: { level: Level; day: PlainDate },
): { found: Found[]; refusals: Refusal[] } {
  const found: Found[] = []
  const refusals: Refusal[] = []
  for (const [code, same] of Map.groupBy(shapes, (shape) => shape.code)) {
    const unitId = holderOf(catalogue, code, at)
    const why = !unitId
      ? sayNoHolder(catalogue, code, at)
      : same.length > 1 && `có ${same.length} hình trong tệp. Gộp thành một MultiPolygon, hoặc bỏ hình thừa.`
    for (const shape of same)
      if (why) refusals.push({ code, detail: `Mã ${code}: ${why}` })
      else if (unitId) found.push({ ...shape, unitId })
  }
  return { found, refusals }
}

function holderOf(
  { names }: Catalogue,
  code: string,
  { level, day }: { level: Level; day: PlainDate },
): string | undefined {
  return beginningWith(names, 'code', code).find(
    (entry) =>
      entry.code === code && entry.level === level && isValidOn({ validFrom: entry.from, validTo: entry.to }, day),
  )?.unit.id
}

/** Says who held the code on another day, when anybody did: the day of the file is the usual mistake. */
function sayNoHolder({ names }: Catalogue, code: string, { level, day }: { level: Level; day: PlainDate }): string {
  const none = `không có đơn vị ${LEVEL_NAMES[level]} nào mang mã này vào ngày ${printDate(day)}.`
  const other = beginningWith(names, 'code', code).find((entry) => entry.code === code)
  const version = other && versionOn(other.unit, other.from)
  if (!other || !version) return none
  const until = other.to === null ? '' : ` đến hết ${printDate(lastDayOf(other.to))}`
  return `${none} ${version.name} mang mã đó từ ${printDate(other.from)}${until}: kiểm tra --valid-from.`
}

function findMissing(catalogue: Catalogue, found: ReadonlySet<string>, level: Level, day: PlainDate): UnitRef[] {
  const provinceOf = (id: string): string | undefined => {
    const unit = catalogue.units.get(id)
    return unit && (trailOf(catalogue, unit, day).at(-1)?.[0].id ?? id)
  }
  const provinces = new Set([...found].map(provinceOf))
  return [...catalogue.units.values()]
    .flatMap((unit) => {
      const version = isValidOn(unit, day) && !found.has(unit.id) && versionOn(unit, day)
      if (!version || version.level !== level || !describeOn(catalogue, unit, day)) return []
      return level === 'province' || provinces.has(provinceOf(unit.id)) ? [refer(unit, version)] : []
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

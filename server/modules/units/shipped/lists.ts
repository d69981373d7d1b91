import type { Level, UnitType } from '../contract.ts'
import type { Correction } from './corrections.ts'
import { foldName } from '../fold.ts'
import { fullName, splitName } from '../names.ts'
import type { GsoRow, MappingRow, Packages, WardRow } from './packages.ts'

/** One unit as a list prints it. */
export type ListedUnit = { code: string; level: Level; type: UnitType; shortName: string; parentCode: string | null }

/** All units of the country on one day, provinces first. */
export type UnitList = readonly ListedUnit[]

/** The commune of Ia Mơ is 23938 (national statistics office); the second package prints 23737, another commune. */
const IA_MO = { printed: '23737', code: '23938' } as const
/** Two communes named Thạnh Lộc are swapped in the second package. */
const SWAPPED: ReadonlyMap<string, string> = new Map([
  ['30901', '30886'],
  ['30913', '30910'],
])

export function listEarly2023({ early }: Packages, corrections: readonly Correction[]): UnitList {
  const read = (level: Level, rows: readonly GsoRow[]): ListedUnit[] =>
    rows.map((row) => ({ code: row.code, level, ...splitName(row.name), parentCode: row.parentCode }))
  const printed = [
    ...read('province', early.provinces),
    ...read('district', early.districts),
    ...read('commune', early.communes),
  ]
  return rename(
    printed,
    corrections.filter((c) => c.list === 'early-2023'),
  )
}

/** The early list after the changes whose day is known. */
export function listApril2023(early: UnitList, corrections: readonly Correction[]): UnitList {
  const own = corrections.filter((c) => c.list === '2023-04-10')
  const gone = new Set(own.flatMap((c) => (c.field === 'merged-into' ? [c.code] : [])))
  return rename(
    early.filter((unit) => !gone.has(unit.code)),
    own,
  )
}

/** 30/6/2025: communes have codes, districts and provinces only names, which are matched with the earlier list. */
export function listJune2025({ reform }: Packages, earlier: UnitList, corrections: readonly Correction[]): UnitList {
  const own = corrections.filter((c) => c.list === '2025-06-30')
  const codeOf = createCodeFinder(earlier, own)
  const units = new Map<string, ListedUnit>()
  const communes: ListedUnit[] = []
  for (const row of reform.mappings) {
    const province = { ...splitName(row.old_province_name), level: 'province', parentCode: null } as const
    const provinceCode = codeOf(province)
    const district = { ...splitName(row.old_district_name), level: 'district', parentCode: provinceCode } as const
    const districtCode = codeOf(district)
    units.set(provinceCode, { ...province, code: provinceCode })
    units.set(districtCode, { ...district, code: districtCode })
    communes.push({
      ...splitName(row.old_ward_name),
      code: row.old_ward_code,
      level: 'commune',
      parentCode: districtCode,
    })
  }
  return rename([...units.values(), ...unlisted(earlier, units), ...communes].sort(byLevel), own)
}

/** What the mappings cannot show: island districts, which had no communes, and Ia Mơ. */
function unlisted(earlier: UnitList, listed: ReadonlyMap<string, ListedUnit>): ListedUnit[] {
  const parents = new Set(earlier.map((unit) => unit.parentCode))
  return earlier.filter(
    (unit) =>
      unit.code === IA_MO.code || (unit.level === 'district' && !parents.has(unit.code) && !listed.has(unit.code)),
  )
}

export function listJuly2025({ reform }: Packages): UnitList {
  const provinces = reform.provinces.map((row): ListedUnit => {
    const isCity = row.place_type.toLowerCase().startsWith('thành phố')
    const name = foldName(row.name)
    const named = isCity ? splitName(name) : { type: 'tỉnh' as const, shortName: name }
    return { ...named, code: row.province_code, level: 'province', parentCode: null }
  })
  const communes = reform.wards.map((row: WardRow): ListedUnit => ({
    ...splitName(row.name),
    code: row.ward_code === IA_MO.printed ? IA_MO.code : row.ward_code,
    level: 'commune',
    parentCode: row.province_code,
  }))
  return [...provinces, ...communes]
}

/** Old commune code → new commune code of the reform of 1/7/2025: one successor per code, no splits known here. */
export function readReformPairs({ reform }: Packages): [string, string][] {
  const pairs = reform.mappings.map((row: MappingRow): [string, string] => [
    row.old_ward_code,
    SWAPPED.get(row.old_ward_code) ?? row.new_ward_code,
  ])
  return [...pairs, [IA_MO.code, IA_MO.code]]
}

type Nameless = Omit<ListedUnit, 'code'>

function createCodeFinder(earlier: UnitList, corrections: readonly Correction[]): (unit: Nameless) => string {
  const known = new Map<string, string>()
  const above = earlier.filter((unit) => unit.level !== 'commune')
  // A short name is enough where it is the only one of its province: units change type and keep their code.
  const shortNames = Map.groupBy(above, (unit) => `${unit.shortName}|${unit.parentCode ?? ''}`)
  for (const [key, units] of shortNames) if (units.length === 1 && units[0]) known.set(key, units[0].code)
  for (const unit of above) known.set(keyOf(unit), unit.code)
  for (const c of corrections) if (c.field === 'listed-as') known.set(c.value, c.code)
  return (unit) => {
    const code = known.get(keyOf(unit)) ?? known.get(`${unit.shortName}|${unit.parentCode ?? ''}`)
    if (!code) throw new Error(`no code known for ${keyOf(unit)}`)
    return code
  }
}

function keyOf(unit: Nameless): string {
  return `${fullName(unit.type, unit.shortName)}|${unit.parentCode ?? ''}`
}

function rename(units: UnitList, corrections: readonly Correction[]): UnitList {
  const names = new Map(corrections.flatMap((c) => (c.field === 'name' ? [[c.code, splitName(c.value)]] : [])))
  return units.map((unit) => ({ ...unit, ...names.get(unit.code) }))
}

const RANK = { province: 1, district: 2, commune: 3 } as const satisfies Record<Level, number>

export function byLevel(a: { level: Level }, b: { level: Level }): number {
  return RANK[a.level] - RANK[b.level]
}

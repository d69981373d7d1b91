import type { CellClass } from './cells.ts'
import { formatNumber } from './format.ts'
import type { LegendEntry } from './legend.ts'

// Four ordered classes and two beside them, the same on cells and maps, in the legend and in the table (ui.md §6).

/** Of a commune, what its class is decided by. */
export type CommuneMark = {
  name: string
  isAssessed: boolean
  hasReported: boolean
  verdict: string | null
  counts: { criteriaMet: number; criteriaTotal: number } | null
  recognised: 'in-force' | 'inherited' | null
}

/** Of a province: how many communes it has, how many have reported, how many have met all criteria. */
export type ProvinceMark = { communes: number; reported: number; met: number }

/** From the most to the least, then those without a result. */
export const CLASS_ORDER: readonly CellClass[] = [3, 2, 1, 0, 'none', 'outside']

/** How many criteria below all of them the two middle classes reach. */
const NEAR = 2
const HALFWAY = 4

export function classOfCommune(one: CommuneMark): CellClass {
  if (!one.isAssessed) return 'outside'
  if (!one.hasReported || !one.counts) return 'none'
  const open = one.counts.criteriaTotal - one.counts.criteriaMet
  if (one.verdict === 'met') return 3
  if (open <= NEAR) return 2
  return open <= HALFWAY ? 1 : 0
}

/** The number in the cell or on the map; empty when there is none. */
export function figureOfCommune(one: CommuneMark): string {
  return one.isAssessed && one.hasReported && one.counts ? String(one.counts.criteriaMet) : ''
}

/** A title taken over from a unit that ended is not a recognition of this one. */
const TITLES = { 'in-force': ', đã được công nhận', inherited: ', kế thừa danh hiệu, chờ đánh giá lại' } as const

export function sayCommune(one: CommuneMark): string {
  if (!one.isAssessed) return 'ngoài phạm vi đánh giá xã'
  if (!one.hasReported || !one.counts) return 'chưa báo cáo'
  return `${one.counts.criteriaMet} trong ${one.counts.criteriaTotal} tiêu chí${one.recognised === null ? '' : TITLES[one.recognised]}`
}

/** `criteria`: how many the set has. */
export function sayClass(cls: CellClass, criteria: number): string {
  const words: Record<CellClass, string> = {
    3: `đủ ${criteria} tiêu chí`,
    2: `từ ${criteria - NEAR} tiêu chí, chưa đủ`,
    1: `${criteria - HALFWAY}–${criteria - NEAR - 1} tiêu chí`,
    0: `dưới ${criteria - HALFWAY} tiêu chí`,
    none: 'chưa báo cáo',
    outside: 'không phải xã',
  }
  return words[cls]
}

const OTHER_TYPES = ['Phường', 'Thị trấn', 'Đặc khu']

/** The types of unit, among those given, that are not xã: townships end and special zones begin on 1/7/2025. */
export function sayOthers(communes: readonly { name: string }[]): string {
  const types = OTHER_TYPES.filter((type) => communes.some(({ name }) => name.startsWith(`${type} `)))
  return types.join(', ').toLowerCase()
}

export function countCommuneClasses(communes: readonly CommuneMark[], criteria: number): LegendEntry[] {
  return countClasses(communes.map(classOfCommune), (cls) => ({
    unit: cls === 'outside' ? '' : 'xã',
    words: cls === 'outside' ? sayOthers(communes) : sayClass(cls, criteria),
  }))
}

export function classOfProvince(tally: ProvinceMark): CellClass {
  if (tally.communes === 0) return 'outside'
  if (tally.reported === 0) return 'none'
  if (tally.met === tally.communes) return 3
  if (tally.met * 2 >= tally.communes) return 2
  return tally.met > 0 ? 1 : 0
}

const PROVINCE_WORDS: Record<CellClass, string> = {
  3: 'mọi xã đủ tiêu chí',
  2: 'từ một nửa số xã đủ tiêu chí',
  1: 'dưới một nửa số xã đủ tiêu chí',
  0: 'có báo cáo, chưa xã nào đủ',
  none: 'chưa xã nào báo cáo',
  outside: 'không có xã',
}

export function sayProvinceClass(cls: CellClass): string {
  return PROVINCE_WORDS[cls]
}

/** `24/82 xã`; how many there are when none has reported. */
export function figureOfProvince(tally: ProvinceMark): string {
  return tally.reported === 0 ? `${formatNumber(tally.communes)} xã` : `${tally.met}/${tally.communes} xã`
}

export function sayProvince(tally: ProvinceMark): string {
  const communes = formatNumber(tally.communes)
  return tally.reported === 0
    ? `${communes} xã, chưa xã nào báo cáo`
    : `${formatNumber(tally.met)} trong ${communes} xã đủ tiêu chí, ${formatNumber(tally.reported)} xã đã báo cáo`
}

export function countProvinceClasses(provinces: readonly ProvinceMark[]): LegendEntry[] {
  return countClasses(provinces.map(classOfProvince), (cls) => ({ unit: 'tỉnh', words: PROVINCE_WORDS[cls] }))
}

function countClasses(
  classes: readonly CellClass[],
  say: (cls: CellClass) => Pick<LegendEntry, 'unit' | 'words'>,
): LegendEntry[] {
  return CLASS_ORDER.map((cls) => ({ cls, count: classes.filter((one) => one === cls).length, ...say(cls) })).filter(
    (entry) => entry.count > 0,
  )
}

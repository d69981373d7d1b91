import type { Cell, CellClass } from '../../../design/cells.ts'
import { drawLegend } from '../../../design/legend.ts'
import { formatNumber } from '../../../design/format.ts'
import { type Html, raw } from '../../kernel/html.ts'
import { linkTo, linkToUnit, type Scope } from './scope.ts'
import type { Commune, ProvinceStanding } from './standing.ts'

// Four ordered classes and two beside them, the same on the cells, in the legend and in the table (ui.md §6).

/** How many criteria below all of them the two middle classes reach. */
const NEAR = 2
const HALFWAY = 4

function classOfCommune(one: Commune): CellClass {
  if (!one.isAssessed) return 'outside'
  if (!one.hasReported || !one.counts) return 'none'
  const open = one.counts.criteriaTotal - one.counts.criteriaMet
  if (one.verdict === 'met') return 3
  if (open <= NEAR) return 2
  return open <= HALFWAY ? 1 : 0
}

function sayCommune(one: Commune): string {
  if (!one.isAssessed) return 'ngoài phạm vi đánh giá xã'
  if (!one.hasReported || !one.counts) return 'chưa báo cáo'
  return `${one.counts.criteriaMet} trong ${one.counts.criteriaTotal} tiêu chí${one.recognised ? ', đã được công nhận' : ''}`
}

function sayClass(cls: CellClass, criteria: number): string {
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

export function communeCell(one: Commune, scope: Scope): Cell {
  const figure = one.isAssessed && one.hasReported && one.counts ? String(one.counts.criteriaMet) : ''
  return { name: one.name, href: linkToUnit(one.code, scope), cls: classOfCommune(one), figure, words: sayCommune(one) }
}

const OTHER_TYPES = ['Phường', 'Thị trấn', 'Đặc khu']

/** The types of unit, among those given, that are not xã: townships end and special zones begin on 1/7/2025. */
export function sayOthers(communes: readonly Commune[]): string {
  const types = OTHER_TYPES.filter((type) => communes.some(({ name }) => name.startsWith(`${type} `)))
  return types.join(', ').toLowerCase()
}

const ORDER: readonly CellClass[] = [3, 2, 1, 0, 'none', 'outside']

export function communeLegend(communes: readonly Commune[], criteria: number): Html {
  const counts = countClasses(communes.map(classOfCommune))
  const entries = ORDER.map((cls) => ({
    cls,
    count: counts.get(cls) ?? 0,
    unit: cls === 'outside' ? '' : 'xã',
    words: cls === 'outside' ? sayOthers(communes) : sayClass(cls, criteria),
  }))
  return raw(drawLegend(entries.filter((entry) => entry.count > 0)))
}

export function classOfProvince({ tally }: ProvinceStanding): CellClass {
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

export function provinceCell(one: ProvinceStanding, scope: Scope, path: string): Cell {
  const { tally } = one
  const words =
    tally.reported === 0
      ? `${formatNumber(tally.communes)} xã, chưa xã nào báo cáo`
      : `${formatNumber(tally.met)} trong ${formatNumber(tally.communes)} xã đủ tiêu chí, ${formatNumber(tally.reported)} xã đã báo cáo`
  const figure = tally.reported === 0 ? `${formatNumber(tally.communes)} xã` : `${tally.met}/${tally.communes} xã`
  return { name: one.name, href: linkTo(path, scope, one.code), cls: classOfProvince(one), figure, words }
}

export function provinceLegend(provinces: readonly ProvinceStanding[]): Html {
  const counts = countClasses(provinces.map(classOfProvince))
  const entries = ORDER.map((cls) => ({ cls, count: counts.get(cls) ?? 0, unit: 'tỉnh', words: PROVINCE_WORDS[cls] }))
  return raw(drawLegend(entries.filter((entry) => entry.count > 0)))
}

function countClasses(classes: readonly CellClass[]): Map<CellClass, number> {
  const counts = new Map<CellClass, number>()
  for (const cls of classes) counts.set(cls, (counts.get(cls) ?? 0) + 1)
  return counts
}

import type { PlainDate } from '../../../kernel/time.ts'
import { isValidOn } from '../catalogue/catalogue.ts'
import type { Catalogue, CatalogueUnit } from '../catalogue/catalogue-types.ts'
import { lastDayOf, printDate } from '../dates.ts'
import { beginningWith } from '../catalogue/name-index.ts'

/** Why nobody holds a code on a day: who held it before or will hold it after. */
export function sayUnknownCode({ names }: Catalogue, code: string, day: PlainDate): string {
  const held = beginningWith(names, 'code', code).filter((entry) => entry.code === code)
  const before = held.filter((entry) => entry.to !== null && entry.to <= day).at(-1)
  const later = held.find((entry) => entry.from > day)
  const start = `Ngày ${printDate(day)} không có đơn vị mang mã ${code}.`
  const nameOf = (unit: CatalogueUnit): string => unit.versions.at(-1)?.name ?? ''
  if (before?.to) return `${start} ${nameOf(before.unit)} mang mã này đến hết ngày ${printDate(lastDayOf(before.to))}.`
  if (later) return `${start} ${nameOf(later.unit)} mang mã này từ ngày ${printDate(later.from)}.`
  return `${start} Kiểm tra lại mã trong phụ lục của quyết định.`
}

/**
 * Why a decision of that day may not touch a unit: what was recorded of later days would contradict it. Undefined when it
 * may.
 */
export function sayWhyUntouchable(
  catalogue: Catalogue,
  unit: CatalogueUnit,
  day: PlainDate,
  ends: boolean,
): string | undefined {
  const name = unit.versions.at(-1)?.name ?? ''
  if (unit.validTo !== null)
    return `${name} đã ghi kết thúc hết ngày ${printDate(lastDayOf(unit.validTo))}. Hoàn tác quyết định đó trước, hoặc chọn ngày khác.`
  const later = unit.versions.find((version) => version.from > day)
  if (later)
    return `${name} còn thay đổi ngày ${printDate(later.from)}, sau ngày của quyết định này. Ghi các quyết định theo thứ tự thời gian.`
  if (ends && unit.validFrom === day) return `${name} mới có từ chính ngày ${printDate(day)} nên chưa nhập, chia được.`
  const child = ends ? laterChild(catalogue, unit, day) : undefined
  if (child) return `${name} còn có ${child} từ sau ngày của quyết định này. Ghi các quyết định theo thứ tự thời gian.`
  return undefined
}

function laterChild({ below }: Catalogue, unit: CatalogueUnit, day: PlainDate): string | undefined {
  const children = below.get(unit.id) ?? []
  return children.find((child) => child.validFrom > day && isValidOn(child, child.validFrom))?.versions[0]?.name
}

import { formatNumber } from '../../../../design/format.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import type { Catalogue } from '../catalogue/catalogue-types.ts'
import type { ChangeLine } from '../change-contract.ts'
import { listKinds, MEASURE_WORDS, sayListValue } from '../list-kinds.ts'
import { beginningWith } from '../catalogue/name-index.ts'
import { fullName } from '../names.ts'
import { printDate } from '../dates.ts'

const LEVELS = { province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' } as const

/** Lines of a decision as an officer says them, each code with its name on the day before the decision or as it is given. */
export function sayLines(catalogue: Catalogue, day: PlainDate, lines: readonly ChangeLine[]): string[] {
  const given = new Map(lines.flatMap((line) => (line.kind === 'unit' ? [[line.code, line] as const] : [])))
  const before = (code: string): string => `${nameOf(catalogue, code, addDays(day, -1)) ?? 'mã'} ${code}`
  const after = (code: string): string => {
    const unit = given.get(code)
    return unit ? `${fullName(unit.type, unit.name)} ${code}` : before(code)
  }
  return lines.map((line) => sayLine(line, before, after))
}

type Name = (code: string) => string

function sayLine(line: ChangeLine, before: Name, after: Name): string {
  switch (line.kind) {
    case 'unit':
      return `${fullName(line.type, line.name)} ${line.code}${line.parent ? `, thuộc ${after(line.parent)}` : ''}`
    case 'edit':
      return `${before(line.code)}: ${sayEdits(line, after)}`
    case 'flow':
      return `${before(line.from)} vào ${after(line.to)}, ${sayShare(line.share)}`
    case 'end':
      return `${before(line.code)} kết thúc, không có đơn vị kế tục`
    case 'level-off':
      return `Không còn ${LEVELS[line.level]}`
    case 'level-on':
      return `Có lại ${LEVELS[line.level]}`
    case 'list':
      return `${before(line.code)}: ${sayList(line)}`
    case 'measure': {
      const { label, unit } = MEASURE_WORDS[line.measure]
      return `${before(line.code)}: ${label.toLowerCase()} ${formatNumber(line.value)} ${unit}`
    }
  }
}

function sayEdits({ newCode, type, name, parent }: Extract<ChangeLine, { kind: 'edit' }>, after: Name): string {
  const edits = [
    name && `đổi tên thành ${name}`,
    type && `thành ${type}`,
    parent && `chuyển về ${after(parent)}`,
    newCode && `mã mới ${newCode}`,
  ]
  return edits.filter(Boolean).join(', ')
}

function sayShare(share: string | null): string {
  if (share === null) return 'chưa rõ phần'
  const percent = Number(share) * 100
  return percent === 100 ? 'toàn bộ' : `${String(Number(percent.toFixed(6))).replace('.', ',')} %`
}

function sayList({ list, value, until }: Extract<ChangeLine, { kind: 'list' }>): string {
  const kind = listKinds.get(list)
  if (!kind) return `${list}: ${value ?? 'ra khỏi danh sách'}`
  if (value === null) return `ra khỏi danh sách ${kind.label.vi.toLowerCase()}`
  const end = until === null ? '' : `, đến hết ngày ${printDate(addDays(until as PlainDate, -1))}`
  return `${sayListValue(kind, value)}${end}`
}

function nameOf({ names }: Catalogue, code: string, day: PlainDate): string | undefined {
  const entry = beginningWith(names, 'code', code).find(
    (one) => one.code === code && one.from <= day && (one.to === null || one.to > day),
  )
  return entry?.unit.versions.findLast((version) => version.from <= day)?.name
}

import { addDays, isPlainDate } from '../../../server/kernel/time.ts'
import type { ChangeLine } from '../../../server/modules/units/change-contract.ts'
import type { UnitListView } from '../../../server/modules/units/contract.ts'

export type LineKind = ChangeLine['kind']

/** What each kind is called in the workbench, in the order decisions use them. */
export const LINE_KINDS: readonly (readonly [LineKind, string])[] = [
  ['flow', 'Nhập, chia: phần đất của một đơn vị sang đơn vị khác'],
  ['unit', 'Đơn vị mới, hoặc tên của đơn vị nhận'],
  ['edit', 'Đổi tên, loại, mã hoặc cấp trên'],
  ['end', 'Giải thể, không có đơn vị kế tục'],
  ['level-off', 'Bỏ một cấp chính quyền'],
  ['level-on', 'Lập lại một cấp chính quyền'],
  ['list', 'Xếp vào hoặc đưa ra khỏi danh sách'],
  ['measure', 'Dân số, số hộ, diện tích'],
]

export const MEASURE_NAMES = [
  ['population', 'Dân số (người)'],
  ['households', 'Số hộ'],
  ['area', 'Diện tích tự nhiên (km²)'],
] as const

/** A line as it is being typed: every field is text, empty where nothing was typed. */
export type LineDraft = {
  kind: LineKind
  from: string
  to: string
  share: string
  type: string
  name: string
  parent: string
  list: string
  value: string
  /** Last day on the list, `YYYY-MM-DD`. */
  until: string
  measure: string
}

export const BLANK_LINE: LineDraft = {
  kind: 'flow',
  from: '',
  to: '',
  share: '',
  type: '',
  name: '',
  parent: '',
  list: '',
  value: '',
  until: '',
  measure: 'population',
}

const orNull = (text: string): string | null => text.trim() || null

/** The line the server is asked to check; it may still be wrong. */
export function toLine(draft: LineDraft): ChangeLine {
  return linesOf[draft.kind](draft) as ChangeLine
}

const linesOf: Record<LineKind, (draft: LineDraft) => unknown> = {
  flow: ({ from, to, share }) => ({ kind: 'flow', from, to, share: orNull(share.replace(',', '.')) }),
  unit: ({ to, type, name, parent }) => ({ kind: 'unit', code: to, type, name: name.trim(), parent: orNull(parent) }),
  edit: ({ from, to, type, name, parent }) => ({
    kind: 'edit',
    code: from,
    ...(to && { newCode: to }),
    ...(type && { type }),
    ...(name.trim() && { name: name.trim() }),
    ...(parent && { parent }),
  }),
  end: ({ from }) => ({ kind: 'end', code: from }),
  'level-off': () => ({ kind: 'level-off', level: 'district' }),
  'level-on': () => ({ kind: 'level-on', level: 'district' }),
  list: ({ from, list, value, until }) => ({
    kind: 'list',
    code: from,
    list,
    value: orNull(value),
    until: isPlainDate(until) ? addDays(until, 1) : null,
  }),
  measure: ({ from, measure, value }) => ({ kind: 'measure', code: from, measure, value: value.replace(',', '.') }),
}

/** True, or what is still missing before the line can be added. */
export function isLineWhole(draft: LineDraft): true | string {
  const { kind, from, to, type, name, parent, list, value } = draft
  const isCode = (text: string): boolean => /^\d{2,5}$/.test(text)
  const needsFrom = kind !== 'unit' && kind !== 'level-off' && kind !== 'level-on'
  if (needsFrom && !isCode(from)) return 'Ghi mã đơn vị: 2, 3 hoặc 5 chữ số.'
  if ((kind === 'flow' || kind === 'unit') && !isCode(to)) return 'Ghi mã đơn vị nhận: 2, 3 hoặc 5 chữ số.'
  if (kind === 'unit' && (!type || !name.trim())) return 'Chọn loại đơn vị và ghi tên.'
  if (kind === 'edit' && !to && !type && !name.trim() && !parent) return 'Ghi ít nhất một thứ thay đổi.'
  if (kind === 'list' && !list) return 'Chọn danh sách.'
  if (kind === 'measure' && !value) return 'Ghi số đo.'
  return true
}

/** A line not yet saved, by its codes; saved ones come back from the server with names. */
export function describeLine(line: ChangeLine, lists: readonly UnitListView[]): string {
  switch (line.kind) {
    case 'flow':
      return `Mã ${line.from} vào mã ${line.to}, ${line.share === null ? 'chưa rõ phần' : `tỷ lệ ${line.share.replace('.', ',')}`}`
    case 'unit':
      return `${line.type} ${line.name}, mã ${line.code}${line.parent ? `, thuộc mã ${line.parent}` : ''}`
    case 'edit':
      return `Mã ${line.code}: ${[line.name, line.type, line.parent && `thuộc mã ${line.parent}`, line.newCode && `mã mới ${line.newCode}`].filter(Boolean).join(', ')}`
    case 'end':
      return `Mã ${line.code} giải thể`
    case 'level-off':
      return 'Không còn cấp huyện'
    case 'level-on':
      return 'Có lại cấp huyện'
    case 'list': {
      const kind = lists.find((one) => one.kind === line.list)
      const value = kind?.values.find((one) => one.value === line.value)?.label ?? line.value
      return `Mã ${line.code}: ${kind?.label ?? line.list}, ${line.value === null ? 'ra khỏi danh sách' : value}`
    }
    case 'measure':
      return `Mã ${line.code}: ${MEASURE_NAMES.find(([key]) => key === line.measure)?.[1]} ${line.value.replace('.', ',')}`
  }
}

import type { PageRow, SheetError } from '../../../kernel/sheet-page.ts'
import { readTable } from '../../../kernel/table-file.ts'
import { readAskedDay } from '../../../kernel/asked-day.ts'
import { addDays } from '../../../kernel/time.ts'
import { type ChangeLine, ChangeLine as Line, MOST_LINES } from '../change-contract.ts'
import { listKinds, MEASURE_WORDS, MEASURES, readListValue } from '../list-kinds.ts'

/** Columns of an annex. A row of „Nhập, chia“ may carry name, type and unit above of its target too. */
export const CHANGE_HEADINGS = ['Việc', 'Mã cũ'] as const
export const CHANGE_OPTIONAL = [
  'Mã mới',
  'Loại đơn vị',
  'Tên mới',
  'Mã cấp trên',
  'Tỷ lệ',
  'Danh sách',
  'Giá trị',
  'Đến hết ngày',
] as const

export const ACTS = {
  flow: 'Nhập, chia',
  unit: 'Đơn vị mới',
  edit: 'Đổi tên, loại, cấp trên',
  end: 'Giải thể',
  off: 'Bỏ cấp',
  on: 'Lập lại cấp',
  list: 'Danh sách',
  measure: 'Số đo',
} as const
const ACT_NAMES: readonly string[] = Object.values(ACTS)

const LEVELS: Readonly<Record<string, string>> = {
  'cấp tỉnh': 'province',
  'cấp huyện': 'district',
  'cấp xã': 'commune',
}

export type ChangeSheet = { lines: ChangeLine[]; errors: SheetError[] }

/** Reads the annex of a decision: .xlsx or CSV. Every mistake is named with its cell; nothing is guessed. */
export async function readChangeSheet(content: Buffer): Promise<ChangeSheet> {
  const { rows, errors } = await readTable(content, {
    headings: CHANGE_HEADINGS,
    optional: CHANGE_OPTIONAL,
    most: MOST_LINES,
  })
  const lines: ChangeLine[] = []
  const described = new Set<string>()
  for (const row of rows)
    for (const draft of draftsOf(row, errors)) {
      // The same target is described on each row of its annex: once is enough, two different ones are a mistake.
      const key = draft['kind'] === 'unit' ? JSON.stringify({ ...draft, row: undefined }) : undefined
      if (key !== undefined && described.has(key)) continue
      if (key !== undefined) described.add(key)
      const read = Line.safeParse(draft)
      if (read.success) lines.push(read.data)
      else errors.push(...read.error.issues.map((issue) => mistakeOf(row, String(issue.path[0] ?? ''), issue.message)))
    }
  if (lines.length === 0 && errors.length === 0)
    errors.push({ cell: '', found: null, detail: 'Tệp không có dòng thay đổi nào.' })
  return { lines, errors }
}

type Draft = Record<string, unknown>

function draftsOf(row: PageRow, errors: SheetError[]): Draft[] {
  const read = (heading: string): string | null => row.read(heading)
  const act = read('Việc')
  const number = { row: row.number }
  const [from, to] = [read('Mã cũ'), read('Mã mới')]
  const target = { type: read('Loại đơn vị')?.toLowerCase(), name: read('Tên mới'), parent: read('Mã cấp trên') }
  switch (act) {
    case ACTS.flow: {
      const share = read('Tỷ lệ')?.replace(',', '.') ?? null
      const flow = { kind: 'flow', from, to, share, ...number }
      return target.name ? [flow, { kind: 'unit', code: to, ...target, ...number }] : [flow]
    }
    case ACTS.unit:
      return [{ kind: 'unit', code: to, ...target, ...number }]
    case ACTS.edit:
      return [{ kind: 'edit', code: from, ...given({ newCode: to, ...target }), ...number }]
    case ACTS.end:
      return [{ kind: 'end', code: from, ...number }]
    case ACTS.off:
    case ACTS.on:
      return [
        {
          kind: act === ACTS.on ? 'level-on' : 'level-off',
          level: LEVELS[read('Tên mới')?.toLowerCase() ?? ''],
          ...number,
        },
      ]
    case ACTS.list:
      return [{ kind: 'list', code: from, ...readList(read), ...number }]
    case ACTS.measure: {
      const measure = MEASURES.find((one) => isSame(MEASURE_WORDS[one].label, read('Danh sách')))
      return [{ kind: 'measure', code: from, measure, value: read('Giá trị')?.replace(',', '.'), ...number }]
    }
    case null:
    default:
      errors.push({
        cell: row.at('Việc'),
        found: act,
        detail: `Ô ${row.at('Việc')}: “${act ?? ''}” không phải việc nào. Chỉ nhận: ${ACT_NAMES.join('; ')}.`,
      })
      return []
  }
}

const isSame = (label: string, written: string | null): boolean =>
  label.toLocaleLowerCase('vi') === written?.toLocaleLowerCase('vi')

/** `Ra khỏi danh sách` is a value of every list. A value no list has stays as written: the plan says what is allowed. */
function readList(read: (heading: string) => string | null): Draft {
  const kind = [...listKinds.values()].find(
    ({ kind: code, label }) => isSame(label.vi, read('Danh sách')) || code === read('Danh sách'),
  )
  const written = read('Giá trị') ?? ''
  const value = isSame('Ra khỏi danh sách', written) ? null : ((kind && readListValue(kind, written)) ?? written)
  const lastDay = read('Đến hết ngày')
  const last = lastDay === null ? undefined : readAskedDay(lastDay)
  return { list: kind?.kind ?? read('Danh sách') ?? '', value, until: last ? addDays(last, 1) : lastDay }
}

function given(fields: Record<string, string | null | undefined>): Draft {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
}

const COLUMNS: Readonly<Record<string, string>> = {
  from: 'Mã cũ',
  to: 'Mã mới',
  code: 'Mã mới',
  newCode: 'Mã mới',
  type: 'Loại đơn vị',
  name: 'Tên mới',
  parent: 'Mã cấp trên',
  share: 'Tỷ lệ',
  level: 'Tên mới',
  list: 'Danh sách',
  measure: 'Danh sách',
  value: 'Giá trị',
  until: 'Đến hết ngày',
}

function mistakeOf(row: PageRow, field: string, message: string): SheetError {
  const isListed = row.read('Việc') === ACTS.list || row.read('Việc') === ACTS.measure || row.read('Việc') === ACTS.edit
  const heading = field === 'code' && isListed ? 'Mã cũ' : (COLUMNS[field] ?? 'Việc')
  const cell = row.at(heading)
  return { cell, found: row.read(heading), detail: `Ô ${cell}: ${message}` }
}

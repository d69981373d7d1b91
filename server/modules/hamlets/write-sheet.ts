import { Workbook } from '@cj-tech-master/excelts'
import { formatDate } from '../../../design/format.ts'
import type { HamletItem } from './contract.ts'
import { HEADING, MOST_ROWS } from './sheet-layout.ts'

const WIDTHS = [14, 26, 10, 14, 14, 38, 26, 16]
const PAGE = 'Thôn, ấp'

export type SheetTo = {
  commune: string
  items: readonly HamletItem[]
  types: readonly string[]
  isIllustrative: boolean
}

/** The list of a commune as a workbook to fill: what is there now, and empty rows to add to. */
export async function writeHamletSheet({ commune, items, types, isIllustrative }: SheetTo): Promise<Buffer> {
  const book = new Workbook()
  const page = book.addWorksheet(PAGE, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] })
  page.addRow(Object.values(HEADING))
  page.getRow(1).font = { bold: true }
  WIDTHS.forEach((width, i) => (page.getColumn(i + 1).width = width))
  // Excel would drop the zero in front of a telephone number.
  page.getColumn(WIDTHS.length).numFmt = '@'
  for (const item of items) page.addRow(rowOf(item))
  const list = { type: 'list' as const, allowBlank: true, formulae: [`"${types.join(',')}"`] }
  for (let row = 2; row <= MOST_ROWS + 1; row += 1) page.getCell(`A${row}`).dataValidation = list
  const guide = book.addWorksheet('Hướng dẫn')
  guide.getColumn(1).width = 100
  for (const line of guideOf(commune, types, isIllustrative)) guide.addRow([line])
  return Buffer.from(await book.xlsx.writeBuffer())
}

function rowOf({ type, name, households, population, head }: HamletItem): (string | number | null)[] {
  const counted = households ?? population
  return [
    type,
    name,
    households?.value ?? null,
    population?.value ?? null,
    counted ? formatDate(counted.day) : null,
    counted?.source ?? null,
    head?.name ?? null,
    head?.phone ?? null,
  ]
}

function guideOf(commune: string, types: readonly string[], isIllustrative: boolean): string[] {
  return [
    `Danh sách thôn, ấp của ${commune}${isIllustrative ? ' (DỮ LIỆU MINH HỌA)' : ''}`,
    `Loại: một trong ${types.join(', ')}.`,
    'Tên: không kèm loại. Ví dụ loại “ấp”, tên “An Lạc”.',
    'Số hộ, số nhân khẩu: số nguyên; chưa biết thì để trống. Có số thì ghi nguồn.',
    'Số liệu ngày: dạng 31/12/2025; để trống là ngày của danh sách.',
    'Dòng giống hiện có thì giữ nguyên; dòng mới thêm thôn, ấp; ô để trống không xóa số đã ghi.',
    'Nhập, chia, đổi tên, giải thể không làm bằng tệp này: ghi theo quyết định trên màn hình Thôn, ấp.',
  ]
}

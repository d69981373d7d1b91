import type { CellValue } from '@cj-tech-master/excelts'
import { letterOf, type SheetPage } from './workbook.ts'

/** One mistake with its place as Excel users say it: page, column letter, row number. */
export type SheetError = { cell: string; found: string | null; detail: string }

/** One row under the headings; `read` gives trimmed text or null, `at` the address of a column for a message. */
export type PageRow = {
  /** Row number as the spreadsheet shows it. */
  number: number
  read: (heading: string) => string | null
  at: (heading: string) => string
}

const MOST_ROWS = 5000

export type PageOptions = { optional?: readonly string[]; most?: number }

/** Rows of a page by their headings, wherever the columns were moved to. Missing headings are mistakes. */
export function readPage(
  page: SheetPage,
  headings: readonly string[],
  errors: SheetError[],
  { optional = [], most = MOST_ROWS }: PageOptions = {},
): PageRow[] {
  const columns = new Map<string, string>()
  for (let index = 0; index < headings.length + optional.length + 10; index++) {
    const heading = textOf(page.getCell(`${letterOf(index)}1`).value)
    if (typeof heading === 'string') columns.set(heading, letterOf(index))
  }
  const missing = headings.filter((heading) => !columns.has(heading))
  for (const heading of missing)
    errors.push({
      cell: `${page.name}!1:1`,
      found: null,
      detail: `Thiếu cột “${heading}”. Lấy lại tệp mẫu rồi chép số liệu sang.`,
    })
  if (missing.length > 0) return []
  if (page.rowCount > most + 1)
    errors.push({ cell: page.name, found: null, detail: `Trang có hơn ${most} dòng. Chia nhỏ rồi gửi lại.` })
  const read = [...headings, ...optional.filter((heading) => columns.has(heading))]
  const rows: PageRow[] = []
  for (let number = 2; number <= Math.min(page.rowCount, most + 1); number++) {
    const at = (heading: string): string => `${columns.get(heading) ?? 'A'}${number}`
    const cells = new Map(read.map((heading) => [heading, textOf(page.getCell(at(heading)).value)]))
    if ([...cells.values()].every((cell) => cell === null)) continue
    for (const [heading, cell] of cells)
      if (cell === undefined)
        errors.push({
          cell: `${page.name}!${at(heading)}`,
          found: null,
          detail: 'Ô chứa công thức Excel hoặc lỗi. Chép rồi dán lại dạng giá trị.',
        })
    rows.push({ number, read: (heading) => cells.get(heading) ?? null, at: (heading) => `${page.name}!${at(heading)}` })
  }
  return rows
}

/** Text of a cell, null when empty, undefined when it holds something that is not plain content. */
function textOf(value: CellValue): string | null | undefined {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value.normalize('NFC').trim() || null
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  // A date typed in Excel arrives as an object; the day is what was meant.
  if ('toISOString' in value) return value.toISOString().slice(0, 10)
  if ('richText' in value && Array.isArray(value.richText))
    return (
      value.richText
        .map((part) => part.text)
        .join('')
        .trim() || null
    )
  if ('hyperlink' in value && 'text' in value && typeof value.text === 'string') return value.text.trim() || null
  return undefined
}

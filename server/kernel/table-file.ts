import { CsvError, parse } from 'csv-parse/sync'
import { type PageRow, readPage, type SheetError } from './sheet-page.ts'
import { letterOf, openWorkbook } from './workbook.ts'

export type TableFile = { rows: PageRow[]; errors: SheetError[] }

type Wanted = {
  /** Columns that must be there, wherever they stand. */
  headings: readonly string[]
  /** Columns that may be absent; they then read as empty. */
  optional?: readonly string[]
  most: number
}

/**
 * One table out of a file a person made: the first page of an .xlsx workbook, or CSV in UTF-8 with commas, semicolons or
 * tabs. Every row knows the place of its cells for messages (`B12`). A file that cannot be read is one error.
 */
export async function readTable(content: Buffer, wanted: Wanted): Promise<TableFile> {
  return content.subarray(0, 2).toString() === 'PK' ? readWorkbook(content, wanted) : readCsv(content, wanted)
}

async function readWorkbook(content: Buffer, { headings, optional = [], most }: Wanted): Promise<TableFile> {
  const book = await openWorkbook(content)
  if ('fault' in book) return broken(book.fault)
  const [page] = book.pages
  if (!page) return broken('Tệp Excel không có trang nào.')
  const errors: SheetError[] = []
  return { rows: readPage(page, headings, errors, { optional, most }), errors }
}

function readCsv(content: Buffer, { headings, optional = [], most }: Wanted): TableFile {
  let lines: string[][]
  try {
    lines = parse(content, {
      bom: true,
      delimiter: separatorOf(content),
      trim: true,
      relax_column_count: true,
      to: most + 2,
    })
  } catch (error) {
    return broken(sayCsvFault(error))
  }
  const [head = [], ...body] = lines
  const column = new Map(head.map((heading, i) => [heading.normalize('NFC'), i]))
  const missing = headings.filter((heading) => !column.has(heading))
  if (missing.length > 0)
    return broken(`Thiếu cột ${missing.map((name) => `“${name}”`).join(', ')}. Dòng đầu phải là tên cột.`)
  if (body.length > most) return broken(`Tệp có hơn ${most} dòng. Chia nhỏ rồi gửi lại.`)
  const rows = body.map((cells, i): PageRow => {
    const at = (heading: string): string => `${letterOf(column.get(heading) ?? 0)}${i + 2}`
    const read = (heading: string): string | null => cells[column.get(heading) ?? -1]?.normalize('NFC').trim() || null
    return { number: i + 2, read, at }
  })
  return {
    rows: rows.filter(({ read }) => [...headings, ...optional].some((heading) => read(heading) !== null)),
    errors: [],
  }
}

/** The one the first line uses most: where a comma is the decimal mark, spreadsheets separate by semicolons. */
function separatorOf(content: Buffer): string {
  const end = content.indexOf(10)
  const head = content.subarray(0, end < 0 ? content.length : end).toString()
  const [best] = [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)
  return best ?? ','
}

function sayCsvFault(error: unknown): string {
  const line = error instanceof CsvError && typeof error['lines'] === 'number' ? ` ở dòng ${error['lines']}` : ''
  return `Tệp CSV không đọc được${line}: thường do một dấu nháy kép chưa đóng. Sửa dòng ấy, hoặc lưu lại từ bảng tính.`
}

function broken(detail: string): TableFile {
  return { rows: [], errors: [{ cell: '', found: null, detail }] }
}

import type { CellValue } from '@cj-tech-master/excelts'
import { openWorkbook, type SheetPage } from '../../kernel/workbook.ts'
import type { DataElement } from '../criteria/index.ts'
import { checkFigure } from './check-figure.ts'
import { sheetUnreadable } from './problems.ts'
import { COLUMN, FIRST_ROW, NO, NO_VALUE_WORDS, SCOPE, SHEET, YES } from './sheet-layout.ts'
import type { NoValue } from './tables.ts'

export type SheetRow = {
  element: string
  cell: string
  value: string | null
  noValue: NoValue | null
  note: string | null
}
export type SheetMistake = { element: string | null; cell: string; found: string | null; detail: string }
export type SheetContent = { unitId: string; period: string; rows: SheetRow[]; mistakes: SheetMistake[] }

const MOST_ROWS = 2000

/** Reads a filled form. Every mistake is reported with its cell; nothing is guessed. Throws `sheet-unreadable`. */
export async function readSheet(content: Buffer, elements: ReadonlyMap<string, DataElement>): Promise<SheetContent> {
  const book = await openWorkbook(content)
  if ('fault' in book) throw sheetUnreadable(book.fault)
  const page = book.pages.find(({ name }) => name === SHEET)
  const scope = book.pages.find(({ name }) => name === SCOPE)
  if (!page || !scope) throw sheetUnreadable(`Tệp không có trang “${page ? SCOPE : SHEET}” của mẫu.`)
  const rows: SheetRow[] = []
  const mistakes: SheetMistake[] = []
  const seen = new Map<string, string>()
  for (let row = FIRST_ROW; row < FIRST_ROW + MOST_ROWS; row += 1) {
    const code = textOf(page.getCell(`${COLUMN.code}${row}`).value)
    if (code === null) break
    const read = readRow(page, row, code, elements, seen)
    if ('detail' in read) mistakes.push(read)
    else if (read.value !== null || read.noValue !== null) rows.push(read)
  }
  if (rows.length + mistakes.length === 0) throw sheetUnreadable('Tệp không có số liệu nào ở cột “Kỳ này”.')
  return { unitId: scopeValue(scope, 1), period: scopeValue(scope, 2), rows, mistakes }
}

function scopeValue(scope: SheetPage, row: number): string {
  return textOf(scope.getCell(`B${row}`).value) ?? ''
}

function readRow(
  page: SheetPage,
  row: number,
  code: string,
  elements: ReadonlyMap<string, DataElement>,
  seen: Map<string, string>,
): SheetRow | SheetMistake {
  const cell = `${COLUMN.value}${row}`
  const element = elements.get(code)
  const at = `${COLUMN.code}${row}`
  if (!element)
    return { element: null, cell: at, found: code, detail: `Ô ${at}: không có số liệu mã “${code}”. Đừng sửa cột mã.` }
  const earlier = seen.get(code)
  if (earlier)
    return { element: code, cell: at, found: code, detail: `Ô ${at}: mã “${code}” đã có ở ô ${earlier}. Giữ một dòng.` }
  seen.set(code, at)
  const value = readValue(page.getCell(cell).value, element, cell)
  if (typeof value === 'object' && value !== null) return { element: code, ...value }
  const reasonCell = `${COLUMN.noValue}${row}`
  const reason = readReason(textOf(page.getCell(reasonCell).value), reasonCell)
  if (typeof reason === 'object' && reason !== null) return { element: code, ...reason }
  if (value !== null && reason !== null)
    return {
      element: code,
      cell: reasonCell,
      found: NO_VALUE_WORDS[reason],
      detail: `Ô ${cell} có số nhưng ô ${reasonCell} ghi lý do không có số. Giữ một.`,
    }
  return {
    element: code,
    cell,
    value,
    noValue: reason,
    note: textOf(page.getCell(`${COLUMN.note}${row}`).value)?.slice(0, 500) ?? null,
  }
}

type Mistake = Omit<SheetMistake, 'element'>

function readValue(found: CellValue, element: DataElement, cell: string): string | null | Mistake {
  if (found === null || found === undefined || found === '') return null
  const isStatement = element.valueKind === 'boolean' || element.valueKind === 'document'
  if (isStatement) return readStatement(textOf(found), element, cell)
  const decimal = typeof found === 'number' ? numberText(found) : decimalText(textOf(found) ?? '')
  const shown = textOf(found)
  if (decimal === null) return { cell, found: shown, detail: notANumber(shown ?? '', cell) }
  const wrong = checkFigure(element, decimal)
  return wrong ? { cell, found: shown, detail: `Ô ${cell}: ${wrong}` } : decimal
}

function readStatement(text: string | null, element: DataElement, cell: string): string | Mistake {
  const folded = text?.normalize('NFC').toLocaleLowerCase('vi')
  if (folded === YES.toLocaleLowerCase('vi') || folded === 'đạt' || folded === 'true') return '1'
  if (folded === NO.toLocaleLowerCase('vi') || folded === 'không đạt' || folded === 'false') return '0'
  return {
    cell,
    found: text,
    detail: `Ô ${cell}: “${text ?? ''}” không dùng được. “${element.name.vi}” chỉ nhận ${YES} hoặc ${NO}.`,
  }
}

function readReason(text: string | null, cell: string): keyof typeof NO_VALUE_WORDS | null | Mistake {
  if (text === null) return null
  for (const reason of ['not-reported', 'not-due', 'not-applicable'] as const)
    if (NO_VALUE_WORDS[reason].toLocaleLowerCase('vi') === text.normalize('NFC').toLocaleLowerCase('vi')) return reason
  return {
    cell,
    found: text,
    detail: `Ô ${cell}: “${text}” không dùng được. Chọn ${Object.values(NO_VALUE_WORDS).join(', ')}, hoặc để trống.`,
  }
}

/** Excel keeps 15 significant digits; its number is written out without an exponent, at most 6 decimals. */
function numberText(value: number): string | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return null
  const text = value.toFixed(6).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}

/** Vietnamese text numbers: `1.234,5`, `1234,5`; a lone point with three digits after it is thousands. */
function decimalText(text: string): string | null {
  const plain = text.replaceAll(/[\s\u00a0]/g, '')
  if (/^-?\d{1,3}(\.\d{3})+(,\d{1,6})?$/.test(plain)) return plain.replaceAll('.', '').replace(',', '.')
  return /^-?\d{1,15}([.,]\d{1,6})?$/.test(plain) ? plain.replace(',', '.') : null
}

function notANumber(text: string, cell: string): string {
  const number = /-?[\d.]*\d(?:,\d+)?/.exec(text)?.[0]
  const words = number ? text.replace(number, '').trim() : ''
  const wayOut =
    number && words ? `Xóa chữ “${words}”, hoặc nhận số ${number}.` : 'Ghi số, hoặc chọn lý do không có số.'
  return `Ô ${cell}: “${text}” không phải là số. ${wayOut}`
}

function textOf(value: CellValue): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value.trim() || null
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'object' && 'result' in value) return textOf(value.result)
  if (typeof value === 'object' && 'richText' in value)
    return (
      (value.richText as { text: string }[])
        .map((part) => part.text)
        .join('')
        .trim() || null
    )
  return JSON.stringify(value)
}

import { formatPeriod } from '../../../design/format.ts'
import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import type { ElementView, Figure, FigureSheet } from './contract.ts'
import { COLUMN, FIRST_ROW, HEADINGS, NO, NO_VALUE_WORDS, SCOPE, SHEET, YES } from './sheet-layout.ts'

/** The Excel form of a unit, period and set: only the cells to fill are open, yes/no and reasons are lists. */
export async function writeSheet(sheet: FigureSheet, title: string, isIllustrative: boolean): Promise<Buffer> {
  const book = new Workbook()
  const page = book.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: FIRST_ROW - 1, xSplit: 2 }] })
  page.getCell('A1').value = `${sheet.unit.name}, mã ${sheet.unit.code}, ${formatPeriod(sheet.period)}`
  page.getCell('A1').font = { bold: true, size: 14 }
  page.getCell('A2').value = title
  page.getCell('A3').value = isIllustrative
    ? 'DỮ LIỆU MINH HỌA'
    : 'Chỉ nhập ở ba cột “Kỳ này”, “Nếu không có số”, “Ghi chú”.'
  writeHeadings(page)
  sheet.elements.forEach((element, i) => writeRow(page, FIRST_ROW + i, element, sheet))
  const scope = book.addWorksheet(SCOPE, { state: 'veryHidden' })
  scope.addRows([
    ['unit', sheet.unit.id],
    ['period', sheet.period],
  ])
  // No password: the lock keeps the layout from slips, it is not a secret.
  await page.protect('', { selectLockedCells: true, formatColumns: true })
  return Buffer.from(await book.xlsx.writeBuffer())
}

function writeHeadings(page: Worksheet): void {
  for (const [column, heading, width] of HEADINGS) {
    const cell = page.getCell(`${column}${FIRST_ROW - 1}`)
    cell.value = heading
    cell.font = { bold: true }
    cell.border = { bottom: { style: 'medium' } }
    page.getColumn(column).width = width
  }
}

function writeRow(page: Worksheet, row: number, element: ElementView, sheet: FigureSheet): void {
  const current = sheet.figures.find((figure) => figure.element === element.code)
  const before = [...sheet.previous, ...sheet.inherited]
  const previous = before.find((figure) => figure.element === element.code)
  const isLocked = sheet.locked.some((lock) => lock.element === element.code)
  const isStatement = element.valueKind === 'boolean' || element.valueKind === 'document'
  page.getCell(`${COLUMN.code}${row}`).value = element.code
  page.getCell(`${COLUMN.name}${row}`).value = element.name
  page.getCell(`${COLUMN.name}${row}`).alignment = { wrapText: true, vertical: 'top' }
  page.getCell(`${COLUMN.unit}${row}`).value = isStatement ? 'Có / Không' : element.unit
  page.getCell(`${COLUMN.previous}${row}`).value = cellValue(previous, isStatement)
  const value = page.getCell(`${COLUMN.value}${row}`)
  value.value = cellValue(current, isStatement)
  if (isStatement) value.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${YES},${NO}"`] }
  const reason = page.getCell(`${COLUMN.noValue}${row}`)
  reason.value = current?.noValue && current.noValue !== 'refused' ? NO_VALUE_WORDS[current.noValue] : null
  reason.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${Object.values(NO_VALUE_WORDS).join(',')}"`] }
  page.getCell(`${COLUMN.note}${row}`).value = current?.note ?? null
  if (isLocked) return
  for (const column of [COLUMN.value, COLUMN.noValue, COLUMN.note]) {
    const cell = page.getCell(`${column}${row}`)
    cell.protection = { locked: false }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBF9EC' } }
  }
}

function cellValue(figure: Pick<Figure, 'value'> | undefined, isStatement: boolean): string | number | null {
  if (!figure || figure.value === null) return null
  if (isStatement) return figure.value === '1' ? YES : NO
  return Number(figure.value)
}

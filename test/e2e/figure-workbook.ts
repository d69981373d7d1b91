import { Workbook } from '@cj-tech-master/excelts'
import { COLUMN, FIRST_ROW, NO, SHEET, YES } from '../../server/modules/indicators/sheet-layout.ts'
import { elements } from '../../server/modules/criteria/index.ts'
import { goodValue } from '../good-figures.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Fills the form that the product gave, as a person does in Excel; `instead` replaces good figures by code. */
export async function fillFigureWorkbook(
  template: Buffer,
  instead: Record<string, string>,
): Promise<{ file: Buffer; filled: number }> {
  const book = new Workbook()
  await book.xlsx.load(template)
  const page = book.getWorksheet(SHEET)
  if (!page) throw new Error(`no page ${SHEET}`)
  let filled = 0
  for (let row = FIRST_ROW; row <= page.rowCount; row += 1) {
    const code = page.getCell(`${COLUMN.code}${row}`).text
    const element = elements.get(code)
    if (!element) continue
    const value = instead[code] ?? goodValue(code)
    const isStatement = element.valueKind === 'boolean' || element.valueKind === 'document'
    page.getCell(`${COLUMN.value}${row}`).value = isStatement ? (value === '1' ? YES : NO) : Number(value)
    filled += 1
  }
  return { file: Buffer.from(await book.xlsx.writeBuffer()), filled }
}

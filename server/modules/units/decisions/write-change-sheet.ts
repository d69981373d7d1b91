import { Workbook } from '@cj-tech-master/excelts'
import { allowedValues, listKinds, MEASURE_WORDS, MEASURES } from '../list-kinds.ts'
import { ACTS, CHANGE_HEADINGS, CHANGE_OPTIONAL } from './read-change-sheet.ts'

const HEADINGS = [...CHANGE_HEADINGS, ...CHANGE_OPTIONAL]
/** Rows of the empty form that offer the list of acts. */
const ROWS = 500
const GUIDE_PAGE = 'Cách ghi'

/** Act → what to write in which column. */
const GUIDE: readonly (readonly [string, string])[] = [
  [
    ACTS.flow,
    'Mã cũ: đơn vị có phần đất chuyển đi. Mã mới: đơn vị nhận. Hai dòng cùng Mã mới là nhập; hai dòng cùng Mã cũ là chia. Tỷ lệ: phần diện tích của đơn vị cũ, từ 0 đến 1; không biết thì để trống. Đơn vị nhận là đơn vị mới thì ghi cả Loại đơn vị, Tên mới, Mã cấp trên.',
  ],
  [ACTS.unit, 'Thành lập mới. Mã mới, Loại đơn vị, Tên mới (không kèm chữ xã, phường), Mã cấp trên.'],
  [
    ACTS.edit,
    'Đơn vị giữ nguyên, chỉ đổi cách gọi: Mã cũ, rồi chỉ ghi ô nào đổi (Mã mới, Loại đơn vị, Tên mới, Mã cấp trên).',
  ],
  [ACTS.end, 'Đơn vị kết thúc, không có đơn vị kế tục. Chỉ ghi Mã cũ.'],
  [ACTS.off, 'Cả một cấp chính quyền kết thúc. Tên mới: cấp huyện.'],
  [ACTS.on, 'Cấp đã kết thúc được lập lại từ ngày của quyết định. Tên mới: cấp huyện.'],
  [
    ACTS.list,
    'Xếp đơn vị vào danh sách, hoặc đưa ra. Mã cũ, Danh sách, Giá trị; Đến hết ngày nếu quyết định có ghi. Giá trị “Ra khỏi danh sách” là đưa ra.',
  ],
  [ACTS.measure, 'Số đo của đơn vị vào ngày của quyết định. Mã cũ, Danh sách (tên số đo), Giá trị.'],
]

/** An empty annex of a decision, with how each act is written and which lists there are. `readChangeSheet` reads it. */
export async function writeChangeSheet(): Promise<Buffer> {
  const book = new Workbook()
  addForm(book)
  addGuide(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function addForm(book: Workbook): void {
  const page = book.addWorksheet('Thay đổi', { views: [{ state: 'frozen', ySplit: 1 }] })
  page.addRow([...HEADINGS])
  page.getRow(1).font = { bold: true }
  HEADINGS.forEach((heading, i) => {
    // Text, so that Excel keeps the zero at the front of a code.
    page.getColumn(i + 1).numFmt = '@'
    page.getColumn(i + 1).width = Math.max(14, heading.length + 4)
  })
  // Names of acts hold commas, so the list is that of the second page.
  const formulae = [`'${GUIDE_PAGE}'!$A$2:$A$${GUIDE.length + 1}`]
  for (let row = 2; row <= ROWS; row += 1)
    page.getCell(row, 1).dataValidation = { type: 'list', allowBlank: true, formulae }
}

function addGuide(book: Workbook): void {
  const page = book.addWorksheet(GUIDE_PAGE)
  page.addRow(['Việc', 'Ghi thế nào'])
  page.getRow(1).font = { bold: true }
  for (const line of GUIDE) page.addRow([...line])
  page.addRow([])
  page.addRow(['Danh sách', 'Giá trị nhận'])
  for (const kind of listKinds.values()) page.addRow([kind.label.vi, allowedValues(kind)])
  for (const measure of MEASURES) page.addRow([MEASURE_WORDS[measure].label, MEASURE_WORDS[measure].unit])
  page.getColumn(1).width = 34
  page.getColumn(2).width = 110
  page.getColumn(2).alignment = { wrapText: true, vertical: 'top' }
}

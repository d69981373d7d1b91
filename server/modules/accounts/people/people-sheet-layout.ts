import { Workbook } from '@cj-tech-master/excelts'

/** Columns of a list of people; found by their headings, wherever they were moved to. */
export const HEADING = {
  name: 'Họ tên',
  title: 'Tên vị trí',
  unit: 'Mã đơn vị',
  agency: 'Cơ quan',
  roles: 'Vai trò',
  from: 'Từ ngày',
  lastDay: 'Đến hết ngày',
} as const

export const NEEDED = [HEADING.name, HEADING.title, HEADING.unit, HEADING.roles, HEADING.from] as const
export const OPTIONAL = [HEADING.agency, HEADING.lastDay] as const
export const MOST_ROWS = 300

const WIDTHS = [28, 40, 12, 34, 34, 14, 14]

/** An empty list to fill, with a page that says how; `roles`: what may be written in its column. */
export async function writePeopleTemplate(roles: readonly string[]): Promise<Buffer> {
  const book = new Workbook()
  const page = book.addWorksheet('Người dùng', { views: [{ state: 'frozen', ySplit: 1 }] })
  page.addRow(Object.values(HEADING))
  page.getRow(1).font = { bold: true }
  WIDTHS.forEach((width, i) => (page.getColumn(i + 1).width = width))
  // Excel would drop the zero in front of a code and turn days into its own numbers.
  for (const column of [3, 6, 7]) page.getColumn(column).numFmt = '@'
  const guide = book.addWorksheet('Cách ghi')
  guide.getColumn(1).width = 100
  for (const line of guideLines(roles)) guide.addRow([line])
  return Buffer.from(await book.xlsx.writeBuffer())
}

function guideLines(roles: readonly string[]): string[] {
  return [
    'Mỗi dòng một người với vị trí đầu tiên. Tên cột giữ nguyên, thứ tự cột tùy ý.',
    'Mã đơn vị: mã của xã, huyện, tỉnh vào ngày bắt đầu. Ví dụ 30253.',
    'Cơ quan: tên sở, ngành đúng như trên màn hình; để trống là vị trí của chính đơn vị.',
    'Vai trò: tên vai trò, nhiều vai trò cách nhau bằng dấu chấm phẩy.',
    'Từ ngày, Đến hết ngày: dạng 01/07/2025. Đến hết ngày để trống là chưa biết.',
    'Vai trò nhận được:',
    ...roles.map((name) => `– ${name}`),
  ]
}

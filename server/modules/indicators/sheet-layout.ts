// One layout for the template that is written and the sheet that is read back, so that messages can say "ô H10".

export const SHEET = 'Số liệu'
/** Hidden sheet that says whose figures these are: a file states its scope. */
export const SCOPE = 'Phạm vi'
export const FIRST_ROW = 6

export const COLUMN = { code: 'A', name: 'B', unit: 'C', previous: 'D', value: 'E', noValue: 'F', note: 'G' } as const

export const HEADINGS: readonly [string, string, number][] = [
  [COLUMN.code, 'Mã', 22],
  [COLUMN.name, 'Số liệu', 62],
  [COLUMN.unit, 'Đơn vị tính', 16],
  [COLUMN.previous, 'Kỳ trước', 14],
  [COLUMN.value, 'Kỳ này', 16],
  [COLUMN.noValue, 'Nếu không có số', 22],
  [COLUMN.note, 'Ghi chú', 36],
]

export const NO_VALUE_WORDS = {
  'not-reported': 'Chưa báo cáo',
  'not-due': 'Chưa đến hạn',
  'not-applicable': 'Không áp dụng',
} as const

export const YES = 'Có'
export const NO = 'Không'

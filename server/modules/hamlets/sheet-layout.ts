/** Columns of the list; found by their headings, wherever they were moved to. */
export const HEADING = {
  type: 'Loại',
  name: 'Tên',
  households: 'Số hộ',
  population: 'Số nhân khẩu',
  day: 'Số liệu ngày',
  source: 'Nguồn số liệu',
  headName: 'Trưởng thôn, ấp',
  headPhone: 'Điện thoại',
} as const

export const NEEDED = [HEADING.type, HEADING.name] as const
export const OPTIONAL = Object.values(HEADING).filter((heading) => !NEEDED.some((needed) => needed === heading))
export const MOST_ROWS = 500

import { problem } from '../../kernel/problem.ts'

export const noSuchSet = problem(
  404,
  'no-such-set',
  'Không có bộ tiêu chí này',
  (text: string) => `Không có bộ tiêu chí “${text}” cho đơn vị và ngày này. Chọn bộ khác ở trang của đơn vị.`,
)

export const noSuchIndicator = problem(
  404,
  'no-such-indicator',
  'Không có chỉ tiêu này',
  (text: string) => `Bộ tiêu chí đang xem không có tiêu chí hay chỉ tiêu “${text}”. Chọn lại trong bảng của đơn vị.`,
)

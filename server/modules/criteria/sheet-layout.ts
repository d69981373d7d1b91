// The three pages of a set as a workbook. A row names what it is in its first column, so that one page holds lists
// of different things; headings and words are Vietnamese, codes are those of contract.ts.

export const PAGES = { set: 'Bộ tiêu chí', indicators: 'Chỉ tiêu', levels: 'Mức đạt' } as const

export const SET_HEADINGS = [
  'Mục',
  'Mã',
  'Nội dung',
  'Tiếng Anh',
  'Từ',
  'Đến',
  'Áp dụng',
  'Độ tin cậy',
  'Nguồn',
  'Ghi chú',
  'Văn bản',
  'Mã tỉnh',
  'Ngày của mã tỉnh',
] as const
export const INDICATOR_HEADINGS = [
  'Dòng',
  'Mã',
  'Tên',
  'Tiếng Anh',
  'Loại',
  'Đơn vị tính',
  'Công thức',
  'Lĩnh vực',
  'Cơ quan hướng dẫn',
  'Câu chữ trong văn bản',
  'Độ tin cậy',
  'Nguồn',
  'Ghi chú',
  'Nhóm',
  'Số chỉ tiêu theo văn bản',
  'Yêu cầu thành phần',
] as const
export const LEVEL_HEADINGS = [
  'Mã chỉ tiêu',
  'Vùng',
  'Nhóm xã',
  'Địa phương',
  'Năm',
  'Trạng thái',
  'Dấu',
  'Mức',
  'Công thức',
  'Diễn giải',
  'Độ tin cậy',
  'Nguồn',
  'Ghi chú',
] as const

/** First column of the page "Bộ tiêu chí". */
export const ITEMS = {
  head: 'Bộ tiêu chí',
  level: 'Cấp',
  tier: 'Bậc',
  illustrative: 'Bộ minh họa',
  years: 'Năm đánh giá',
  supersedes: 'Thay bản',
  criteria: 'Số tiêu chí',
  indicators: 'Số chỉ tiêu',
  conditions: 'Số điều kiện',
  basis: 'Căn cứ',
  region: 'Vùng',
  group: 'Nhóm xã',
  override: 'Dùng mức của vùng khác',
  edition: 'Bộ của địa phương',
  note: 'Lưu ý',
} as const

export const CRITERION_ROW = 'Tiêu chí'
export const INDICATOR_ROW = 'Chỉ tiêu'

type Words = Record<string, string>

export const LEVEL_WORDS: Words = {
  commune: 'Xã',
  district: 'Huyện',
  province: 'Tỉnh',
  village: 'Làng',
  hamlet: 'Thôn',
  product: 'Sản phẩm',
}
export const TIER_WORDS: Words = {
  basic: 'Nông thôn mới',
  advanced: 'Nâng cao',
  exemplary: 'Kiểu mẫu',
  modern: 'Hiện đại',
  smart: 'Thông minh',
  rating: 'Phân hạng',
}
export const ROLE_WORDS: Words = { criterion: 'Tiêu chí', condition: 'Điều kiện' }
export const KIND_WORDS: Words = {
  percent: 'Tỷ lệ %',
  number: 'Số',
  boolean: 'Đạt/Không đạt',
  rating: 'Xếp loại',
  document: 'Văn bản',
}
export const STATE_WORDS: Words = {
  known: 'Đã biết',
  rule: 'Theo công thức',
  unknown: 'Chưa biết',
  delegated: 'Tỉnh quy định',
}
export const CONFIDENCE_WORDS: Words = {
  verbatim: 'Nguyên văn',
  'verbatim-secondary': 'Trích lại nguyên văn',
  reconstructed: 'Ghép từ nhiều nguồn',
  'general-knowledge': 'Chưa kiểm chứng',
  illustrative: 'Minh họa',
}
export const YES_WORDS: Words = { true: 'Có', false: 'Không' }
export const MET_WORDS: Words = { true: 'Đạt', false: 'Không đạt' }

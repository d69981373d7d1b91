import { problem } from '../../kernel/problem.ts'

export const illustrativeRefused = problem(
  422,
  'illustrative-refused',
  'Không nhận bộ minh họa',
  (title: string) =>
    `“${title}” là bộ minh họa. Cơ sở dữ liệu thật không nhận bộ minh họa; dùng cơ sở dữ liệu minh họa để xem thử.`,
)

export const setAlreadyPublished = problem(
  409,
  'set-already-published',
  'Bộ tiêu chí đã có',
  (id: string, version: number) =>
    `Bộ ${id} bản ${version} đã công bố với nội dung khác và không sửa được. Sửa đổi thì tạo bản ${version + 1}.`,
)

export const sheetRefused = problem(
  422,
  'criteria-sheet-refused',
  'Tệp bộ tiêu chí còn lỗi',
  (count: number) => `Tệp còn ${count} lỗi nên chưa nhận. Sửa các ô đã nêu rồi gửi lại.`,
)

export const levelUnknown = problem(
  422,
  'no-such-level',
  'Không có mức này',
  (key: string) => `Bộ tiêu chí không có mức ${key}, hoặc mức đó chưa có số. Mở bộ tiêu chí để lấy đúng mã mức.`,
)

export const sourceTooWeak = problem(
  409,
  'source-too-weak',
  'Nguồn chưa đủ tin cậy',
  (key: string) =>
    `Mức ${key} ghi theo hiểu biết chung, chưa đối chiếu văn bản, nên không xác nhận được. Nạp bản mới của bộ tiêu chí có nguồn rồi xác nhận.`,
)

export const alreadyConfirmed = problem(
  409,
  'level-already-confirmed',
  'Mức đã xác nhận',
  (key: string) => `Mức ${key} đã có người xác nhận.`,
)

export const setSheetType = problem(
  415,
  'set-sheet-type',
  'Không phải tệp Excel',
  (name: string) => `“${name}” không phải tệp Excel .xlsx. Tải bộ tiêu chí dạng Excel về làm mẫu rồi gửi lại.`,
)

export const notCountryWide = problem(
  403,
  'not-country-wide',
  'Không phụ trách cả nước',
  () => 'Bộ tiêu chí và mức đạt áp dụng cho mọi đơn vị nên chỉ người quản trị cả nước công bố hoặc xác nhận được.',
)

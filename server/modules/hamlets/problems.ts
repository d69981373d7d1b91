import { type FieldError, problem } from '../../kernel/problem.ts'

export const hamletNotFound = problem(
  404,
  'hamlet-not-found',
  'Không có thôn, ấp này',
  (when: string) => `Không tìm thấy thôn, ấp này${when}. Mở lại danh sách thôn, ấp của xã và chọn lại ngày.`,
)

export const hamletsNotYours = problem(
  403,
  'hamlets-not-yours',
  'Không phụ trách xã này',
  (name: string) =>
    `Bạn không phụ trách ${name} nên xem được, không sửa được thôn, ấp ở đó. Đề nghị cán bộ xã đó hoặc cấp trên làm.`,
)

export const typesNotYours = problem(
  403,
  'hamlet-types-not-yours',
  'Không đặt được loại cho tỉnh này',
  (name: string) => `Loại thôn, ấp dùng ở ${name} do Văn phòng Điều phối hoặc người quản trị của tỉnh đó đặt.`,
)

export const overviewNotYours = problem(
  403,
  'hamlet-overview-not-yours',
  'Không phụ trách đơn vị này',
  (name: string) =>
    `Tổng hợp thôn, ấp của ${name} dành cho người làm việc ở đó và cấp trên. Chọn một xã ở ô Đơn vị để xem danh sách của xã.`,
)

export const notCommune = problem(
  422,
  'hamlets-need-commune',
  'Không phải đơn vị cấp xã',
  (name: string) => `${name} không phải đơn vị cấp xã nên không có thôn, ấp trực thuộc. Chọn một xã, phường, thị trấn.`,
)

export const notProvince = problem(
  422,
  'hamlet-types-need-province',
  'Không phải tỉnh',
  (name: string) => `Loại thôn, ấp đặt cho cả tỉnh; ${name} không phải tỉnh, thành phố. Chọn lại đơn vị.`,
)

export const hamletRefused = problem(
  422,
  'hamlet-refused',
  'Thay đổi còn chỗ chưa đúng',
  (errors: readonly FieldError[]) => ({
    detail:
      errors.length === 1 && errors[0]
        ? errors[0].detail
        : `Còn ${errors.length} chỗ chưa đúng nên chưa ghi gì. Chỗ đầu tiên: ${errors[0]?.detail ?? ''}`,
    extra: { errors: [...errors] },
  }),
)

export const sameNameTaken = problem(
  409,
  'hamlet-name-taken',
  'Tên đã có trong xã',
  () => 'Có người vừa ghi một thôn, ấp cùng tên trong xã. Tải lại danh sách rồi đặt tên khác.',
)

export const hamletChangedLater = problem(
  409,
  'hamlet-changed-later',
  'Đã có thay đổi sau',
  (what: string) => `Không hoàn tác được: ${what}. Hoàn tác thay đổi ghi sau trước.`,
)

export const sheetBuiltOn = problem(
  409,
  'hamlet-sheet-built-on',
  'Đã ghi tiếp lên tệp này',
  (since: readonly string[]) => ({
    detail:
      `Không hoàn tác được cả tệp. ${since[0] ?? ''} ${since.length > 1 ? `Còn ${since.length - 1} chỗ nữa. ` : ''}` +
      'Sửa riêng từng thôn, ấp, hoặc gửi tệp mới với số đúng.',
    extra: { errors: since.slice(0, 20).map((detail) => ({ pointer: '', detail })) },
  }),
)

export const changeUndone = problem(
  409,
  'hamlet-change-undone',
  'Thay đổi đã hoàn tác',
  () => 'Thay đổi này đã được hoàn tác. Tải lại trang để xem hiện trạng.',
)

export const followsUnits = problem(
  409,
  'hamlet-follows-units',
  'Theo quyết định về xã',
  () => 'Thay đổi này theo quyết định về đơn vị hành chính; hoàn tác quyết định đó thì thôn, ấp trở lại theo.',
)

export const alreadyPlaced = problem(
  409,
  'hamlet-already-placed',
  'Thôn, ấp đã thuộc một xã',
  () => 'Thôn, ấp này đã thuộc một xã. Muốn chuyển sang xã khác, ghi quyết định chuyển xã.',
)

export const headOver = problem(
  409,
  'hamlet-head-over',
  'Người này đã thôi',
  (lastDay: string) => `Đã ghi ngày làm cuối là ${lastDay}. Tải lại trang rồi xem lại.`,
)

export const hamletSheetKind = problem(
  415,
  'hamlet-sheet-type',
  'Không phải bảng Excel hoặc CSV',
  (name: string) => `“${name}” không đọc được. Lưu bảng dưới dạng Excel .xlsx hoặc CSV (UTF-8) rồi gửi lại.`,
)

export const hamletSheetMoved = problem(
  409,
  'hamlet-sheet-moved',
  'Danh sách vừa đổi',
  () => 'Danh sách thôn, ấp của xã vừa được sửa sau khi bạn gửi tệp. Gửi lại tệp để kiểm tra lại; chưa ghi gì.',
)

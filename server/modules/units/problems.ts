import { lowerFirst } from '../../../design/format.ts'
import { problem } from '../../kernel/problem.ts'

export const unitNotFound = problem(
  404,
  'unit-not-found',
  'Không có đơn vị này',
  (asked: string) => `Không tìm thấy đơn vị ${asked}. Tìm theo tên ở ô tìm kiếm, hoặc kiểm tra lại mã và ngày.`,
)

export const dateNotCovered = problem(
  404,
  'date-not-covered',
  'Chưa có danh mục của ngày này',
  (date: string) => `Danh mục đơn vị bắt đầu từ 01/01/2023, chưa có cho ngày ${date}. Chọn một ngày sau đó.`,
)

export const badDate = problem(422, 'bad-date', 'Ngày không đúng', (text: string) => ({
  detail: `“${text}” không phải là một ngày. Viết dạng 2025-07-01 (năm-tháng-ngày).`,
  extra: { errors: [{ pointer: '?/asOf', detail: 'Ngày viết dạng 2025-07-01' }] },
}))

export const badCursor = problem(422, 'bad-cursor', 'Trang tiếp không đúng', () => ({
  detail: 'Dấu trang tiếp (cursor) không đọc được. Gọi lại từ trang đầu.',
  extra: { errors: [{ pointer: '?/cursor', detail: 'Dùng đúng giá trị next của trang trước' }] },
}))

export const unitNotYet = problem(
  422,
  'unit-not-yet',
  'Đơn vị chưa có',
  (name: string, from: string) =>
    `${name} chỉ có từ ngày ${from}. Chọn kỳ hoặc ngày sau đó, hoặc chọn đơn vị tiền thân.`,
)

export const unitClosed = problem(
  409,
  'unit-closed',
  'Đơn vị đã kết thúc',
  (name: string, lastDay: string, successors: readonly string[]) =>
    `${name} hoạt động đến hết ngày ${lastDay}.` +
    (successors.length > 0
      ? ` Nay là ${successors.join(', ')}: làm việc này tại đơn vị đó.`
      : ' Chưa rõ đơn vị kế tục; tìm theo tên ở ô tìm kiếm.'),
)

export const notFreezer = problem(
  403,
  'not-freezer',
  'Bạn không chốt danh sách của đơn vị này',
  (unit: string) => `Danh sách của ${unit} do Văn phòng Điều phối nông thôn mới chốt.`,
)

export const draftNotYours = problem(
  403,
  'draft-not-yours',
  'Bản soạn của người khác',
  () =>
    'Bản soạn này do người khác lập. Người lập hoặc người quản trị cả nước sửa và bỏ được; bạn xem được, không sửa được.',
)

export const nothingToFreeze = problem(
  409,
  'nothing-to-freeze',
  'Không có xã nào để chốt',
  (unit: string) => `Không có đơn vị cấp xã nào của ${unit} thuộc loại và danh sách đã chọn vào ngày đó. Chọn lại.`,
)

export const frozenTwice = problem(
  409,
  'frozen-twice',
  'Đã có danh sách tên này',
  (title: string) => `Đơn vị đã chốt “${title}”. Danh sách đã chốt không sửa được: đặt tên khác cho danh sách mới.`,
)

export const unitsNotYours = problem(
  403,
  'units-not-yours',
  'Không phụ trách đơn vị này',
  (name: string) =>
    `Quyết định có ${lowerFirst(name)}, ngoài phạm vi bạn quản lý. Đề nghị người quản trị của cấp đó ghi.`,
)

export const decisionMoved = problem(
  409,
  'decision-moved',
  'Quyết định vừa được sửa',
  () => 'Có người vừa sửa hoặc áp dụng quyết định này. Tải lại trang rồi xem lại.',
)

export const decisionClosed = problem(
  409,
  'decision-closed',
  'Quyết định không còn sửa được',
  (state: string) => `Quyết định ${state}. Muốn thay đổi tiếp, ghi một quyết định mới.`,
)

export const decisionRefused = problem(
  422,
  'decision-refused',
  'Quyết định còn chỗ chưa đúng',
  (problems: readonly { row: number | null; detail: string }[]) => ({
    detail: `Còn ${problems.length} chỗ chưa đúng nên chưa áp dụng gì. Chỗ đầu tiên: ${problems[0]?.detail ?? ''}`,
    extra: {
      errors: problems.map(({ row, detail }) => ({
        pointer: row === null ? '/lines' : `/lines/${row}`,
        detail: row === null ? detail : `Dòng ${row}: ${detail}`,
      })),
    },
  }),
)

export const changeBuiltOn = problem(
  409,
  'change-built-on',
  'Đã có việc dựa trên thay đổi này',
  (what: readonly string[]) => `Không hoàn tác được: ${what.join('; ')}. Hoàn tác hoặc chuyển những việc đó trước.`,
)

export const sheetKind = problem(
  415,
  'change-sheet-type',
  'Không phải bảng thay đổi',
  (name: string) =>
    `“${name}” không phải tệp Excel .xlsx hay CSV (UTF-8). Lưu bảng dưới một trong hai dạng đó rồi gửi lại.`,
)

export const unreadableDate = problem(
  422,
  'unreadable-date',
  'Ngày chưa đọc được',
  (text: string) => `“${text}” không phải là một ngày. Viết dạng 30/06/2025 (ngày/tháng/năm).`,
)

export const dateBeforeLists = problem(
  404,
  'date-before-lists',
  'Chưa có danh mục của ngày này',
  (date: string) => `Danh mục đơn vị bắt đầu từ 01/01/2023, chưa có cho ngày ${date}. Chọn một ngày sau đó.`,
)

export const dateTooFar = problem(
  422,
  'date-too-far',
  'Ngày quá xa',
  (date: string, last: string) => `Chưa xem được ngày ${date}: xa nhất là ${last}. Chọn một ngày sớm hơn.`,
)

export const noSuchProvince = problem(
  404,
  'no-such-province',
  'Không có tỉnh này',
  (code: string, date: string) =>
    `Không có tỉnh, thành phố mang mã “${code}” vào ngày ${date}. Chọn lại trong danh sách.`,
)

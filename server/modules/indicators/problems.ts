import { formatPeriod, lowerFirst } from '../../../design/format.ts'
import { problem } from '../../kernel/problem.ts'

export const notYourUnit = problem(
  403,
  'not-your-unit',
  'Không phụ trách đơn vị này',
  (unit: string) =>
    `Bạn không phụ trách ${lowerFirst(unit)} nên không ghi được số liệu ở đây. Bạn xem được phần đã công khai.`,
)

export const figureMoved = problem(
  409,
  'figure-moved',
  'Số liệu vừa có người sửa',
  (moved: { element: string; name: string; yours: number; current: unknown }[]) => ({
    detail:
      `${moved.map((m) => `“${m.name}”`).join(', ')} vừa có người sửa sau khi bạn mở trang. ` +
      'Xem số mới, rồi lưu lại số của bạn hoặc giữ số mới.',
    extra: { current: moved },
  }),
)

export const periodInFuture = problem(
  422,
  'period-in-future',
  'Kỳ chưa tới',
  (period: string, firstDay: string) => `Chưa tới ${formatPeriod(period)}: từ ngày ${firstDay} mới nhận số liệu.`,
)

export const figuresLocked = problem(
  409,
  'figures-locked',
  'Số liệu đã khóa',
  (who: string, when: string, names: string) =>
    `${who} nộp hồ sơ lúc ${when} nên các số liệu sau đã khóa: ${names}. ` +
    'Muốn sửa, đề nghị cơ quan thẩm định trả lại chỉ tiêu đó.',
)

export const noSetInForce = problem(
  409,
  'no-set-in-force',
  'Chưa có bộ tiêu chí',
  (level: string, period: string) =>
    `Chưa có bộ tiêu chí nào của cấp ${level} cho ${formatPeriod(period)}. Người quản trị nạp bộ tiêu chí trước.`,
)

export const sheetUnreadable = problem(
  422,
  'sheet-unreadable',
  'Không đọc được tệp Excel',
  (why: string) => `${why} Tải lại mẫu Excel của hệ thống, chép số sang rồi gửi lại.`,
)

export const sheetStale = problem(
  409,
  'sheet-stale',
  'Tệp này đã xử lý',
  () => 'Tệp này đã được nhận hoặc đã bỏ. Gửi lại tệp nếu muốn nhận lần nữa.',
)

export const nothingToUndo = problem(
  409,
  'nothing-to-undo',
  'Không có gì để hoàn tác',
  () => 'Lần ghi này không đổi số liệu nào còn ở đây. Muốn sửa số, ghi số mới ở biểu nhập.',
)

export const evidenceType = problem(
  415,
  'evidence-type',
  'Loại tệp không nhận',
  (name: string) =>
    `“${name}” không phải loại tệp minh chứng được nhận. Gửi PDF, ảnh JPG hoặc PNG, Word (docx) hoặc Excel (xlsx).`,
)

export const sheetType = problem(
  415,
  'sheet-type',
  'Không phải tệp Excel',
  (name: string) => `“${name}” không phải tệp Excel .xlsx. Lưu lại dạng .xlsx từ mẫu của hệ thống rồi gửi.`,
)

export const unreadableYear = problem(
  422,
  'unreadable-year',
  'Kỳ chưa đọc được',
  (text: string) => `“${text}” không phải là một năm. Viết bốn chữ số, ví dụ 2024.`,
)

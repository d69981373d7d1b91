import { problem } from '../../kernel/problem.ts'

export const mailNotAvailable = problem(
  409,
  'mail-not-available',
  'Hệ thống chưa gửi thư',
  () => 'Hệ thống này chưa nối máy chủ thư nên không gửi thư được. Thông báo vẫn có trong bàn làm việc.',
)

export const tooManyLetters = problem(
  429,
  'too-many-letters',
  'Đã gửi nhiều thư xác nhận',
  (times: number, waitSeconds: number) => ({
    detail: `Đã gửi ${times} thư xác nhận trong 24 giờ qua. Tìm thư trong hộp thư rác, hoặc làm lại vào ngày mai.`,
    extra: { retryAfter: waitSeconds },
  }),
)

export const mailLinkSpent = problem(
  404,
  'mail-link-spent',
  'Đường dẫn không còn dùng được',
  () =>
    'Đường dẫn xác nhận thư đã dùng rồi hoặc đã hết hạn. Vào mục Thông báo trong bàn làm việc để gửi thư xác nhận khác.',
)

import { problem } from '../../kernel/problem.ts'

export const wrongPassword = problem(
  401,
  'wrong-password',
  'Chưa đăng nhập được',
  () => 'Tên đăng nhập hoặc mật khẩu không đúng. Nếu quên mật khẩu, đề nghị người quản trị gửi đường dẫn đặt lại.',
)

export const tooManyAttempts = problem(429, 'too-many-attempts', 'Thử quá nhiều lần', (seconds: number) => ({
  detail: `Đã thử sai nhiều lần. Đợi ${seconds < 90 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`} rồi đăng nhập lại.`,
  extra: { retryAfter: seconds },
}))

export const invitationSpent = problem(
  410,
  'invitation-spent',
  'Đường dẫn không còn dùng được',
  () => 'Đường dẫn này đã dùng hoặc đã hết hạn. Đề nghị người quản trị gửi đường dẫn mới.',
)

export const loginTaken = problem(409, 'login-taken', 'Tên đăng nhập đã có', (login: string) => ({
  detail: `Tên đăng nhập “${login}” đã có người dùng. Chọn tên khác.`,
  extra: { errors: [{ pointer: '/login', detail: 'Chọn tên đăng nhập khác.' }] },
}))

export const outsideYourUnits = problem(
  403,
  'outside-your-units',
  'Ngoài phạm vi quản trị',
  () => 'Bạn chỉ quản trị người dùng ở đơn vị của mình và các đơn vị cấp dưới.',
)

export const roleNotYours = problem(
  403,
  'role-not-yours',
  'Không giao được vai trò này',
  (role: string) =>
    `Vai trò “${role}” có quyền mà bạn không có, nên bạn không giao được. Đề nghị người quản trị hệ thống giao.`,
)

export const personDisabled = problem(
  409,
  'person-disabled',
  'Tài khoản đã khóa',
  () => 'Tài khoản này đã khóa nên không nhận thêm vị trí hoặc đường dẫn.',
)

export const positionOver = problem(
  409,
  'position-over',
  'Vị trí đã kết thúc',
  (lastDay: string) => `Vị trí này đã ghi ngày làm việc cuối là ${lastDay}.`,
)

export const ownAccount = problem(
  409,
  'own-account',
  'Tài khoản của chính bạn',
  () => 'Bạn không tự khóa tài khoản của mình. Đề nghị một người quản trị khác làm việc này.',
)

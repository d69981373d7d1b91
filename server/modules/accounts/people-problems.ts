import { problem } from '../../kernel/problem.ts'

// What administrators of people are refused, by who the person is and what they hold.

export const personHasMore = problem(
  403,
  'person-has-more',
  'Người này có quyền rộng hơn bạn',
  (role: string) =>
    `Người này giữ vai trò “${role}” có quyền mà bạn không có, nên bạn không thay đổi được tài khoản và vị trí của họ. ` +
    'Đề nghị người quản trị hệ thống làm việc này.',
)

export const ownPost = problem(
  409,
  'own-post',
  'Vị trí của chính bạn',
  () =>
    'Bạn không tự giao, tự kết thúc vị trí công tác hay tự nhận làm thay cho chính mình. ' +
    'Đề nghị một người quản trị khác làm việc này.',
)

export const ownRole = problem(
  403,
  'own-role',
  'Vai trò của chính bạn',
  (role: string, rights: string) =>
    `Bạn đang giữ vai trò “${role}” nên không tự thêm vào đó quyền mình chưa có: ${rights}. ` +
    'Đề nghị một người quản trị khác làm việc này.',
)

export const personEnabled = problem(
  409,
  'person-enabled',
  'Tài khoản không khóa',
  () => 'Tài khoản này không khóa nên không có gì để mở.',
)

export const personErased = problem(
  409,
  'person-erased',
  'Dữ liệu cá nhân đã xóa',
  () => 'Dữ liệu cá nhân của người này đã xóa theo yêu cầu, không lấy lại được. Nếu họ trở lại, thêm người dùng mới.',
)

export const postGivenTwice = problem(
  409,
  'post-given-twice',
  'Đã giữ vị trí này',
  (title: string, days: string) =>
    `Người này đã có vị trí “${title}” ở đúng đơn vị, cơ quan và vai trò đó (${days}). ` +
    'Kết thúc vị trí ấy trước, hoặc chọn ngày không trùng.',
)

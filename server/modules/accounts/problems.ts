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

export const roleMoved = problem(
  409,
  'role-moved',
  'Vai trò vừa được sửa',
  () => 'Người khác vừa sửa vai trò này. Tải lại, xem chỗ đã đổi rồi sửa lại nếu còn cần.',
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

export const noDeputyOfDeputy = problem(
  409,
  'no-deputy-of-deputy',
  'Không giao làm thay tiếp',
  () => 'Vị trí này đang là làm thay cho người khác. Giao người làm thay từ vị trí của chính người được thay.',
)

export const postStillHeld = problem(
  409,
  'post-still-held',
  'Còn giữ vị trí công tác',
  (title: string) =>
    `Người này còn giữ hoặc sắp nhận vị trí “${title}”. Kết thúc mọi vị trí, bàn giao việc, rồi mới xóa dữ liệu cá nhân.`,
)

export const tokenRefused = problem(
  401,
  'token-refused',
  'Mã truy cập không dùng được',
  () =>
    'Mã truy cập không đúng, đã hết hạn, đã thu hồi, hoặc vị trí công tác của người tạo đã kết thúc. ' +
    'Người phụ trách tạo mã mới ở mục Tài khoản của tôi.',
)

export const peopleSheetKind = problem(
  415,
  'people-sheet-kind',
  'Không phải bảng',
  (name: string) => `Tệp “${name}” không phải Excel (.xlsx) hay CSV mã UTF-8. Lấy tệp mẫu ở màn hình Người dùng.`,
)

export const peopleSheetMoved = problem(
  409,
  'people-sheet-moved',
  'Tệp khác tệp đã xem',
  () => 'Tệp gửi lần này khác tệp đã đọc thử. Chọn lại tệp, đọc thử rồi nhận.',
)

export const ownAccount = problem(
  409,
  'own-account',
  'Tài khoản của chính bạn',
  () => 'Bạn không tự khóa, tự xóa hay tự đổi họ tên tài khoản của mình. Đề nghị một người quản trị khác làm việc này.',
)

export const secondStepNeeded = problem(
  401,
  'second-step-needed',
  'Cần mã xác thực',
  () =>
    'Mật khẩu đúng. Tài khoản này đăng nhập hai bước: gửi thêm mã 6 số của ứng dụng xác thực, hoặc một mã dự phòng, ở mục code.',
)

export const wrongCode = problem(
  401,
  'wrong-code',
  'Mã chưa đúng',
  () => 'Mã chưa đúng. Nhập mã 6 số đang hiện trong ứng dụng xác thực, hoặc một mã dự phòng chưa dùng.',
)

export const codeUsed = problem(
  409,
  'code-used',
  'Mã đã dùng',
  () => 'Mã này đã dùng rồi. Chờ mã kế tiếp trong ứng dụng, hoặc dùng một mã dự phòng khác.',
)

export const secondStepOver = problem(
  410,
  'second-step-over',
  'Đã quá giờ',
  () => 'Đã quá 10 phút từ bước thứ nhất. Đăng nhập lại từ đầu.',
)

export const wrongProof = problem(
  403,
  'wrong-proof',
  'Chưa xác minh được',
  () => 'Mật khẩu, mã hoặc khóa truy cập chưa đúng. Làm lại; việc đang làm vẫn còn nguyên.',
)

export const secondFactorOn = problem(
  409,
  'second-factor-on',
  'Đã có ứng dụng xác thực',
  () => 'Tài khoản đã có ứng dụng xác thực. Muốn dùng điện thoại khác thì tắt rồi bật lại.',
)

export const secondFactorMissing = problem(
  409,
  'second-factor-missing',
  'Chưa bật đăng nhập hai bước',
  () => 'Tài khoản này chưa bật đăng nhập hai bước nên không có mã để xác nhận, tạo lại hoặc tắt.',
)

export const passkeyRefused = problem(
  401,
  'passkey-refused',
  'Khóa truy cập chưa được nhận',
  () => 'Khóa truy cập chưa được nhận. Bấm lại, hoặc nhập mã. Khóa đã gỡ khỏi tài khoản thì không dùng được nữa.',
)

export const passkeyCopied = problem(
  409,
  'passkey-copied',
  'Khóa truy cập có dấu hiệu bị sao chép',
  () =>
    'Bộ đếm của khóa truy cập này không tăng, nên có thể một máy khác đang giữ bản sao. Dùng mã hoặc khóa khác, ' +
    'rồi gỡ khóa này ở mục Tài khoản của tôi và báo người quản trị.',
)

export const passkeyNotAdded = problem(
  422,
  'passkey-not-added',
  'Chưa thêm được khóa truy cập',
  () => 'Khóa máy vừa tạo chưa được nhận: đã quá 5 phút, hoặc máy chưa hỏi vân tay, khuôn mặt, mã PIN. Bấm thêm lại.',
)

export const passkeyNowhere = problem(
  409,
  'passkey-nowhere',
  'Không dùng được khóa truy cập ở đây',
  () =>
    'Khóa truy cập gắn với tên miền của hệ thống và bạn không có khóa nào cho địa chỉ này, hoặc hệ thống chưa có ' +
    'tên miền. Dùng mã của ứng dụng xác thực hoặc mã dự phòng.',
)

export const passkeysFull = problem(
  409,
  'passkeys-full',
  'Đã đủ số khóa truy cập',
  (most: number) => `Một tài khoản có nhiều nhất ${most} khóa truy cập. Gỡ khóa không còn dùng rồi thêm lại.`,
)

export const castAccount = problem(
  409,
  'cast-account',
  'Người minh họa',
  () => 'Người minh họa đăng nhập bằng một lần bấm nên không có mật khẩu và đăng nhập hai bước.',
)

export const noPassword = problem(
  409,
  'no-password',
  'Chưa có mật khẩu',
  () => 'Tài khoản này chưa có mật khẩu. Đề nghị người quản trị gửi đường dẫn đặt mật khẩu.',
)

export const identityWaiting = problem(
  403,
  'identity-waiting',
  'Chưa gắn với người dùng',
  (code: string, label: string) => ({
    detail:
      `Cổng đăng nhập xác nhận bạn là ${label}, nhưng tài khoản này chưa được gắn với người dùng nào ở đây. ` +
      `Đọc mã ${code} cho người quản trị của đơn vị; gắn xong thì đăng nhập lại.`,
    extra: { current: { code, label } },
  }),
)

export const identityTaken = problem(
  409,
  'identity-taken',
  'Không gắn được',
  () => 'Tài khoản đăng nhập một lần này vừa được gắn cho người khác hoặc không còn chờ. Tải lại danh sách.',
)

export const accountDisabled = problem(
  403,
  'account-disabled',
  'Tài khoản đã khóa',
  () => 'Tài khoản của bạn ở đây đã khóa. Nếu bạn vẫn làm việc này, đề nghị người quản trị của đơn vị.',
)

export const ssoRefused = problem(
  401,
  'sso-refused',
  'Chưa đăng nhập được',
  () => 'Câu trả lời của cổng đăng nhập không đúng hoặc đã cũ nên không được nhận. Bấm đăng nhập lại từ đầu.',
)

export const ssoAway = problem(
  503,
  'sso-away',
  'Cổng đăng nhập không trả lời',
  () => 'Cổng đăng nhập một lần không trả lời. Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu nếu bạn có.',
)

export const ssoMissing = problem(
  404,
  'sso-missing',
  'Không có đăng nhập một lần',
  () => 'Hệ thống này chưa nối với cổng đăng nhập một lần nào.',
)

export const ssoOtherPerson = problem(
  403,
  'sso-other-person',
  'Không phải tài khoản của bạn',
  () =>
    'Cổng đăng nhập trả lời về một tài khoản khác với tài khoản đang làm việc. Xác minh lại bằng tài khoản của bạn.',
)

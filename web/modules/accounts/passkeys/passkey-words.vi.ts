/** Words of passkeys: on the account screen, in the dialog before acts of weight, in the administrator's panel. */
export const vi = {
  title: 'Khóa truy cập',
  lead: 'Vân tay, khuôn mặt hoặc mã PIN của điện thoại, máy tính, hay một khóa USB. Không phải gõ mã, và trang giả mạo không lấy được.',
  leadOfCode: 'Mã 6 số đổi mỗi 30 giây trên điện thoại, dùng được ở mọi máy.',
  app: 'Ứng dụng xác thực',
  appOn: (since: string) => `Đã bật từ ${since}.`,
  appAdd: 'Thêm ứng dụng xác thực',
  appConfirm: 'Bật mã của ứng dụng',
  appOff: 'Tắt ứng dụng xác thực',
  appOffLeaves: 'Tắt rồi thì bước hai còn khóa truy cập và mã dự phòng.',
  on: 'khóa truy cập',
  onBoth: 'khóa truy cập hoặc mã xác thực',
  table: {
    name: 'Tên khóa',
    added: 'Thêm lúc',
    used: 'Dùng lần cuối',
    act: 'Việc',
    notUsed: 'chưa dùng',
    synced: 'đồng bộ giữa các máy cùng tài khoản',
    bound: 'chỉ ở một máy',
    otherAddress: (address: string) => `chỉ dùng được ở ${address}`,
    remove: 'Gỡ…',
    removeLabel: (name: string) => `Gỡ khóa ${name}`,
  },
  remove: {
    ask: (name: string) =>
      `Gỡ “${name}”? Khóa thôi dùng được ở đây ngay; trong máy thì tự xóa ở phần mật khẩu và khóa truy cập.`,
    last: 'Đây là bước hai cuối cùng của bạn. Gỡ rồi thì chỉ còn mật khẩu (hoặc tài khoản của tỉnh) giữ tài khoản, và mọi mã dự phòng hết dùng.',
    lastCodes: 'Gỡ rồi thì bước hai còn ứng dụng xác thực và mã dự phòng.',
    lastOther: 'Gỡ rồi thì bước hai còn các khóa khác và mã dự phòng.',
    act: 'Gỡ khóa truy cập',
    lastAct: 'Gỡ và tắt đăng nhập hai bước',
    no: 'Thôi',
  },
  add: {
    open: 'Thêm khóa truy cập',
    form: 'Thêm khóa truy cập',
    name: 'Tên khóa',
    nameHint: 'Để sau này biết khóa nào ở máy nào.',
    noName: 'Đặt tên cho khóa.',
    send: 'Tạo khóa trên máy',
    no: 'Thôi',
    illustrative: 'Người minh họa đăng nhập bằng một lần bấm nên không có bước hai.',
    done: 'Đã thêm khóa truy cập',
  },
  place: {
    elsewhere: 'Khóa truy cập dùng ở địa chỉ khác',
    elsewhereText: (origin: string, here: string) =>
      `Trình duyệt chỉ cho dùng khóa truy cập ở ${origin}; bạn đang mở ${here}. Đăng nhập ở địa chỉ kia rồi thêm hoặc dùng khóa.`,
    open: 'Mở ở địa chỉ đó',
    nowhere: 'Hệ thống này chưa dùng được khóa truy cập',
    nowhereText:
      'Khóa truy cập cần tên miền, không dùng với địa chỉ số (IP). Người quản trị máy chủ đặt tên miền ở PUBLIC_URL thì dùng được.',
    old: 'Trình duyệt này không dùng được khóa truy cập',
    oldText:
      'Mở bằng Chrome, Edge, Safari, Firefox hoặc Cốc Cốc bản mới. Mã của ứng dụng xác thực vẫn dùng được ở đây.',
  },
  fault: {
    title: 'Chưa dùng được khóa truy cập',
    stopped: 'Bạn đã thôi, máy hết giờ chờ, hoặc khóa không ở máy này. Bấm lại khi sẵn sàng; chưa có gì được ghi.',
    known: 'Máy này đã có một khóa truy cập của tài khoản. Dùng khóa đó, hoặc gỡ đi rồi thêm lại.',
    unlocked:
      'Khóa hoặc máy này không hỏi vân tay, khuôn mặt hay mã PIN nên không dùng được. Đặt khóa màn hình hoặc mã PIN rồi thêm lại.',
  },
  proof: {
    hint: 'Bấm nút, rồi dùng vân tay, khuôn mặt hoặc mã PIN.',
    send: 'Dùng khóa truy cập và gửi tiếp',
    byCode: 'Dùng mã thay khóa truy cập',
    byPasskey: 'Dùng khóa truy cập',
    recovery: 'Mã dự phòng',
    recoveryHint: 'Một mã bạn đã in hoặc chép lại, chưa dùng.',
  },
  person: {
    has: (count: number) => `bằng ${count}\u00a0khóa truy cập`,
    line: (name: string, used: string | null) => `${name}, ${used === null ? 'chưa dùng' : `dùng lần cuối ${used}`}`,
    app: 'ứng dụng xác thực',
    reset: (name: string) =>
      `Chỉ tắt khi chính ${name} đề nghị vì mất mọi khóa truy cập, điện thoại và mã dự phòng. Tắt rồi thì mọi khóa bị gỡ và bước thứ nhất là đủ để vào.`,
  },
}

export type Words = typeof vi

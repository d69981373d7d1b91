/** Words of the bell and of the screen of notices. */
export const vi = {
  bell: {
    label: (unread: number) => (unread === 0 ? 'Thông báo' : `Thông báo, ${unread} chưa đọc`),
    readAll: 'Đánh dấu đã đọc hết',
    none: 'Chưa có thông báo nào. Hồ sơ đến lượt bạn hay sắp hết hạn sẽ được báo ở đây.',
    all: 'Mọi thông báo, cách nhận thư',
  },
  title: 'Thông báo',
  isUnread: 'Chưa đọc',
  loading: 'Đang tải thông báo',
  today: 'Hôm nay',
  yesterday: 'Hôm qua',
  readCount: (unread: number) => `Đánh dấu ${unread} thông báo đã đọc`,
  allRead: 'Bạn đã đọc mọi thông báo.',
  unreadCount: (unread: number) => `${unread} thông báo chưa đọc.`,
  none: 'Chưa có thông báo nào',
  noneYet: 'Hồ sơ đến lượt bạn, bị trả lại, sắp hết hạn hay vị trí công tác thay đổi sẽ được báo ở đây.',
  what: 'thông báo',
  mail: {
    title: 'Nhận thông báo bằng thư điện tử',
    loading: 'Đang tải cách nhận thư',
    noServer: 'Hệ thống này chưa gửi thư',
    noServerText: 'Người quản trị chưa nối máy chủ thư. Thông báo vẫn có ở đây và ở chuông trên cùng.',
    address: 'Địa chỉ thư',
    addressHint: 'Chỉ dùng để gửi thông báo cho bạn; không ai khác xem được.',
    pace: 'Nhịp gửi',
    paces: {
      'at-once': 'Mỗi thông báo một thư, ngay khi có',
      daily: 'Mỗi sáng một thư gộp',
      never: 'Tạm thôi nhận thư',
    },
    savePace: 'Lưu nhịp gửi',
    sendLink: 'Gửi thư xác nhận',
    remove: 'Xóa địa chỉ',
    off: 'Đang tắt. Thư chỉ nói việc gì xảy ra kèm đường dẫn, không có số liệu.',
    waiting: (email: string) => `Chờ xác nhận ${email}`,
    waitingText:
      'Mở thư vừa gửi tới địa chỉ này rồi bấm đường dẫn trong 24 giờ. Chưa xác nhận thì không có thư nào khác.',
    confirmed: (email: string) => `Đã xác nhận ${email}`,
  },
}

export type Words = typeof vi

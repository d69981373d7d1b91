/** Words of the log and of the screen that says who has seen my data. */
export const vi = {
  /** An act of nobody who was signed in. */
  system: 'hệ thống',
  log: {
    title: 'Nhật ký',
    lead: 'Ai làm việc gì, lúc nào, với đơn vị hay người nào. Dòng đã niêm phong thì sửa hay xóa đều lộ khi kiểm tra. Mỗi lần xem cũng được ghi lại.',
    download: 'Tải CSV',
    type: 'Việc',
    everyType: 'Mọi việc',
    from: 'Từ ngày',
    to: 'Đến hết ngày',
    clear: 'Bỏ lọc người, đối tượng',
    loading: 'Đang tải nhật ký',
    none: 'Không có dòng nào khớp',
    noneText: 'Đổi ngày hoặc chọn mọi việc.',
    older: 'Xem các dòng cũ hơn',
  },
  events: {
    label: 'Các dòng nhật ký',
    seq: 'Số',
    type: 'Việc',
    at: 'Lúc',
    actor: 'Người làm',
    from: 'Từ đâu',
    subject: 'Đối tượng',
    body: 'Nội dung',
    notSealed: 'chờ',
    actingFor: (name: string) => `thay ${name}`,
    only: 'Chỉ xem các dòng này',
    entries: (count: number) => `${count} mục`,
    personal: { before: 'Trước', after: 'Sau' } as Readonly<Record<string, string>>,
    erased: 'đã xóa theo yêu cầu',
  },
  views: {
    more: 'lần xem',
    title: 'Ai đã xem dữ liệu của tôi',
    lead: 'Mỗi lần họ tên, vị trí, việc làm của bạn hiện ra trước người khác trong phần quản trị đều được ghi ở đây.',
    loading: 'Đang tải',
    none: 'Chưa ai xem',
    label: 'Những lần dữ liệu của tôi được xem',
    at: 'Lúc',
    viewer: 'Người xem',
    what: 'Xem gì',
  },
}

export type Words = typeof vi

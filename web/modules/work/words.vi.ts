import { formatDate } from '../../../design/format.ts'

/** Words of the list of what waits for me. */
export const vi = {
  title: 'Việc của tôi',
  loading: 'Đang tải việc của bạn',
  what: 'việc',
  nothingOn: (today: string) => `Ngày ${formatDate(today)} không có việc nào đến lượt bạn.`,
  /** The figure of the screen; `since` goes on with the sentence. */
  waiting: (total: number) => `Có ${total} việc`,
  since: (today: string, late: number) =>
    late > 0
      ? `chờ bạn ngày ${formatDate(today)}, trong đó ${late} việc quá hạn.`
      : `chờ bạn ngày ${formatDate(today)}, không việc nào quá hạn.`,
  days: {
    late: (days: number) => `quá ${days} ngày làm việc`,
    today: 'hết hạn hôm nay',
    left: (days: number) => `còn ${days} ngày làm việc`,
  },
  due: (daysLeft: string, date: string) => `${daysLeft}, hạn ${formatDate(date)}`,
  ended: {
    title: 'Vị trí công tác đã kết thúc',
    text: (post: string) =>
      `Vị trí “${post}” không còn hiệu lực. Bạn đọc được hồ sơ và số liệu cũ; các việc khác cần vị trí mới do người quản trị ghi.`,
  },
  deputy: {
    title: 'Bạn được giao làm thay',
    text: 'Việc làm thay chỉ hiện khi bạn chuyển sang vị trí đó; mọi việc sẽ ghi tên cả hai người.',
  },
  nothing: {
    title: 'Không có việc nào đang chờ bạn',
    see: 'Xem',
    board: 'bảng tiêu chí',
    or: 'hoặc',
    dossiers: 'hồ sơ công nhận',
  },
}

export type Words = typeof vi

import { formatDate } from '../../../design/format.ts'

/** Words of the working calendar. */
export const vi = {
  title: 'Lịch làm việc',
  lead: 'Thứ Hai đến thứ Sáu là ngày làm việc, trừ các ngày nghỉ dưới đây. Mọi hạn tính theo ngày làm việc đều theo lịch này.',
  year: 'Năm',
  ofYear: (year: string) => `Năm ${year}`,
  loading: 'Đang tải lịch',
  days: {
    none: (year: number) => `Chưa có ngày nghỉ nào của năm ${year}`,
    noneText: 'Ghi từng ngày theo quyết định của năm. Khi chưa ghi, hạn của hồ sơ chỉ trừ thứ Bảy và Chủ nhật.',
    unread: (days: number) => `${days} ngày chưa đối chiếu quyết định của năm`,
    unreadText:
      'Tính sẵn theo Điều 112 Bộ luật Lao động; chưa có ngày nghỉ bù, ngày làm bù. Ghi lại kèm văn bản khi có.',
    label: (year: number) => `Ngày nghỉ, ngày làm bù năm ${year}`,
    date: 'Ngày',
    weekday: 'Thứ',
    kind: 'Loại',
    name: 'Tên',
    source: 'Văn bản',
    edit: 'Sửa',
    notCompared: 'chưa đối chiếu',
    kinds: { holiday: 'Nghỉ', working: 'Làm bù' },
    /** As `weekday` counts: Sunday is 0. */
    weekdays: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
    clear: (date: string) => `Bỏ ngày ${formatDate(date)}`,
  },
  form: {
    label: 'Ghi một ngày',
    title: (year: number) => `Ghi một ngày của năm ${year}`,
    date: 'Ngày',
    kind: 'Loại',
    kinds: { holiday: 'Nghỉ lễ hoặc nghỉ bù', working: 'Làm bù' },
    name: 'Tên',
    nameExample: 'Nghỉ bù Quốc khánh',
    source: 'Văn bản quyết định',
    sourceExample: 'Số, ngày, cơ quan ban hành',
    notWhole: 'Ghi ngày, tên và văn bản quyết định.',
    save: 'Ghi ngày này vào lịch',
  },
}

export type Words = typeof vi

import { formatDate } from '../../../design/format.ts'

/** Words of the screen that publishes the results of a province. */
export const vi = {
  title: 'Công bố kết quả',
  lead: (year: string, unit: string) => `Năm ${year}, ${unit}. Chọn đơn vị, kỳ và bộ tiêu chí ở thanh trên cùng.`,
  loading: 'Đang dựng kết quả',
  holder: (name: string, code: string) => `${name}, mã ${code}`,
  preview: {
    label: 'Bản sẽ công bố',
    title: (met: number, communes: number, unit: string, year: number) =>
      `${met} trong ${communes} xã của ${unit} đạt năm ${year}`,
    communesOf: (asOf: string, isCertain: boolean, others: number) =>
      `Theo danh sách xã ngày ${formatDate(asOf)}${isCertain ? '' : ', chưa chắc chắn'}` +
      (others > 0 ? `; ngoài ra có ${others} phường, thị trấn không đánh giá.` : '.'),
    set: (title: string, version: number) => `${title}, bản ${version}.`,
    illustrative: 'dữ liệu minh họa',
    reported: 'đã có số liệu',
    met: 'đạt',
    notMet: 'chưa đạt',
    recognised: 'đã được công nhận',
  },
  publish: {
    done: 'Đã công bố',
    doneText: 'Ai cũng xem được ở trang “Số liệu công bố”. Số sửa sau này ra bản mới, bản này giữ nguyên.',
    nothing: 'Chưa xã nào có số liệu của năm này.',
    act: 'Công bố kết quả này',
    print: 'Xem bản in trước',
  },
  results: {
    label: 'Kết quả từng xã',
    code: 'Mã',
    commune: 'Xã',
    result: 'Kết quả',
    criteria: 'Tiêu chí đạt',
    recognition: 'Công nhận',
    verdicts: {
      met: 'Đạt',
      'not-met': 'Chưa đạt',
      unknown: 'Chưa kết luận được',
      incomplete: 'Chưa đủ số liệu',
    },
    noFigures: 'Chưa có số liệu',
    notRecognised: 'chưa',
    showAll: (communes: number) => `Xem cả ${communes} xã`,
  },
  published: {
    label: 'Các bản đã công bố',
    title: 'Đã công bố',
    loading: 'Đang tải các bản đã công bố',
    none: 'Chưa công bố bản nào của đơn vị này',
    tableLabel: 'Các bản đã công bố của đơn vị',
    publication: 'Bản công bố',
    knownAt: 'Số liệu ghi đến',
    publishedAt: 'Công bố',
    changes: 'Khác bản trước',
    files: 'Tệp',
    version: (year: number, version: number) => `Năm ${year}, bản ${version}`,
    set: (id: string, version: number) => `Bộ ${id}, bản ${version}`,
    first: 'bản đầu',
    changed: (communes: number) => `${communes} xã`,
  },
}

export type Words = typeof vi

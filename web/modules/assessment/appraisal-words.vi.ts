import { formatNumber, lowerFirst } from '../../../design/format.ts'

/** Words of the appraisal queue and of the dossier open beside it. */
export const vi = {
  queue: {
    title: (agency: string | undefined) => (agency ? `Hàng chờ thẩm định của ${agency}` : 'Hàng chờ thẩm định'),
    loading: 'Đang tải hàng chờ',
    none: 'Không có hồ sơ nào chờ thẩm định',
    noneText: 'Hồ sơ tới đây khi Văn phòng điều phối nhận đủ và chuyển các sở.',
    waiting: 'hồ sơ đang thẩm định',
    late: 'quá hạn',
    today: 'hết hạn hôm nay',
  },
  queueTable: {
    label: 'Hồ sơ chờ thẩm định',
    number: 'STT',
    commune: 'Xã',
    year: 'Năm',
    submission: 'Lần',
    clock: 'Đồng hồ, ngày làm việc',
    due: 'Hạn',
    signs: {
      met: 'ý kiến đạt',
      return: 'trả lại',
      'not-met': 'không đạt',
      changed: 'đã sửa, chờ xem lại',
      new: 'chưa có ý kiến',
    },
  },
  appraisal: {
    label: (unit: string) => `Thẩm định ${lowerFirst(unit)}`,
    submitted: (year: number, submission: number) => `Hồ sơ năm ${year}, nộp lần ${submission}`,
    close: 'Đóng hồ sơ',
    notYours: 'Không có chỉ tiêu nào của cơ quan bạn',
    notYoursText: 'Các chỉ tiêu của hồ sơ này do cơ quan khác thẩm định. Bạn xem được, không sửa được.',
    noOpinion: 'Chưa có ý kiến nào. Chọn Đạt, Trả lại hoặc Không đạt.',
    complete: (opinions: number) => `Đủ ${opinions} ý kiến.`,
    left: (indicators: readonly string[]) => `Gửi được từng phần. Còn ${indicators.join(', ')}.`,
    youMay: 'Bạn không tham gia lập hồ sơ này nên được thẩm định.',
    send: (opinions: number, total: number) => `Gửi kết quả ${opinions}/${total}`,
    sent: (opinions: number) => `Cơ quan bạn đã gửi đủ ${opinions} ý kiến.`,
  },
  appraisalItem: {
    frozen: (value: string, level: string) => `Giá trị đã khóa ${formatNumber(value)}, mức ${level}.`,
    answer: (answer: string) => `Xã trả lời: “${answer}”`,
    lastReason: (reason: string | null) => `(lần trước trả lại: ${reason ?? ''})`,
    noFiles: 'Không có tệp minh chứng.',
    opinion: (indicator: string) => `Ý kiến chỉ tiêu ${indicator}`,
    choose: (opinion: string, indicator: string) => `${opinion} chỉ tiêu ${indicator}`,
    reason: (indicator: string) => `Lý do chỉ tiêu ${indicator}`,
    reasonHint: 'Nói chỗ chưa được và cần làm gì, ít nhất một câu ngắn.',
  },
}

import { formatDate } from '../../../design/format.ts'
import { vi as appraisal } from './appraisal-words.vi.ts'
import { vi as council } from './council-words.vi.ts'
import { vi as dossier } from './dossier-words.vi.ts'

const TIERS: Record<string, string> = {
  basic: 'nông thôn mới',
  advanced: 'nông thôn mới nâng cao',
  exemplary: 'nông thôn mới kiểu mẫu',
  modern: 'nông thôn mới hiện đại',
}

/** Words of dossiers, appraisal and council; here those that their screens share. */
export const vi = {
  ...dossier,
  ...appraisal,
  ...council,
  tier: (tier: string) => TIERS[tier] ?? tier,
  opinions: { met: 'Đạt', return: 'Trả lại', 'not-met': 'Không đạt' },
  /** The name of the drawn field. */
  plots: (met: number, total: number) => `${met} trong ${total} chỉ tiêu đạt`,
  metOf: (met: number, total: number) => `${met}/${total} chỉ tiêu đạt`,
  readDossier: 'Đọc hồ sơ',
  loadingDossier: 'Đang tải hồ sơ',
  reloadDossier: 'Tải lại hồ sơ',
  /** An act of a deputy carries both names. */
  by: (name: string, actingFor: string | null) => (actingFor === null ? name : `${name} thay ${actingFor}`),
  clock: {
    none: 'không có hạn',
    notStarted: 'chưa chạy',
    stoppedAt: (day: number) => `đang dừng ở ngày ${day}`,
    late: (days: number) => `quá ${days} ngày làm việc`,
    today: 'hết hạn hôm nay',
    left: (days: number) => `còn ${days} ngày làm việc`,
    due: (daysLeft: string, date: string) => `${daysLeft}, hạn ${formatDate(date)}`,
    holidays: (days: number, named: string) => `Không tính ${days} ngày nghỉ: ${named}.`,
  },
}

export type Words = typeof vi

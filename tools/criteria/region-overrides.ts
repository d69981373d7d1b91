import { plainDate, type PlainDate } from '../../server/kernel/time.ts'
import type { CriteriaSet } from '../../server/modules/criteria/contract.ts'

type RegionOverride = CriteriaSet['memberships'][number]

/** Điều 1 of 318/QĐ-TTg as issued and as amended by 211/QĐ-TTg: who uses the levels of the northern mountains. */
const OVERRIDES: RegionOverride[] = [
  {
    from: plainDate('2022-03-08'),
    to: plainDate('2024-03-01'),
    anyOf: ['special-difficulty', 'atk-poor-district', 'atk-left-poverty-2018-2020'],
    useRegion: 'TDMNPB',
    vi: 'Xã đặc biệt khó khăn, xã an toàn khu thuộc huyện nghèo và huyện vừa thoát nghèo giai đoạn 2018-2020',
    confidence: 'verbatim',
    source:
      'https://ls1.hethongphapluat.com/quyet-dinh-318-qd-ttg-nam-2022-bo-tieu-chi-quoc-gia-ve-xa-nong-thon-moi-va-bo-tieu-chi-quoc-gia-ve-xa-nong-thon-moi-nang-cao-giai-doan-2021-2025-do-thu-tuong-chinh-phu-ban-hanh.html',
  },
  {
    from: plainDate('2024-03-01'),
    to: null,
    anyOf: ['ethnic-area-2', 'ethnic-area-3', 'coastal-difficult', 'atk-poor-district'],
    useRegion: 'TDMNPB',
    vi: 'Xã khu vực II, III vùng đồng bào dân tộc thiểu số và miền núi; xã đặc biệt khó khăn vùng bãi ngang ven biển và hải đảo; xã an toàn khu thuộc huyện nghèo',
    confidence: 'verbatim-secondary',
    source:
      'http://arit.gov.vn/tin-tuc/hoat-dong-cong-thuong-dia-phuong-ban-hanh-quyet-dinh-sua-doi-mot-so-tieu-chi-chi-tieu-cua-bo-tieu-chi-quoc-gia-ve-nong-thon-moi-c2335a2f_4389/',
  },
]

/** The overrides that were law at some time while a set was in force. */
export function regionOverridesBetween(from: PlainDate, to: string | null): RegionOverride[] {
  return OVERRIDES.filter((rule) => (to === null || rule.from < to) && (rule.to === null || rule.to > from))
}

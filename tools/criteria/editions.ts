import type { Edition, Level } from '../../server/modules/criteria/contract.ts'
import { plainDate } from '../../server/kernel/time.ts'
import { convertLevel } from './levels.ts'
import type { SourceEdition, SourceIndicator, SourceSet } from './source.ts'

// The source writes today's province codes for decisions of the provinces before 1/7/2025, whose codes were others:
// 82 was Tiền Giang then, and old Đồng Tháp was 87.
const SCOPES: Record<string, { scope: string; provinceCode: string }> = {
  'tỉnh Đồng Tháp trước 1/7/2025': { scope: 'dong-thap-truoc-2025', provinceCode: '87' },
  'tỉnh Đồng Nai trước 1/7/2025': { scope: 'dong-nai-truoc-2025', provinceCode: '75' },
  'tỉnh Bình Phước trước 1/7/2025': { scope: 'binh-phuoc-truoc-2025', provinceCode: '70' },
  'tỉnh Lâm Đồng trước 1/7/2025': { scope: 'lam-dong-truoc-2025', provinceCode: '68' },
  'Hà Tĩnh': { scope: 'ha-tinh', provinceCode: '42' },
}

function scopeOf(area: string): { scope: string; provinceCode: string } {
  const found = SCOPES[area]
  if (!found) throw new Error(`no scope is known for "${area}"`)
  return found
}

/** Editions named by the source, with the indicators whose level was read in them. */
export function convertEditions(source: SourceSet): Edition[] {
  return (source.provincial_editions ?? []).map((edition) => {
    const area = edition.area_vi ?? edition.province_vi
    const { scope, provinceCode } = scopeOf(area)
    const sets = source.criteria
      .flatMap((criterion) => criterion.indicators)
      .filter((indicator) => indicator.editions?.some((one) => scopeOf(one.area_vi).scope === scope))
      .map((indicator) => indicator.code)
    return {
      scope,
      title: edition.title_vi ?? `Bộ tiêu chí áp dụng tại ${area}`,
      legalBasis: edition.legal_basis,
      provinceCode,
      codeOn: plainDate('2025-06-30'),
      confidence: edition.confidence,
      source: edition.url,
      sets,
      ...(edition.note ? { note: edition.note } : {}),
    }
  })
}

/** Levels that editions give an indicator: by year where the province set them by year, else for every year. */
export function convertEditionLevels(indicator: SourceIndicator): Level[] {
  return (indicator.editions ?? []).flatMap((edition) => {
    const { scope } = scopeOf(edition.area_vi)
    const read = { url: edition.url, confidence: edition.confidence, ...(edition.note ? { note: edition.note } : {}) }
    const source = { ...indicator, provenance: read, needs_source: false, perUnitMinimum: undefined }
    const { byYear } = edition.thresholds
    if (!byYear) return [convertLevel(source, { scope }, edition.thresholds.default)]
    return Object.entries(byYear).map(([year, value]) =>
      withPipedWater(convertLevel(source, { scope, year: Number(year) }, value), edition, year),
    )
  })
}

/** "trong đó từ hệ thống cấp nước tập trung": the only sub-threshold there is, of indicator 17.1. */
function withPipedWater(level: Level, edition: SourceEdition, year: string): Level {
  const sub = edition.sub_thresholds?.[0]
  const least = sub?.byYear[year]
  if (level.state !== 'known' || !sub || typeof least !== 'number') return level
  const formula = `100 * ho_nuoc_sach_tap_trung >= ${least} * ho`
  return { ...level, also: { formula, vi: `${sub.name_vi} từ ${least}% trở lên` } }
}

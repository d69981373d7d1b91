import type { Confidence, KnownLevel, Level, Where } from '../../server/modules/criteria/contract.ts'
import type { SourceIndicator, SourceValue } from './source.ts'

/** `byRegion: null` means "unknown" in the national sets and "use the default" in the provincial and OCOP files. */
export type NullRegionMeans = 'unknown' | 'default'

type Measured = Pick<
  SourceIndicator,
  'code' | 'operator' | 'thresholds' | 'provenance' | 'needs_source' | 'rules' | 'perUnitMinimum'
>

/** QĐ 1491/QĐ-BGDĐT 06/6/2022: the code words of the source, as formulas over counted schools. */
const SCHOOL_RULES: Record<string, string> = {
  L1_100: 'truong_dat_csvc_muc_1 = truong',
  MIN100_L1_70_OR_50:
    'truong_dat_csvc_toi_thieu = truong and ((truong > 3 and 100 * truong_dat_csvc_muc_1 >= 70 * truong) ' +
    'or (truong <= 3 and 100 * truong_dat_csvc_muc_1 >= 50 * truong))',
}

/** Levels of one indicator, one entry for all when the law does not tell regions apart. */
export function convertLevels(source: Measured, nullRegionMeans: NullRegionMeans): Level[] {
  const { default: common, byRegion, byGroup } = source.thresholds
  const table = byRegion ?? byGroup ?? {}
  const key = byRegion ? 'region' : 'group'
  const values = Object.entries(table).map(([code, value]): [string, SourceValue] => [
    code,
    value === null && nullRegionMeans === 'default' ? common : value,
  ])
  const isUniform = values.every(([, value]) => value === values[0]?.[1])
  if (isUniform) return [convertLevel(source, {}, values.length > 0 ? (values[0]?.[1] ?? null) : common)]
  return values.map(([code, value]) => convertLevel(source, { [key]: code }, value))
}

export function convertLevel(source: Measured, where: Where, value: SourceValue): Level {
  const { url, note } = source.provenance
  // One confidence stands for wording and number in the source; `needs_source` says the number was not re-read.
  const confidence: Confidence = source.needs_source ? 'general-knowledge' : source.provenance.confidence
  const read = { confidence, source: url, ...(note ? { note } : {}) }
  if (value === null) return { where, state: 'unknown', ...read, confidence: null }
  if (value === 'provincial') return { where, state: 'delegated', ...read }
  const rule = typeof value === 'string' ? SCHOOL_RULES[value] : undefined
  if (rule) return { where, state: 'rule', formula: rule, vi: source.rules?.[String(value)] ?? '', ...read }
  if (typeof value === 'string') throw new Error(`${source.code}: do not know the level "${value}"`)
  return { where, state: 'known', op: source.operator, value: String(value), ...alsoOf(source), ...read }
}

/** Beside 90 % overall, at least 80 % in each commune on each item (QĐ 320/QĐ-TTg). */
function alsoOf(source: Measured): Pick<KnownLevel, 'also'> {
  const minimum = source.perUnitMinimum?.value
  if (minimum === undefined) return {}
  const formula = `hai_long_thap_nhat_xa_noi_dung >= ${minimum}`
  return { also: { formula, vi: `từng xã, từng nội dung đạt từ ${minimum}% trở lên` } }
}

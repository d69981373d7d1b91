import { formatBeside, formatNumber, formatUnit, lowerFirst, readSigns } from '../../../design/format.ts'
import type { CriteriaSet, DataElement, Indicator } from './contract.ts'
import { elements as shipped } from './elements.ts'
import { sayMeasured, withUnit } from './say-value.ts'
import type { ChosenLevel, FigureProblem, Gap, IndicatorResult, NoFigure } from './result.ts'

const MOST_NAMES = 3

const MEMBERSHIPS: Record<string, string> = {
  region: 'vùng của xã',
  group: 'nhóm của xã',
  scope: 'tỉnh có ban hành bộ riêng hay không',
  'ethnic-area-2': 'xã khu vực II',
  'ethnic-area-3': 'xã khu vực III',
  'coastal-difficult': 'xã đặc biệt khó khăn vùng bãi ngang ven biển, hải đảo',
  'atk-poor-district': 'xã an toàn khu thuộc huyện nghèo',
  'atk-left-poverty-2018-2020': 'xã an toàn khu thuộc huyện vừa thoát nghèo',
  'special-difficulty': 'xã đặc biệt khó khăn',
}

const PROBLEMS: Record<FigureProblem, string> = {
  'whole-is-zero': 'Tổng số bằng 0 nên không tính được tỷ lệ. Kiểm tra lại:',
  'outside-0-100': 'Tỷ lệ nằm ngoài 0–100%. Kiểm tra lại:',
  'not-yes-or-no': 'Số liệu này chỉ nhận có hoặc không. Kiểm tra lại:',
  'not-a-number': 'Số liệu đã ghi không phải là số. Kiểm tra lại:',
}

const NOT_VERIFIED = 'Chưa kết luận: mức của chỉ tiêu này chưa được xác minh trong văn bản.'

type Unknown = Extract<ChosenLevel, { status: 'unknown' }>
type Chosen = Exclude<ChosenLevel, Unknown>

const UNKNOWN_LEVELS: Record<Unknown['why'], (undecided: string[]) => string> = {
  'not-known': () => NOT_VERIFIED,
  'no-entry': () => NOT_VERIFIED,
  delegated: () => 'Chưa kết luận: mức do UBND cấp tỉnh quy định và chưa có trong hệ thống.',
  'membership-unknown': (undecided) =>
    `Chưa kết luận: mức tùy thuộc điều chưa được ghi nhận (${undecided.map((code) => MEMBERSHIPS[code] ?? code).join('; ')}).`,
}

/**
 * Why an indicator has its result, in one to three short sentences a citizen can read:
 * "27,4%. Cần từ 30% trở lên. Còn thiếu 182 hộ." The state word itself is shown beside it, not here.
 */
export function explainResult(
  result: IndicatorResult,
  set: CriteriaSet,
  elements: ReadonlyMap<string, DataElement> = shipped,
): string {
  const indicator = set.criteria.flatMap((criterion) => criterion.indicators).find((one) => one.code === result.code)
  if (!indicator) return ''
  if (result.state === 'not-applicable') return 'Không áp dụng cho đơn vị này.'
  if (result.noFigure) return sayNoFigure(result.noFigure, elements)
  const value = sayValue(result, indicator)
  if (result.level.status === 'unknown') return joined(value, UNKNOWN_LEVELS[result.level.why](result.level.undecided))
  return joined(value, sayNeed(result.level, indicator), ...result.gaps.map((gap) => sayGap(gap, result, elements)))
}

function joined(...sentences: (string | null)[]): string {
  return sentences.filter((sentence) => sentence !== null).join(' ')
}

function sayValue(result: IndicatorResult, indicator: Indicator): string | null {
  if (result.value === null) return null
  if (result.value === 'true') return 'Đã có xác nhận đạt yêu cầu.'
  if (result.value === 'false') return 'Được ghi nhận là chưa đạt yêu cầu.'
  const target = result.level.status === 'known' ? result.level.value : null
  return `${sayMeasured(result.value, target, indicator)}.`
}

function sayNeed(level: Chosen, indicator: Indicator): string | null {
  if (level.status === 'rule') return `Cần ${readSigns(level.vi)}.`
  if (level.value === 'true' || level.value === 'false') return null
  const target = withUnit(formatNumber(level.value), indicator)
  const need = {
    '>=': `Cần từ ${target} trở lên`,
    '<=': `Cần từ ${target} trở xuống`,
    '>': `Cần trên ${target}`,
    '<': `Cần dưới ${target}`,
    '=': `Cần đúng ${target}`,
  }[level.op]
  return level.also ? `${need}, ${level.also.vi}.` : `${need}.`
}

function sayGap(gap: Gap, result: IndicatorResult, elements: ReadonlyMap<string, DataElement>): string {
  const [first] = gap.elements.map((code) => elements.get(code))
  const amount = gap.amount.includes('.') ? formatBeside(gap.amount, '0', 2) : formatNumber(gap.amount)
  const unit = first && first.unit !== 'Đạt/Không đạt' ? ` ${formatUnit(first.unit)}` : ''
  // A share that several groups must reach each (men and women alike) says which group is short.
  const isOneOfSeveral = result.inputs.length > 2 && gap.elements.length === 1 && first
  const whom = isOneOfSeveral ? ` (${lowerFirst(first.name.vi)})` : ''
  return `${gap.direction === 'more' ? 'Còn thiếu' : 'Còn phải giảm'} ${amount}${unit}${whom}.`
}

function sayNoFigure(missing: NoFigure, elements: ReadonlyMap<string, DataElement>): string {
  const names = missing.elements.map((code) => lowerFirst(elements.get(code)?.name.vi ?? code))
  const shown = names.slice(0, MOST_NAMES).join('; ')
  const list = names.length > MOST_NAMES ? `${shown} và ${names.length - MOST_NAMES} số liệu khác` : shown
  if (missing.problem) return `${PROBLEMS[missing.problem]} ${list}.`
  const lead = { 'not-reported': 'Chưa báo cáo', 'not-due': 'Chưa đến hạn báo cáo', refused: 'Số liệu bị từ chối' }[
    missing.why
  ]
  return `${lead}: ${list}.`
}

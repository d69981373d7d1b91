import type { CriteriaSet, DataElement, Indicator, Level } from './contract.ts'
import { elementsOf, isStatement, parseFormula, type ParsedFormula } from './formula.ts'
import { levelKey } from './levels.ts'

/** One mistake in a set. `indicator` and `level` (index in its levels) say where; both absent = the set itself. */
export type SetMistake = { indicator?: string; level?: number; field: string; detail: string }

/** Mistakes that the shape alone cannot show. A set without any can be evaluated; all are found at once. */
export function findSetMistakes(set: CriteriaSet, elements: ReadonlyMap<string, DataElement>): SetMistake[] {
  const indicators = set.criteria.flatMap((criterion) => criterion.indicators)
  return [
    ...findRepeats(set.criteria.map((one) => one.code)).map((code) => ({
      field: 'criterion',
      detail: `Tiêu chí ${code} viết hai lần.`,
    })),
    ...findRepeats(indicators.map((one) => one.code)).map((code) => ({
      indicator: code,
      field: 'code',
      detail: `Chỉ tiêu ${code} viết hai lần.`,
    })),
    ...indicators.flatMap((indicator) => [
      ...checkFormula(indicator.formula, 'number', elements).map((detail) => ({
        indicator: indicator.code,
        field: 'formula',
        detail,
      })),
      ...checkLevels(set, indicator, elements),
    ]),
  ]
}

function findRepeats(codes: string[]): string[] {
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))]
}

function checkFormula(
  text: string,
  wanted: 'number' | 'statement',
  elements: ReadonlyMap<string, DataElement>,
): string[] {
  const parsed: ParsedFormula = parseFormula(text)
  if (!parsed.ok) return [`Ký tự thứ ${parsed.at + 1}: ${parsed.detail}`]
  if (wanted === 'number' && isStatement(parsed.formula)) return ['Công thức của chỉ tiêu phải cho ra một số.']
  if (wanted === 'statement' && !isStatement(parsed.formula)) return ['Công thức của mức phải là một so sánh.']
  const used = elementsOf(parsed.formula)
  if (used.length === 0) return ['Công thức không dùng số liệu nào.']
  return used.filter((code) => !elements.has(code)).map((code) => `Không có số liệu mang mã “${code}”.`)
}

function checkLevels(set: CriteriaSet, indicator: Indicator, elements: ReadonlyMap<string, DataElement>): SetMistake[] {
  const keys = indicator.levels.map((level) => levelKey(indicator.code, level.where))
  return indicator.levels.flatMap((level, index) => {
    const at = (field: string, detail: string): SetMistake => ({
      indicator: indicator.code,
      level: index,
      field,
      detail,
    })
    const rule = level.state === 'rule' ? level.formula : level.state === 'known' ? level.also?.formula : undefined
    return [
      ...(keys.indexOf(keys[index] ?? '') < index ? [at('where', 'Trùng phạm vi với một dòng khác.')] : []),
      ...checkWhere(set, indicator, level).map((detail) => at('where', detail)),
      ...(rule === undefined ? [] : checkFormula(rule, 'statement', elements).map((detail) => at('formula', detail))),
      ...checkValue(indicator, level).map((detail) => at('value', detail)),
      ...(level.confidence === 'illustrative' && !set.illustrative
        ? [at('confidence', 'Mức minh họa chỉ có trong bộ minh họa.')]
        : []),
    ]
  })
}

/**
 * Levels beside each other must tell units apart by the same thing (all by region, or all for everybody): if one
 * could stand in for another that is missing, taking a line away could turn "chưa đạt" into "đạt" (domain rule 12).
 */
function checkWhere(set: CriteriaSet, indicator: Indicator, level: Level): string[] {
  const { region, group, scope } = level.where
  const shapeOf = (one: Level): string =>
    (['region', 'group', 'year'] as const).filter((key) => one.where[key] !== undefined).join()
  const [first] = indicator.levels.filter((one) => one.where.scope === scope)
  const edition = set.editions.find((one) => one.scope === scope)
  return [
    ...(first && shapeOf(first) !== shapeOf(level)
      ? ['Các mức của một chỉ tiêu phải cùng phân theo vùng, nhóm hoặc năm.']
      : []),
    ...(region !== undefined && !set.regions.some((one) => one.code === region) ? [`Không có vùng “${region}”.`] : []),
    ...(group !== undefined && !set.groups.some((one) => one.code === group) ? [`Không có nhóm “${group}”.`] : []),
    ...(scope !== undefined && !edition?.sets.includes(indicator.code)
      ? [`Bộ của địa phương “${scope}” không khai chỉ tiêu này.`]
      : []),
  ]
}

function checkValue(indicator: Indicator, level: Level): string[] {
  if (level.state !== 'known') return []
  const isYesOrNo = level.value === 'true' || level.value === 'false'
  const wantsYesOrNo = indicator.kind === 'boolean' || indicator.kind === 'document'
  if (wantsYesOrNo)
    return isYesOrNo && level.op === '=' ? [] : ['Chỉ tiêu đạt/không đạt nhận mức “= Đạt” hoặc “= Không đạt”.']
  if (isYesOrNo) return ['Chỉ tiêu này cần mức là một số.']
  return indicator.kind === 'percent' && (Number(level.value) < 0 || Number(level.value) > 100)
    ? ['Tỷ lệ phần trăm nằm trong 0–100.']
    : []
}

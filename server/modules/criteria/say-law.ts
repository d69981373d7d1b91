import { formatNumber, formatUnit } from '../../../design/format.ts'
import type { Confidence } from './contract.ts'
import { elements } from './elements.ts'
import { type Formula, parseFormula } from './formula.ts'

const SIGNS: Record<string, string> = {
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '>=': 'ít nhất bằng',
  '<=': 'nhiều nhất bằng',
  '>': 'lớn hơn',
  '<': 'nhỏ hơn',
  '=': 'bằng',
  and: 'và',
  or: 'hoặc',
}

/** `100 * ho_nuoc_sach / ho` → `100 × Số hộ dùng nước sạch ÷ Tổng số hộ`: the formula with names instead of codes. */
export function sayFormula(text: string): string {
  const parsed = parseFormula(text)
  return parsed.ok ? sayPart(parsed.formula) : text
}

/** Which arithmetic needs brackets where it stands: none, sums inside products, or anything after ÷. */
type Brackets = 'none' | 'sums' | 'all'

function sayPart(part: Formula, brackets: Brackets = 'none'): string {
  switch (part.kind) {
    case 'number':
      return formatNumber(part.text)
    case 'element':
      return elements.get(part.code)?.name.vi ?? part.code
    case 'extreme':
      return `số ${part.op === 'min' ? 'nhỏ' : 'lớn'} nhất trong: ${part.of.map((one) => sayPart(one)).join('; ')}`
    case 'arithmetic': {
      const isSum = part.op === '+' || part.op === '-'
      const right = part.op === '/' ? 'all' : 'sums'
      const said = `${sayPart(part.left, isSum ? 'none' : 'sums')} ${SIGNS[part.op]} ${sayPart(part.right, right)}`
      return brackets === 'all' || (brackets === 'sums' && isSum) ? `(${said})` : said
    }
    case 'comparison':
    case 'logic':
      return `${sayPart(part.left)} ${SIGNS[part.op]} ${sayPart(part.right)}`
  }
}

const NEEDS: Record<string, (target: string) => string> = {
  '>=': (target) => `từ ${target} trở lên`,
  '<=': (target) => `từ ${target} trở xuống`,
  '>': (target) => `trên ${target}`,
  '<': (target) => `dưới ${target}`,
  '=': (target) => `đúng ${target}`,
}

/** `from 30% up` in Vietnamese, for citizens: the level of an indicator without signs. */
export function sayLevel(op: string, value: string, unit: string): string {
  if (value === 'true') return 'có, đạt yêu cầu'
  if (value === 'false') return 'không có'
  const target = unit.startsWith('%')
    ? `${formatNumber(value)}${unit}`
    : `${formatNumber(value)} ${formatUnit(unit)}`.trim()
  return NEEDS[op]?.(target) ?? target
}

const CONFIDENCE: Record<Confidence, string> = {
  verbatim: 'nguyên văn văn bản',
  'verbatim-secondary': 'nguyên văn theo bài đăng lại',
  reconstructed: 'ghép từ nhiều nguồn',
  'general-knowledge': 'theo hiểu biết chung, chưa đọc được nguồn',
  illustrative: 'minh họa',
}

/** How a wording or a level was read; says nothing of whether a person has since compared it with the legal text. */
export function sayConfidence(confidence: Confidence): string {
  return CONFIDENCE[confidence]
}

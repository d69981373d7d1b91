import { formatNumber } from '../../../design/format.ts'
import { compare, parseDecimal } from '../../kernel/decimal.ts'
import type { DataElement } from '../criteria/index.ts'

/** What is wrong with a value for an element, in one Vietnamese sentence; undefined when nothing is. */
export function checkFigure(element: DataElement, value: string): string | undefined {
  const name = `“${element.name.vi}”`
  const number = parseDecimal(value)
  if (element.valueKind === 'boolean' || element.valueKind === 'document')
    return value === '0' || value === '1' ? undefined : `${name} chỉ nhận Có hoặc Không.`
  if (element.valueKind === 'integer' && number.d !== 1n) return `${name} là số nguyên; đang là ${formatNumber(value)}.`
  if (element.min !== null && compare(number, parseDecimal(element.min)) < 0)
    return `${name} không nhỏ hơn ${formatNumber(element.min)}; đang là ${formatNumber(value)}.`
  if (element.max !== null && compare(number, parseDecimal(element.max)) > 0)
    return `${name} không lớn hơn ${formatNumber(element.max)}; đang là ${formatNumber(value)}.`
  return undefined
}

/**
 * A change worth a question, not a refusal: a value half again as large, or half as small, as last year's.
 * The person may still save it; the sheet shows the sentence beside the figure.
 */
export function warnOfJump(element: DataElement, before: string | null, after: string): string | undefined {
  if (before === null || element.valueKind === 'boolean' || element.valueKind === 'document') return undefined
  const [old, now] = [parseDecimal(before), parseDecimal(after)]
  if (old.n <= 0n) return undefined
  const isJump = now.n * old.d * 2n > old.n * now.d * 3n || now.n * old.d * 2n < old.n * now.d
  if (!isJump) return undefined
  return `${formatNumber(after)} ${element.unit}, lần trước ${formatNumber(before)}. Vẫn nhận được; hãy xem lại số này.`
}

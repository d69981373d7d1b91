import { formatNumber } from '../../../design/format.ts'
import type { ElementView, Figure } from '../../../server/modules/indicators/contract.ts'
import type { CellDraft } from './drafts.ts'

/** What a typed text means: decimal text for the server, nothing, or a sentence that says how to mend it. */
export type Typed =
  | { kind: 'value'; value: string }
  | { kind: 'empty' }
  | { kind: 'mistake'; sentence: string; offer?: string }

type Bounds = Pick<ElementView, 'name' | 'unit' | 'valueKind' | 'min' | 'max'>

/** `1.234,5`, `1234,5` and `1234.5` are the same number; `1.234` is one thousand two hundred and thirty-four. */
export function readTyped(text: string, element: Bounds): Typed {
  const typed = text.trim()
  if (typed === '') return { kind: 'empty' }
  const value = toDecimal(typed)
  if (value === undefined) return explainText(typed)
  if (element.valueKind === 'integer' && value.includes('.'))
    return { kind: 'mistake', sentence: `“${element.name}” là số nguyên; đang là ${formatNumber(value)}.` }
  const outside = sayOutside(value, element)
  return outside ? { kind: 'mistake', sentence: outside } : { kind: 'value', value }
}

/** Decimal text of a number as people write it here; undefined when it is none. */
function toDecimal(typed: string): string | undefined {
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed)) return typed.replaceAll('.', '').replace(',', '.')
  if (/^-?\d+([.,]\d+)?$/.test(typed)) return typed.replace(',', '.')
  return undefined
}

function explainText(typed: string): Typed {
  const parts = /^(-?[\d.,]+)\s*(\D+)$/.exec(typed)
  const offer = parts?.[1] && toDecimal(parts[1]) !== undefined ? parts[1] : undefined
  const way =
    offer && parts?.[2]
      ? `Xóa chữ “${parts[2].trim()}”, hoặc nhận số ${offer}.`
      : 'Chỉ viết chữ số; đơn vị đã có ở đầu dòng.'
  return { kind: 'mistake', sentence: `“${typed}” không phải là số. ${way}`, ...(offer && { offer }) }
}

function sayOutside(value: string, { name, unit, min, max }: Bounds): string | undefined {
  if (max !== null && Number(value) > Number(max))
    return `“${name}” không lớn hơn ${formatNumber(max)} ${unit}; đang là ${formatNumber(value)}.`
  if (min !== null && Number(value) < Number(min))
    return `“${name}” không nhỏ hơn ${formatNumber(min)} ${unit}; đang là ${formatNumber(value)}.`
  return undefined
}

/** The cell as the server has it, in the words of the form. */
export function cellOf(figure: Figure | undefined): CellDraft {
  return {
    text: figure?.value === null || figure === undefined ? '' : formatNumber(figure.value).replace('−', '-'),
    noValue: figure?.noValue ?? '',
    note: figure?.note ?? '',
    basedOn: figure?.revision ?? 0,
  }
}

export function isSameCell(a: CellDraft, b: CellDraft): boolean {
  return a.text.trim() === b.text.trim() && a.noValue === b.noValue && a.note.trim() === b.note.trim()
}

/** Half again as much, or half as little, as last year is worth a look; it is never refused. */
export function sayJump(value: string, before: string | null, unit: string): string | undefined {
  if (before === null || Number(before) <= 0) return undefined
  const change = Math.round((Number(value) / Number(before) - 1) * 100)
  if (Math.abs(change) < 50) return undefined
  const words = change > 0 ? `tăng ${change}%` : `giảm ${-change}%`
  return `${formatNumber(value)} ${unit}, ${words} so với năm trước (${formatNumber(before)}). Vẫn nhận được; hãy ghi một câu giải thích.`
}

import { formatNumber } from '../../../design/format.ts'
import type { ElementView, Figure } from '../../../server/modules/indicators/contract.ts'
import type { CellDraft } from './drafts.ts'
import type { Words } from './entry-words.vi.ts'

type Say = (words: Words['mistakes']) => string

/** What a typed text means: decimal text for the server, nothing, or a mistake that says how to mend it. */
export type Typed = { kind: 'value'; value: string } | { kind: 'empty' } | { kind: 'mistake'; say: Say; offer?: string }

type Bounds = Pick<ElementView, 'name' | 'unit' | 'valueKind' | 'min' | 'max'>

/** `1.234,5`, `1234,5` and `1234.5` are the same number; `1.234` is one thousand two hundred and thirty-four. */
export function readTyped(text: string, element: Bounds): Typed {
  const typed = text.trim()
  if (typed === '') return { kind: 'empty' }
  const value = toDecimal(typed)
  if (value === undefined) return explainText(typed)
  if (element.valueKind === 'integer' && value.includes('.'))
    return { kind: 'mistake', say: (words) => words.notWhole(element.name, formatNumber(value)) }
  const outside = findOutside(value, element)
  return outside ? { kind: 'mistake', say: outside } : { kind: 'value', value }
}

/** Decimal text of a number as people write it here; undefined when it is none. */
function toDecimal(typed: string): string | undefined {
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed)) return typed.replaceAll('.', '').replace(',', '.')
  if (/^-?\d+([.,]\d+)?$/.test(typed)) return typed.replace(',', '.')
  return undefined
}

function explainText(typed: string): Typed {
  const parts = /^(-?[\d.,]+)\s*(\D+)$/.exec(typed)
  const [, offer = '', behind = ''] = parts ?? []
  if (toDecimal(offer) === undefined) return { kind: 'mistake', say: (words) => words.noNumber(typed) }
  return { kind: 'mistake', say: (words) => words.unitBehind(typed, behind.trim(), offer), offer }
}

function findOutside(value: string, { name, unit, min, max }: Bounds): Say | undefined {
  if (max !== null && Number(value) > Number(max))
    return (words) => words.above(name, `${formatNumber(max)} ${unit}`, formatNumber(value))
  if (min !== null && Number(value) < Number(min))
    return (words) => words.below(name, `${formatNumber(min)} ${unit}`, formatNumber(value))
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
export function sayJump(
  { value, before, unit }: { value: string; before: string | null; unit: string },
  words: Words['row'],
): string | undefined {
  if (before === null || Number(before) <= 0) return undefined
  const change = Math.round((Number(value) / Number(before) - 1) * 100)
  if (Math.abs(change) < 50) return undefined
  return words.jump(`${formatNumber(value)} ${unit}`, change, formatNumber(before))
}

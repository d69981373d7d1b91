import { formatNumber, formatBeside } from '../../../design/format.ts'
import type { Words } from './words.vi.ts'

type Measured = { kind: string; level: string | null }

/** A computed value in a table cell: one decimal for percentages, more when rounding would hide why it fails. */
export function showValue(value: string | null, { kind, level }: Measured, words: Words['values']): string {
  if (value === null) return '–'
  if (kind === 'boolean' || kind === 'document') return value === '0' ? words.no : words.yes
  const threshold = level === null ? undefined : readThreshold(level)
  if (threshold !== undefined)
    return formatBeside(value, threshold, kind === 'percent' ? 1 : Math.min(decimalsOf(value), 1))
  return kind === 'percent' ? formatNumber(value, 1) : formatNumber(value)
}

/** A figure as it was entered: every digit kept, statements as words. */
export function showFigure(value: string | null, valueKind: string, words: Words['values']): string {
  if (value === null) return '–'
  if (valueKind === 'boolean' || valueKind === 'document') return value === '0' ? words.no : words.yes
  return formatNumber(value)
}

/** `≥ 97,5` → `97.5`; levels in words have none. */
export function readThreshold(level: string): string | undefined {
  const digits = /^[≥≤<>=]\s*(-?[\d.]+(?:,\d+)?)$/.exec(level)?.[1]
  return digits?.replaceAll('.', '').replace(',', '.')
}

/** `100 * ho_nuoc_sach / ho` with the figures in it: `100 × 6.880 ÷ 6.978`. Missing figures stay as their names. */
export function writeOut(
  formula: string,
  figures: ReadonlyMap<string, { name: string; value: string | null }>,
): string {
  return formula
    .replaceAll(/[a-z][a-z0-9_]*/g, (code) => {
      const input = figures.get(code)
      if (!input) return code
      return input.value === null ? `[${input.name}]` : formatNumber(input.value)
    })
    .replaceAll(/(?<=\s)\*(?=\s)/g, '×')
    .replaceAll(/(?<=\s)\/(?=\s)/g, '÷')
}

function decimalsOf(value: string): number {
  return value.split('.')[1]?.replace(/0+$/, '').length ?? 0
}

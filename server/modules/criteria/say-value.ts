import { formatBeside, formatNumber, formatUnit } from '../../../design/format.ts'

type Measured = { kind: string; unit: string }

/**
 * A computed value with its unit, in one precision wherever it is shown. One close to `target`, its level, keeps the decimals
 * that tell them apart; null = no level to be held against.
 */
export function sayMeasured(value: string, target: string | null, indicator: Measured): string {
  return withUnit(sayNumber(value, target, indicator), indicator)
}

function sayNumber(value: string, target: string | null, indicator: Measured): string {
  if (!value.includes('.')) return formatNumber(value)
  const decimals = indicator.kind === 'percent' ? 1 : 2
  return target === null ? formatNumber(value, decimals) : formatBeside(value, target, decimals)
}

/** `27,4%`, `3,6 m²/người`. */
export function withUnit(number: string, { kind, unit }: Measured): string {
  if (kind === 'percent') return `${number}%`
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${formatUnit(unit)}`.trim()
}

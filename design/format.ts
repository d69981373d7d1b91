// How numbers, days and hours read in Vietnamese. Works on the exact text the database gives: no floating point,
// no Date, no time-zone table (Vietnam is UTC+7 all year since 1975).

import type { Language } from './words.ts'

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/
const MISSING = '–'

/**
 * Rounds decimal text half away from zero to `decimals` places, exactly: `roundDecimal('27.35', 1)` is `27.4`.
 * Throws RangeError on anything that is not a plain decimal number.
 */
export function roundDecimal(text: string, decimals: number): string {
  const { sign, whole, fraction } = readDecimal(text)
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0')
  const roundsUp = Number(fraction[decimals] ?? '0') >= 5
  const digits = String(BigInt(whole + kept) + (roundsUp ? 1n : 0n)).padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const result = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return sign === '-' && /[1-9]/.test(result) ? `-${result}` : result
}

/** `1234.5` → `1.234,5`. Without `decimals` every stored digit is kept, less the zeros at the end. Null is a dash. */
export function formatNumber(value: string | number | null, decimals?: number): string {
  if (value === null) return MISSING
  const text = typeof value === 'number' ? String(value) : value
  const { sign, whole, fraction } = readDecimal(decimals === undefined ? text : roundDecimal(text, decimals))
  const shown = decimals === undefined ? fraction.replace(/0+$/, '') : fraction
  const grouped = whole.replace(/^0+(?=\d)/, '').replaceAll(/\B(?=(\d{3})+$)/g, '.')
  return `${sign === '-' ? '−' : ''}${grouped}${shown === '' ? '' : `,${shown}`}`
}

/** `27.3954` → `27,4%`: percentages are stored 0–100 and rounded once, here. */
export function formatPercent(value: string | number | null, decimals = 1): string {
  return value === null ? MISSING : `${formatNumber(value, decimals)}%`
}

/** The share `part / whole` as a percentage, from exact counts; a dash when there is no whole. */
export function formatShare(part: number, whole: number, decimals = 1): string {
  if (whole === 0) return MISSING
  const scale = 10n ** BigInt(decimals + 1)
  const scaled = String((BigInt(part) * 100n * scale) / BigInt(whole)).padStart(decimals + 2, '0')
  const cut = scaled.length - decimals - 1
  return formatPercent(`${scaled.slice(0, cut)}.${scaled.slice(cut)}`, decimals)
}

/**
 * A measured value shown beside the level it is held against. More decimals are shown when rounding would make
 * the two look equal: 29.96 against 30 reads `29,96`, not `30,0`, or nobody would understand "chưa đạt".
 */
export function formatBeside(value: string, level: string, decimals = 1): string {
  const places = readDecimal(value).fraction.length
  for (let shown = decimals; shown < places; shown += 1) {
    if (!isSame(roundDecimal(value, shown), level)) return formatNumber(value, shown)
  }
  return isSame(value, level) ? formatNumber(value, decimals) : formatNumber(value, Math.max(places, decimals))
}

/** `2025-10-16` → `16/10/2025`. */
export function formatDate(date: string | null): string {
  if (date === null) return MISSING
  const { year, month, day } = readDate(date)
  return `${day}/${month}/${year}`
}

/** `2025-10-16` → `16/10`, inside one year. */
export function formatDayMonth(date: string): string {
  const { month, day } = readDate(date)
  return `${day}/${month}`
}

/** `2025-10-15T03:24:00.000Z` → `10:24 ngày 15/10/2025`, in English `10:24, 15/10/2025`; on the wall clock of Vietnam. */
export function formatTime(instant: string, language: Language = 'vi'): string {
  const { clock, date } = readInVietnam(instant)
  return `${clock}${language === 'vi' ? ' ngày' : ','} ${formatDate(date)}`
}

/** `2025-10-15T03:24:00.000Z` → `10:24`. */
export function formatClock(instant: string): string {
  return readInVietnam(instant).clock
}

/**
 * `2025` → `năm 2025`, `2026-H1` → `6 tháng đầu năm 2026`, `2026-Q3` → `quý III năm 2026`, `2026-09` → `tháng 9 năm 2026`; in
 * English `2025`, `first half of 2026`, `Q3 2026`, `09/2026`.
 */
export function formatPeriod(period: string, language: Language = 'vi'): string {
  const parts = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})))?$/.exec(period)
  if (!parts) throw new RangeError(`not a period: ${period}`)
  const [, year = '', half, quarter, month] = parts
  if (language === 'en') {
    if (half) return `${half === '1' ? 'first' : 'second'} half of ${year}`
    if (quarter) return `Q${quarter} ${year}`
    return month ? `${month}/${year}` : year
  }
  if (half) return `6 tháng ${half === '1' ? 'đầu' : 'cuối'} năm ${year}`
  if (quarter) return `quý ${['I', 'II', 'III', 'IV'][Number(quarter) - 1]} năm ${year}`
  if (month) return `tháng ${Number(month)} năm ${year}`
  return `năm ${year}`
}

/** `Xã Tân Nhuận Đông` → `xã Tân Nhuận Đông`: a name or a heading said inside a sentence. */
export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)
}

/** `m2/người` → `m²/người`: units are stored in plain letters. */
export function formatUnit(unit: string): string {
  return unit.replaceAll(/(?<=m)2(?!\d)/g, '²').replaceAll(/(?<=m)3(?!\d)/g, '³')
}

/** `năm 2024` → `Năm 2024`, at the beginning of a sentence. */
export function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}

/** Signs of comparison as they are read: `>=70%` → `≥ 70%`. Wordings of the law come with what a keyboard has. */
export function readSigns(text: string): string {
  return text.replaceAll(/>=\s*/g, '≥ ').replaceAll(/<=\s*/g, '≤ ')
}

export type MoneyUnit = 'triệu đồng' | 'tỷ đồng'

/** The unit of a column: tỷ đồng as soon as one amount reaches 1.000 triệu. Amounts are whole đồng as text. */
export function chooseMoneyUnit(amounts: readonly string[]): MoneyUnit {
  return amounts.some((dong) => readDecimal(dong).whole.replace(/^0+/, '').length > 9) ? 'tỷ đồng' : 'triệu đồng'
}

/** Whole đồng in the column's unit, one decimal: `12345500000` → `12,3` (tỷ đồng). Null is a dash. */
export function formatMoney(dong: string | null, unit: MoneyUnit): string {
  if (dong === null) return MISSING
  const { sign, whole } = readDecimal(dong)
  const places = unit === 'tỷ đồng' ? 9 : 6
  const digits = whole.padStart(places + 1, '0')
  return formatNumber(`${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`, 1)
}

function isSame(a: string, b: string): boolean {
  return formatNumber(a) === formatNumber(b)
}

function readDecimal(text: string): { sign: string; whole: string; fraction: string } {
  const parts = DECIMAL.exec(text)
  if (!parts) throw new RangeError(`not a decimal number: ${text}`)
  return { sign: parts[1] ?? '', whole: parts[2] ?? '0', fraction: parts[3] ?? '' }
}

function readDate(text: string): { year: string; month: string; day: string } {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) throw new RangeError(`not a date: ${text}`)
  return { year: parts[1] ?? '', month: parts[2] ?? '', day: parts[3] ?? '' }
}

function readInVietnam(instant: string): { clock: string; date: string } {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(instant)
  if (!parts) throw new RangeError(`not an instant in UTC: ${instant}`)
  const [, utcDate = '', utcHour = '', minute = ''] = parts
  const hour = Number(utcHour) + 7
  const date = hour < 24 ? utcDate : nextDay(utcDate)
  return { clock: `${String(hour % 24).padStart(2, '0')}:${minute}`, date }
}

function nextDay(date: string): string {
  const { year, month, day } = readDate(date)
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (d < daysInMonth(y, m)) return writeDate(y, m, d + 1)
  return m < 12 ? writeDate(y, m + 1, 1) : writeDate(y + 1, 1, 1)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function writeDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

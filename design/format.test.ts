import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseMoneyUnit,
  formatBeside,
  formatClock,
  formatDate,
  formatDayMonth,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatUnit,
  formatShare,
  formatTime,
  roundDecimal,
} from './format.ts'

const digits = (max: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`))
const decimals = fc.tuple(digits(18), digits(12)).map(([whole, fraction]) => `${whole}.${fraction}`)

describe('rounding', () => {
  it.each([
    ['27.35', 1, '27.4'],
    ['27.349999999999999999', 1, '27.3'],
    ['1.005', 2, '1.01'],
    ['0.05', 1, '0.1'],
    ['99.95', 1, '100.0'],
    ['-2.5', 0, '-3'],
    ['-0.04', 1, '0.0'],
    ['12', 1, '12.0'],
  ])('%s to %i places is %s', (text, places, expected) => {
    expect(roundDecimal(text, places)).toBe(expected)
  })

  it('never moves a number by more than half of the last place', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 6 }), (text, places) => {
        const scale = 10n ** 12n
        const exact = (value: string): bigint => {
          const [whole = '0', fraction = ''] = value.split('.')
          return BigInt(whole) * scale + BigInt(fraction.padEnd(12, '0'))
        }
        const moved = exact(roundDecimal(text, places)) - exact(text)
        const half = scale / 10n ** BigInt(places) / 2n
        return moved <= half && moved > -half
      }),
    )
  })

  it('keeps order: a larger number is never shown smaller', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000_000 }), (a, b) => {
        const show = (n: number): number =>
          Number(roundDecimal(`${Math.trunc(n / 1000)}.${String(n % 1000).padStart(3, '0')}`, 1))
        return a <= b ? show(a) <= show(b) : show(a) >= show(b)
      }),
    )
  })

  it('changes nothing when done twice', () => {
    fc.assert(fc.property(decimals, (text) => roundDecimal(roundDecimal(text, 1), 1) === roundDecimal(text, 1)))
  })

  it('refuses what is not a plain decimal number', () => {
    for (const text of ['', '1,5', '1e5', 'NaN', ' 1', '1.']) expect(() => roundDecimal(text, 1)).toThrow(RangeError)
  })
})

describe('numbers', () => {
  it.each([
    ['1234.5', undefined, '1.234,5'],
    ['1234567', undefined, '1.234.567'],
    ['6978.000', undefined, '6.978'],
    ['0.50', undefined, '0,5'],
    ['999.96', 1, '1.000,0'],
    ['-1234.5', undefined, '−1.234,5'],
    ['000', undefined, '0'],
  ])('%s reads %s', (text, places, expected) => {
    expect(formatNumber(text, places)).toBe(expected)
  })

  it('glues the sign of percent', () => {
    expect(formatPercent('27.4004')).toBe('27,4%')
    expect(formatPercent('30', 0)).toBe('30%')
  })

  it('shows a dash where there is no figure', () => {
    expect([
      formatNumber(null),
      formatPercent(null),
      formatDate(null),
      formatMoney(null, 'tỷ đồng'),
      formatShare(0, 0),
    ]).toEqual(Array.from({ length: 5 }, () => '–'))
  })

  it('computes shares from exact counts', () => {
    expect(formatShare(1912, 6978)).toBe('27,4%')
    expect(formatShare(1, 2000)).toBe('0,1%')
    expect(formatShare(82, 82)).toBe('100,0%')
  })

  it('shows more digits rather than let a value look equal to the level it misses', () => {
    expect(formatBeside('29.96', '30')).toBe('29,96')
    expect(formatBeside('29.9996', '30')).toBe('29,9996')
    expect(formatBeside('27.4004', '30')).toBe('27,4')
    expect(formatBeside('30.000', '30')).toBe('30,0')
  })
})

describe('money', () => {
  it('is written in triệu đồng, and in tỷ đồng as soon as one amount of the column reaches 1.000 triệu', () => {
    expect(chooseMoneyUnit(['999999999'])).toBe('triệu đồng')
    expect(chooseMoneyUnit(['5000000', '1000000000'])).toBe('tỷ đồng')
    expect(formatMoney('12345500000', 'triệu đồng')).toBe('12.345,5')
    expect(formatMoney('12345500000', 'tỷ đồng')).toBe('12,3')
    expect(formatMoney('49999', 'triệu đồng')).toBe('0,0')
  })
})

describe('days and hours', () => {
  it('reads a date the Vietnamese way', () => {
    expect(formatDate('2025-10-06')).toBe('06/10/2025')
    expect(formatDayMonth('2025-10-06')).toBe('06/10')
  })

  it.each([
    ['2025-10-15T03:24:00.000Z', '10:24 ngày 15/10/2025'],
    ['2025-10-15T16:59:59.999Z', '23:59 ngày 15/10/2025'],
    ['2025-10-15T17:00:00Z', '00:00 ngày 16/10/2025'],
    ['2024-02-28T18:00:00.000Z', '01:00 ngày 29/02/2024'],
    ['2100-02-28T18:00:00.000Z', '01:00 ngày 01/03/2100'],
    ['2025-04-30T20:05:00.000Z', '03:05 ngày 01/05/2025'],
    ['2025-12-31T17:30:00.000Z', '00:30 ngày 01/01/2026'],
  ])('%s is %s in Vietnam', (at, expected) => {
    expect(formatTime(at)).toBe(expected)
    expect(formatTime(at, 'en')).toBe(expected.replace(' ngày', ','))
    expect(formatClock(at)).toBe(expected.slice(0, 5))
  })

  it('refuses an instant that is not in UTC', () => {
    expect(() => formatTime('2025-10-15T10:24:00+07:00')).toThrow(RangeError)
  })

  it.each([
    ['2025', 'năm 2025'],
    ['2026-H1', '6 tháng đầu năm 2026'],
    ['2026-Q3', 'quý III năm 2026'],
    ['2026-09', 'tháng 9 năm 2026'],
  ])('names the period %s', (period, expected) => {
    expect(formatPeriod(period)).toBe(expected)
  })

  it.each([
    ['2025', '2025'],
    ['2026-H1', 'first half of 2026'],
    ['2026-Q3', 'Q3 2026'],
    ['2026-09', '09/2026'],
  ])('names the period %s in English', (period, expected) => {
    expect(formatPeriod(period, 'en')).toBe(expected)
  })
})

it.each([
  ['m2', 'm²'],
  ['m2/người', 'm²/người'],
  ['km2', 'km²'],
  ['m3/ngày', 'm³/ngày'],
  ['hộ', 'hộ'],
])('writes the unit %s as %s', (stored, shown) => expect(formatUnit(stored)).toBe(shown))

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  ceil,
  compare,
  divide,
  floor,
  isDecimal,
  multiply,
  parseDecimal,
  roundBeside,
  roundToText,
  subtract,
  toDecimalText,
} from './decimal.ts'

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => divide({ n, d: 1n }, { n: d, d: 1n }))

describe('exact decimals', () => {
  test('0.1 + 0.2 is exactly 0.3', () => {
    expect(toDecimalText(add(parseDecimal('0.1'), parseDecimal('0.2')))).toBe('0.3')
  })

  test.each(['1,5', '1e3', '', '.5', '5.', 'NaN', '+1', ' 1', '0x10'])('%j is not decimal text', (text) => {
    expect(isDecimal(text)).toBe(false)
    expect(() => parseDecimal(text)).toThrow(RangeError)
  })

  test.each([
    ['12.50', '12.5'],
    ['-0.0', '0'],
    ['007', '7'],
    ['-3.10', '-3.1'],
    ['100', '100'],
  ])('%s is kept as %s', (text, kept) => expect(toDecimalText(parseDecimal(text))).toBe(kept))

  test('a fraction that does not end is cut, not rounded up', () => {
    expect(toDecimalText(divide(parseDecimal('200'), parseDecimal('3')))).toBe('66.66666666666666666666')
  })

  test('79.96 beside a threshold of 80 never reads 80', () => {
    expect(roundToText(parseDecimal('79.96'), 1)).toBe('80.0')
    expect(roundBeside(parseDecimal('79.96'), 1, parseDecimal('80'))).toBe('79.96')
    expect(roundBeside(parseDecimal('10.0004'), 1, parseDecimal('10'))).toBe('10.0004')
    expect(roundBeside(parseDecimal('80'), 1, parseDecimal('80'))).toBe('80.0')
  })

  test('subtracting what was added gives back the number', () => {
    fc.assert(fc.property(rational, rational, (a, b) => compare(subtract(add(a, b), b), a) === 0))
  })

  test('multiplying by what was divided by gives back the number', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        fc.pre(b.n !== 0n)
        return compare(multiply(divide(a, b), b), a) === 0
      }),
    )
  })

  test('text of a short decimal survives reading and writing', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }), (n, places) => {
        const value = divide({ n, d: 1n }, { n: 10n ** BigInt(places), d: 1n })
        return compare(parseDecimal(toDecimalText(value)), value) === 0
      }),
    )
  })

  test('floor and ceil stand at most one apart around the number', () => {
    fc.assert(
      fc.property(rational, (a) => {
        const [below, above] = [floor(a), ceil(a)]
        expect(compare(below, a)).toBeLessThanOrEqual(0)
        expect(compare(above, a)).toBeGreaterThanOrEqual(0)
        expect(above.n - below.n).toBeLessThanOrEqual(1n)
      }),
    )
  })
})

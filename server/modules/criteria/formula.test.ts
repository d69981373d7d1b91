import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, parseDecimal, toDecimalText, type Rational } from '../../kernel/decimal.ts'
import { computeFormula } from './compute.ts'
import { elementsOf, isStatement, parseFormula, type Formula } from './formula.ts'

function parsed(text: string): Formula {
  const result = parseFormula(text)
  if (!result.ok) throw new Error(`${text}: ${result.detail}`)
  return result.formula
}

function compute(text: string, values: Record<string, string> = {}) {
  const computed = computeFormula(parsed(text), (code) => {
    const value = Object.hasOwn(values, code) ? values[code] : undefined
    return value === undefined ? undefined : parseDecimal(value)
  })
  return computed.kind === 'number' ? toDecimalText(computed.value) : computed
}

describe('computing', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['100 / 8 / 2', '6.25'],
    ['-2 * 3', '-6'],
    ['2 - -3', '5'],
    ['min(3, 1, 2)', '1'],
    ['max(3, 1 + 4, 2)', '5'],
    ['0.1 + 0.2', '0.3'],
  ])('%s is %s', (text, value) => expect(compute(text)).toBe(value))

  test('households with clean water over all households, unrounded', () => {
    expect(compute('100 * ho_nuoc_sach / ho', { ho_nuoc_sach: '1999', ho: '2500' })).toBe('79.96')
  })

  test('the school rule asks 70 % of level 1 of a commune with more than three schools, 50 % of a smaller one', () => {
    const rule = '(truong > 3 and 100 * muc_1 >= 70 * truong) or (truong <= 3 and 100 * muc_1 >= 50 * truong)'
    expect(compute(rule, { truong: '4', muc_1: '2' })).toEqual({ kind: 'statement', holds: false })
    expect(compute(rule, { truong: '2', muc_1: '1' })).toEqual({ kind: 'statement', holds: true })
  })

  test('says which figures are missing, even those of a branch that would not decide', () => {
    expect(compute('a > 0 or b > 0', { a: '1' })).toEqual({ kind: 'missing', elements: ['b'] })
  })

  test('a whole of zero is said, not answered', () => {
    expect(compute('100 * a / b', { a: '0', b: '0' })).toEqual({ kind: 'division-by-zero' })
    expect(compute('1 > 0 or 1 / b > 0', { b: '0' })).toEqual({ kind: 'division-by-zero' })
  })
})

describe('reading', () => {
  test.each([
    ['', 0],
    ['1 +', 3],
    ['(1 + 2', 6],
    ['1 2', 2],
    ['a ? b', 2],
    ['Hộ / 2', 0],
    ['a > 1 + (b > 2)', 8],
    ['a and b > 1', 0],
    ['1 < 2 < 3', 6],
    ['min()', 4],
    ['constructor.name', 11],
    ['and > 1', 0],
  ])('%j is refused at %i', (text, at) => {
    const result = parseFormula(text)
    expect(result.ok ? 'accepted' : result.at).toBe(at)
  })

  test('thousands of brackets are refused, not crashed on', () => {
    expect(parseFormula('('.repeat(1500)).ok).toBe(false)
  })

  test('no text makes the reader throw', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseFormula(text).ok === 'boolean'))
  })

  test('a name of JavaScript is only the code of a missing figure', () => {
    expect(compute('constructor')).toEqual({ kind: 'missing', elements: ['constructor'] })
  })

  test('lists its elements once and tells rules from numbers', () => {
    const rule = parsed('100 * a / b >= 50 and a > 2')
    expect(elementsOf(rule)).toEqual(['a', 'b'])
    expect([isStatement(rule), isStatement(parsed('a / b'))]).toEqual([true, false])
  })
})

test('a share is at its threshold exactly when the crossed products say so', () => {
  const count = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(count, count, fc.integer({ min: 0, max: 10_000 }), (part, whole, hundredths) => {
      fc.pre(whole > 0)
      const values: Record<string, Rational> = {
        part: { n: BigInt(part), d: 1n },
        whole: { n: BigInt(whole), d: 1n },
      }
      const share = computeFormula(parsed('100 * part / whole'), (code) => values[code])
      if (share.kind !== 'number') throw new Error(share.kind)
      const threshold = parseDecimal(
        (BigInt(hundredths) / 100n).toString() + '.' + String(hundredths % 100).padStart(2, '0'),
      )
      const expected = BigInt(part) * 10_000n - BigInt(hundredths) * BigInt(whole)
      return Math.sign(compare(share.value, threshold)) === (expected > 0n ? 1 : expected < 0n ? -1 : 0)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DataElement } from '../criteria/index.ts'
import { combineFigures, type Part, type WeighedPart } from './combine-figures.ts'

const element = (merge: DataElement['merge'], split: DataElement['split'] = 're-collect'): DataElement => ({
  code: 'mau',
  name: { vi: 'Mẫu', en: 'Sample' },
  unit: 'hộ',
  valueKind: 'decimal',
  min: null,
  max: null,
  merge,
  split,
  sector: 'thong-ke',
})
const households = element({ rule: 'sum' }, 'by-share')
const poverty = element({ rule: 'weighted-mean', weight: 'ho' }, 'copy')

const part = (value: string | null, share: string | null = '1', weight: Part | null = null): WeighedPart => ({
  value,
  share,
  noValue: value === null ? 'not-reported' : null,
  weight,
})
const weighed = (value: string, by: string, share: string | null = '1'): WeighedPart =>
  part(value, share, { value: by, share, noValue: null })

describe('a merger', () => {
  test('5,000 households at 12 % and 3,000 at 20 % are 8,000 at 15.0 %', () => {
    expect(combineFigures(households, [part('5000'), part('3000')], undefined).value).toBe('8000')
    expect(combineFigures(poverty, [weighed('12', '5000'), weighed('20', '3000')], households).value).toBe('15')
  })

  test.each([
    ['a sum', { rule: 'sum' }, ['12.5', '7'], '19.5'],
    ['the least', { rule: 'min' }, ['3', '2', '2.5'], '2'],
    ['all must pass: all do', { rule: 'all-must-pass' }, ['1', '1'], '1'],
    ['all must pass: one does not', { rule: 'all-must-pass' }, ['1', '0'], '0'],
  ] as const)('%s', (_name, merge, values, expected) => {
    const combined = combineFigures(
      element(merge),
      values.map((value) => part(value)),
      undefined,
    )
    expect(combined).toEqual({ value: expected, noValue: null, why: null })
  })

  test('what must be collected anew is unknown, whatever is there', () => {
    expect(combineFigures(element({ rule: 're-collect' }), [part('1'), part('2')], undefined)).toEqual({
      value: null,
      noValue: null,
      why: 're-collect',
    })
  })

  test('a missing part leaves the whole unknown, except where one "no" decides', () => {
    expect(combineFigures(households, [part('5000'), part(null)], undefined).why).toBe('missing')
    const must = element({ rule: 'all-must-pass' })
    expect(combineFigures(must, [part('0'), part(null)], undefined).value).toBe('0')
    expect(combineFigures(must, [part('1'), part(null)], undefined).why).toBe('missing')
  })

  test('a mean without one of its weights is unknown', () => {
    expect(combineFigures(poverty, [weighed('12', '5000'), part('20')], households).why).toBe('missing')
  })

  test('what does not apply somewhere is left out; nowhere, it does not apply', () => {
    const none: WeighedPart = { value: null, noValue: 'not-applicable', share: '1', weight: null }
    expect(combineFigures(households, [part('5'), none], undefined).value).toBe('5')
    expect(combineFigures(households, [none, none], undefined).noValue).toBe('not-applicable')
  })
})

describe('a split', () => {
  test('by share: 0.6 of 5,000 households', () => {
    expect(combineFigures(households, [part('5000', '0.6')], undefined).value).toBe('3000')
  })

  test('a part of one and the whole of another', () => {
    expect(combineFigures(households, [part('5000', '0.6'), part('1000')], undefined).value).toBe('4000')
    const mean = combineFigures(poverty, [weighed('12', '5000', '0.6'), weighed('20', '1000')], households)
    expect(mean.value).toBe('14')
  })

  test('an unknown share stays unknown, alone and among others', () => {
    expect(combineFigures(households, [part('5000', null)], undefined)).toEqual({
      value: null,
      noValue: null,
      why: 'unknown-share',
    })
    expect(combineFigures(households, [part('5000', null), part('1')], undefined).why).toBe('unknown-share')
    expect(combineFigures(poverty, [weighed('12', '5', null), weighed('20', '5')], households).why).toBe(
      'unknown-share',
    )
  })

  test('what cannot be divided is collected anew; what holds everywhere is copied', () => {
    expect(combineFigures(element({ rule: 'sum' }), [part('5000', '0.6')], undefined).why).toBe('re-collect')
    expect(combineFigures(element({ rule: 'sum' }, 'copy'), [part('21', null)], undefined).value).toBe('21')
  })
})

test('shares of a split put together again give the whole', () => {
  const numbers = fc.integer({ min: 0, max: 10_000_000 })
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 999 }), (whole, thousandths) => {
      const share = (thousandths / 1000).toFixed(3)
      const rest = ((1000 - thousandths) / 1000).toFixed(3)
      const halves = [share, rest].map((s) => combineFigures(households, [part(String(whole), s)], undefined).value)
      expect(
        combineFigures(
          households,
          halves.map((value) => part(value)),
          undefined,
        ).value,
      ).toBe(String(whole))
    }),
  )
})

test('a mean lies between its parts', () => {
  const figure = fc.integer({ min: 0, max: 100 })
  const weight = fc.integer({ min: 1, max: 50_000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(figure, weight), { minLength: 2, maxLength: 9 }), (parts) => {
      const mean = combineFigures(
        poverty,
        parts.map(([value, by]) => weighed(String(value), String(by))),
        households,
      )
      const values = parts.map(([value]) => value)
      expect(Number(mean.value)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
      expect(Number(mean.value)).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
    }),
  )
})

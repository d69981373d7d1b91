import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOf, labelOf, sameKeyOf } from './names.ts'
import { measureParts, shareOut, sharesMakeWhole, sumKnown } from './rules.ts'

const count = fc.integer({ min: 0, max: 100_000 })
const known = fc.option(count)

describe('households of a merger', () => {
  test('are the sum when all are known, and unknown when one is not', () => {
    fc.assert(
      fc.property(fc.array(known, { minLength: 1 }), (parts) => {
        const all = parts.reduce((sum: number, part) => sum + (part ?? 0), 0)
        expect(sumKnown(parts)).toBe(parts.includes(null) ? null : all)
      }),
    )
    expect(sumKnown([])).toBeNull()
  })
})

describe('households of a split', () => {
  /** Shares of a whole in thousandths. */
  const shares = fc
    .array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 5 })
    .filter((parts) => parts.reduce((a, b) => a + b, 0) < 1000)
    .map((parts) =>
      [...parts, 1000 - parts.reduce((a, b) => a + b, 0)].map((part) => `0.${String(part).padStart(3, '0')}`),
    )

  test('are whole numbers that add up to what was split, none further than one from its share', () => {
    fc.assert(
      fc.property(count, shares, (whole, parts) => {
        expect(sharesMakeWhole(parts)).toBe(true)
        const given = shareOut(whole, parts)
        expect(sumKnown(given)).toBe(whole)
        given.forEach((part, i) => expect(Math.abs((part ?? -9) - whole * Number(parts[i]))).toBeLessThan(1))
      }),
    )
  })

  test.each([
    ['no shares', [null, null]],
    ['a missing share', ['0.5', null]],
    ['shares that do not make the whole', ['0.5', '0.4']],
  ])('are unknown with %s', (_what, parts) => {
    expect(shareOut(100, parts)).toEqual([null, null])
  })

  test('are what was counted again, whatever the shares; what is not known never becomes a number by itself', () => {
    expect(
      measureParts(100, [
        { share: '0.5', recounted: 70 },
        { share: '0.5', recounted: null },
      ]),
    ).toEqual([70, 50])
    expect(
      measureParts(null, [
        { share: '0.5', recounted: null },
        { share: '0.5', recounted: 3 },
      ]),
    ).toEqual([null, 3])
  })
})

describe('a name', () => {
  test.each([
    ['Hoà Bình', 'hòa  bình', true],
    ['01', '1', true],
    ['Ấp 01A', 'ấp 1a', true],
    ['Phú Hòa', 'Phú Hoa', false],
    ['10', '1', false],
    ['Bình Tân', 'Bình Tấn', false],
    ['Thuỷ Tây', 'Thủy Tây', true],
  ])('%s and %s are the same: %s', (one, two, isSame) => {
    expect(sameKeyOf(one) === sameKeyOf(two)).toBe(isSame)
  })

  test('stands in the order people count', () => {
    expect(['10', '2', 'An Lạc'].toSorted((a, b) => (keysOf(a).sort_key < keysOf(b).sort_key ? -1 : 1))).toEqual([
      '2',
      '10',
      'An Lạc',
    ])
    expect(labelOf({ type: 'tổ dân phố', name: '3' })).toBe('Tổ dân phố 3')
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { similarity } from './edit-distance.ts'

const text = fc.string({ unit: fc.constantFrom(...'abcd 12'), maxLength: 12 })

test.each([
  ['tan nhuan dong', 'tan nhuan dong', 1],
  ['tan nuan dong', 'tan nhuan dong', 1 - 1 / 14],
  ['cao lanh', 'cao lan', 1 - 1 / 8],
  ['cao lanh', 'sa dec', 0],
])('%j and %j are alike by %d', (a, b, alike) => expect(similarity(a, b, 0.6)).toBeCloseTo(alike))

test('likeness is the same from both sides, and only equal texts are wholly alike', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(similarity(a, b, 0)).toBe(similarity(b, a, 0))
      expect(similarity(a, b, 0) === 1).toBe(a === b)
    }),
  )
})

test('the short cuts never drop a pair that is alike enough', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const exact = similarity(a, b, 0)
      expect(similarity(a, b, 0.6)).toBe(exact >= 0.6 ? exact : 0)
    }),
  )
})

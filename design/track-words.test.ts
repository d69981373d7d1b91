import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeWords, spanOf } from './track-words.ts'

const word = fc.record({
  x: fc.double({ min: 0, max: 100, noNaN: true }),
  words: fc.string({ minLength: 3, maxLength: 40 }),
})

describe('words along the track of time', () => {
  test('two laws close to each other stand in two rows, or on two sides', () => {
    const laws = [
      { x: 70, words: '01/07/2025 · Sửa đổi 51/2025/QĐ-TTg' },
      { x: 78, words: '15/02/2026 · Bộ tiêu chí 417/QĐ-BNNMT' },
    ]
    const [first, second] = placeWords(laws, [])
    expect([first, second]).not.toContain(undefined)
    expect(first).not.toEqual(second)
  })

  test('a law after the reform is never written across its bars', () => {
    expect(placeWords([{ x: 78, words: '15/02/2026 · Bộ tiêu chí 417/QĐ-BNNMT' }], [62.4])).toEqual([
      { row: 0, side: 'right' },
    ])
  })

  test('no words cover others or the bars, however many there are', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.double({ min: 0, max: 100, noNaN: true }), (all, bar) => {
        const spans = placeWords(all, [bar]).flatMap((place, i) => {
          const one = all[i]
          return place && one ? [{ row: place.row, ...spanOf(one, place.side) }] : []
        })
        for (const [i, a] of spans.entries()) {
          expect(bar > a.from && bar < a.to).toBe(false)
          for (const b of spans.slice(i + 1)) expect(a.row === b.row && a.from < b.to && b.from < a.to).toBe(false)
        }
      }),
    )
  })
})

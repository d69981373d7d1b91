import { expect, test } from 'vitest'
import { readTyped, sayJump } from './entry-value.ts'

const waste = { name: 'Rác được thu gom', unit: 'tấn/ngày', valueKind: 'decimal', min: '0', max: null }
const households = { name: 'Hộ dùng nước sạch', unit: 'hộ', valueKind: 'integer', min: '0', max: null }
const share = { name: 'Tỷ lệ', unit: '%', valueKind: 'decimal', min: '0', max: '100' }

test.each([
  ['1.234,5', '1234.5'],
  ['1234,5', '1234.5'],
  ['1234.5', '1234.5'],
  ['6.880', '6880'],
  [' 12 ', '12'],
])('“%s” is read as %s', (typed, value) => {
  expect(readTyped(typed, waste)).toEqual({ kind: 'value', value })
})

test('a unit typed behind a number is explained and the number is offered', () => {
  expect(readTyped('1,14 tấn', waste)).toEqual({
    kind: 'mistake',
    sentence: '“1,14 tấn” không phải là số. Xóa chữ “tấn”, hoặc nhận số 1,14.',
    offer: '1,14',
  })
})

test('households are whole, and a share is at most the whole', () => {
  expect(readTyped('10,5', households)).toMatchObject({ kind: 'mistake' })
  expect(readTyped('140', share)).toMatchObject({ sentence: '“Tỷ lệ” không lớn hơn 100 %; đang là 140.' })
})

test('nothing typed is nothing, not zero', () => {
  expect(readTyped('  ', households)).toEqual({ kind: 'empty' })
})

test('a jump is questioned and a small change is not', () => {
  expect(sayJump('268', '154', 'hộ')).toContain('tăng 74% so với năm trước (154)')
  expect(sayJump('160', '154', 'hộ')).toBeUndefined()
})

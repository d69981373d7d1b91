import { expect, test } from 'vitest'
import { readTyped, sayJump } from './entry-value.ts'
import { vi } from './entry-words.vi.ts'

const waste = { name: 'Rác được thu gom', unit: 'tấn/ngày', valueKind: 'decimal', min: '0', max: null }
const households = { name: 'Hộ dùng nước sạch', unit: 'hộ', valueKind: 'integer', min: '0', max: null }
/** How the form says what is wrong with a text. */
function mend(text: string, element: Parameters<typeof readTyped>[1]): string | undefined {
  const typed = readTyped(text, element)
  return typed.kind === 'mistake' ? typed.say(vi.mistakes) : undefined
}

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
  expect(readTyped('1,14 tấn', waste)).toMatchObject({ kind: 'mistake', offer: '1,14' })
  expect(mend('1,14 tấn', waste)).toBe('“1,14 tấn” không phải là số. Xóa chữ “tấn”, hoặc nhận số 1,14.')
  expect(mend('không rõ', waste)).toBe('“không rõ” không phải là số. Chỉ viết chữ số; đơn vị đã có ở đầu dòng.')
})

test('households are whole, and a share is at most the whole', () => {
  expect(mend('10,5', households)).toBe('“Hộ dùng nước sạch” là số nguyên; đang là 10,5.')
  expect(mend('140', share)).toBe('“Tỷ lệ” không lớn hơn 100 %; đang là 140.')
  expect(mend('-1', share)).toBe('“Tỷ lệ” không nhỏ hơn 0 %; đang là −1.')
})

test('nothing typed is nothing, not zero', () => {
  expect(readTyped('  ', households)).toEqual({ kind: 'empty' })
})

test('a jump is questioned and a small change is not', () => {
  const sayJumpTo = (value: string) => sayJump({ value, before: '154', unit: 'hộ' }, vi.row)
  expect(sayJumpTo('268')).toContain('268 hộ, tăng 74% so với năm trước (154)')
  expect(sayJumpTo('70')).toContain('giảm 55%')
  expect(sayJumpTo('160')).toBeUndefined()
})

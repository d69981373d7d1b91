import { expect, test } from 'vitest'
import { blankDraft, chooseHamlets, isWhole, readShare, toChange } from './change-draft.ts'
import { vi } from './words.vi.ts'

const draft = {
  ...blankDraft({ type: 'ấp', day: '2026-01-01', hamletIds: ['a'] }),
  number: '12/NQ-HĐND',
  signedOn: '2025-12-20',
  issuer: 'HĐND xã',
}

test.each([
  ['40%', '0.40'],
  ['12,5%', '0.125'],
  ['0,4', '0.4'],
  ['.4', '0.4'],
  [' ', null],
])('a share typed as “%s” is sent as %s', (typed, sent) => {
  expect(readShare(typed)).toBe(sent)
})

test('a change says what is still missing', () => {
  expect(isWhole(draft, vi.changing)).toBe('Ghi tên mới.')
  expect(isWhole({ ...draft, kind: 'merge', name: 'Mới' }, vi.changing)).toBe('Chọn ít nhất hai thôn, ấp để nhập.')
  expect(isWhole({ ...draft, kind: 'abolish' }, vi.changing)).toBe(true)
  expect(isWhole({ ...draft, kind: 'abolish', number: '' }, vi.changing)).toMatch(/quyết định/)
})

test('a number that cannot be read is never sent as zero', () => {
  expect(toChange({ ...draft, kind: 'merge', hamletIds: ['a', 'b'], name: 'Mới', households: '' })).toMatchObject({
    households: null,
  })
})

test('what begins is called by the word of what was chosen', () => {
  const items = [{ id: 'b', type: 'khóm' }]
  expect(chooseHamlets(draft, ['b'], items)).toMatchObject({
    type: 'khóm',
    parts: [{ type: 'khóm' }, { type: 'khóm' }],
  })
})

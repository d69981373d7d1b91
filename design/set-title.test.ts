import { expect, test } from 'vitest'
import { shortTitle } from './set-title.ts'

test.each([
  ['Bộ tiêu chí xã nông thôn mới: bộ minh họa, không có giá trị pháp lý', 'Xã NTM: bộ minh họa'],
  ['Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021-2025', 'Xã NTM 2021–2025'],
  [
    'Bộ tiêu chí quốc gia về xã nông thôn mới nâng cao giai đoạn 2021-2025 (sửa đổi theo 211/QĐ-TTg)',
    'Xã NTM nâng cao 2021–2025 (sửa 211)',
  ],
  ['Quy định xã nông thôn mới kiểu mẫu giai đoạn 2021-2025', 'Xã NTM kiểu mẫu 2021–2025'],
  ['Bộ nhỏ (minh họa)', 'Bộ nhỏ (minh họa)'],
])('%s is shown short', (title, short) => {
  expect(shortTitle(title)).toBe(short)
})

import { expect, test } from 'vitest'
import { canonicalOf } from './canonical.ts'
import { plainDate } from './time.ts'

const today = plainDate('2025-08-20')

test.each([
  ['/', '/'],
  ['/?co=lon&fbclid=abc&utm_source=x', '/'],
  ['/ban-do?tinh=82&ngay=20/08/2025', '/ban-do?tinh=82'],
  ['/ban-do?ngay=2025-06-30&tinh=82@2025-07-01', '/ban-do?tinh=82@2025-07-01&ngay=30/06/2025'],
  ['/?tinh=&ky=', '/'],
  ['/don-vi/30253?chi-tieu=17.2&ky=2024&co=lon', '/don-vi/30253?ky=2024&chi-tieu=17.2'],
])('the address of %s is %s', (url, expected) =>
  expect(canonicalOf(url, { today, publicUrl: undefined })).toBe(expected),
)

test('it is absolute once the public address is known', () => {
  expect(canonicalOf('/ban-do?co=lon', { today, publicUrl: 'https://ntm.example.vn' })).toBe(
    'https://ntm.example.vn/ban-do',
  )
})

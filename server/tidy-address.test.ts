import { expect, test } from 'vitest'
import { tidyAddress } from './tidy-address.ts'

test.each([
  ['/cong-nhan/', '/cong-nhan'],
  ['/DON-VI/30253', '/don-vi/30253'],
  ['/don-vi//30253/?ngay=30/06/2025', '/don-vi/30253?ngay=30/06/2025'],
  ['//evil.example/', '/evil.example'],
])('%s is %s', (url, tidy) => {
  expect(tidyAddress({ method: 'GET', url })).toBe(tidy)
})

test.each(['/', '/khong-co', '/api/v1/Units/', '/lam-viec/X/', '/assets/X', '/\\\\evil.example/', '/%5C%5Cevil/'])(
  '%s stays what it is',
  (url) => {
    expect(tidyAddress({ method: 'GET', url })).toBeUndefined()
  },
)

test('what a program sends is never led elsewhere', () => {
  expect(tidyAddress({ method: 'POST', url: '/dang-nhap/' })).toBeUndefined()
})

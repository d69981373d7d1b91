import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each([
  ['/don-vi/30253?ngay=2024-10-14', '/don-vi/30253?ngay=2024-10-14'],
  ['/lam-viec/ho-so#muc', '/lam-viec/ho-so#muc'],
  [undefined, '/lam-viec'],
  ['', '/lam-viec'],
  ['https://evil.example/', '/lam-viec'],
  ['//evil.example/', '/lam-viec'],
  ['/\\evil.example/', '/lam-viec'],
  ['/\t/evil.example', '/lam-viec'],
  ['/..//evil.example', '/lam-viec'],
  ['javascript:alert(1)', '/lam-viec'],
])('after signing in, %s leads to %s', (wanted, expected) => {
  expect(localPath(wanted)).toBe(expected)
})

import { describe, expect, test } from 'vitest'
import { addSeconds, instant } from '../../../kernel/time.ts'
import { base32, codeAt, matchingStep, otpauthUri, stepAt } from './totp.ts'

// RFC 6238 appendix B, SHA-1; the last six of its eight digits.
const SECRET = Buffer.from('12345678901234567890')

describe('a code of an authenticator app', () => {
  test.each([
    ['1970-01-01T00:00:59Z', '287082'],
    ['2005-03-18T01:58:29Z', '081804'],
    ['2005-03-18T01:58:31Z', '050471'],
    ['2009-02-13T23:31:30Z', '005924'],
    ['2033-05-18T03:33:20Z', '279037'],
    ['2603-10-11T11:33:20Z', '353130'],
  ])('at %s is the one the standard prints', (at, code) => {
    expect(codeAt(SECRET, stepAt(instant(at)))).toBe(code)
  })

  test('is taken half a minute early or late, and not a minute', () => {
    const now = instant('2024-10-14T02:00:10Z')
    const code = codeAt(SECRET, stepAt(now))
    for (const seconds of [-30, 0, 30]) expect(matchingStep(SECRET, code, addSeconds(now, seconds))).toBe(stepAt(now))
    for (const seconds of [-60, 60]) expect(matchingStep(SECRET, code, addSeconds(now, seconds))).toBeUndefined()
  })

  test.each(['', '12345', '1234567', 'abcdef', '12345６', '-12345'])('“%s” is none', (text) => {
    expect(matchingStep(SECRET, text, instant('2024-10-14T02:00:10Z'))).toBeUndefined()
  })

  test('comes from a secret that apps can read by picture or by hand', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
    expect(otpauthUri({ secret: SECRET, issuer: 'Nông thôn số', account: 'duyen.vo' })).toBe(
      'otpauth://totp/N%C3%B4ng%20th%C3%B4n%20s%E1%BB%91:duyen.vo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' +
        '&issuer=N%C3%B4ng%20th%C3%B4n%20s%E1%BB%91',
    )
  })
})

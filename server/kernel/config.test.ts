import { describe, expect, test } from 'vitest'
import { readConfig, refusePlainAddress } from './config.ts'

describe('the address', () => {
  test.each([
    [{}],
    [{ HOST: '::1' }],
    [{ PUBLIC_URL: 'http://localhost:3000' }],
    [{ PUBLIC_URL: 'http://[::1]:3000' }],
    [{ PUBLIC_URL: 'https://ntm.tinh.gov.vn' }],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://ntm.tinh.gov.vn' }],
  ])('%j keeps passwords off the open network', (env) => {
    expect(() => refusePlainAddress(readConfig(env))).not.toThrow()
  })

  test.each([
    [{ PUBLIC_URL: 'http://ntm.tinh.gov.vn' }],
    [{ PUBLIC_URL: 'http://10.0.0.5:3000' }],
    [{ HOST: '0.0.0.0' }],
    [{ HOST: '10.0.0.5' }],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:3000' }],
    [{ PUBLIC_URL: 'http://localhost.evil.example' }],
  ])('%j would send them in clear, so that the server does not start', (env) => {
    expect(() => refusePlainAddress(readConfig(env))).toThrow(/PUBLIC_URL=https/)
  })
})

describe('the single sign-on', () => {
  const whole = { OIDC_ISSUER: 'https://sso.tinh.gov.vn', OIDC_CLIENT_ID: 'nts', OIDC_CLIENT_SECRET: 'bí mật' }

  test('is read whole, with a name for its button', () => {
    expect(readConfig(whole).oidc).toMatchObject({ issuer: 'https://sso.tinh.gov.vn', label: 'Đăng nhập một lần' })
    expect(readConfig({}).oidc).toBeUndefined()
  })

  test.each([
    ['without its secret', { ...whole, OIDC_CLIENT_SECRET: '' }, /OIDC_CLIENT_SECRET/],
    ['in clear over a network', { ...whole, OIDC_ISSUER: 'http://sso.tinh.gov.vn' }, /https/],
  ])('is refused %s', (_what, env, reason) => {
    expect(() => readConfig(env)).toThrow(reason)
  })
})

test('a mail server needs a sender; without one no mail is sent', () => {
  expect(readConfig({}).smtp).toBeUndefined()
  const url = 'smtp://nts:secret@mail.example.vn:587'
  expect(() => readConfig({ SMTP_URL: url })).toThrow('SMTP_FROM')
  expect(readConfig({ SMTP_URL: url, SMTP_FROM: 'nts@example.vn' }).smtp).toEqual({ url, from: 'nts@example.vn' })
})

test.each([
  ['0', false],
  ['1', 'loopback'],
  ['10.0.0.5, 10.1.0.0/16,fd00::/8', '10.0.0.5,10.1.0.0/16,fd00::/8'],
])('proxies %s are believed', (given, trusted) => {
  expect(readConfig({ NTS_TRUST_PROXY: given }).trustProxy).toBe(trusted)
})

test.each(['proxy.example.vn', '10.0.0.0/33', '2', '10.0.0.5,'])('proxies cannot be %s', (given) => {
  expect(() => readConfig({ NTS_TRUST_PROXY: given })).toThrow(`NTS_TRUST_PROXY=${given}`)
})

test('a mistyped address is named without its password', () => {
  const read = () => readConfig({ SMTP_URL: 'http://nts:secret@mail.example.vn', SMTP_FROM: 'nts@example.vn' })
  expect(read).toThrow('SMTP_URL=http://…@mail.example.vn')
  expect(read).not.toThrow('secret')
})

import { describe, expect } from 'vitest'
import { cookieOf } from './attack/routes.ts'
import { under } from './attack/under.ts'
import { test } from './harness.ts'

// What every answer says to browsers and to whatever stands on the way.

/** One address of every kind of answer: page, JSON, refusals, files, downloads, what the router cannot read. */
const ADDRESSES = [
  '/',
  '/tim-kiem?q=x',
  '/dang-nhap',
  '/ban-do',
  '/khong-co',
  '/api/v1/units?q=x',
  '/api/v1/units/x',
  '/api/v1/session',
  '/api/v1/criteria-sets/commune-basic-2021-2025/1/sheet.xlsx',
  '/api/openapi.json',
  '/api/docs',
  '/api/docs/units',
  '/robots.txt',
  '/assets/portal.css',
  '/assets/logo.svg',
  '/health',
  '/lam-viec/',
  '/lam-viec/assets/x.js',
  '/%F0%9F',
  '/.well-known/security.txt',
]

describe('every answer', () => {
  test('every answer keeps a browser from guessing, framing and running what is not ours', async ({ world }) => {
    const cookie = await cookieOf(world, 'administrator')
    for (const url of ADDRESSES)
      for (const headers of [{}, { cookie }, { accept: 'text/html' }]) {
        const reply = await world.app.inject({ url, headers })
        const csp = String(reply.headers['content-security-policy'])
        const own = /^default-src '(none|self)'/.test(csp) && csp.includes("frame-ancestors 'none'")
        expect([url, own, /unsafe-eval|https?:|\*/.test(csp)]).toEqual([url, true, false])
        const mayStyleInline = url.startsWith('/lam-viec')
        expect([url, csp.includes("'unsafe-inline'") && !mayStyleInline]).toEqual([url, false])
        expect([url, /script-src[^;]*unsafe/.test(csp)]).toEqual([url, false])
        expect({ url, ...reply.headers }).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('camera=()'),
        })
        const type = String(reply.headers['content-type'])
        if (reply.body !== '') expect([url, type]).toEqual([url, expect.stringMatching(/utf-8|json|spreadsheet|woff2/)])
      }
  })

  test('behind https every answer says so for a year', async ({ world }) => {
    const app = await under(world, { publicUrl: 'https://ntm.example' })
    for (const url of ADDRESSES) {
      const { headers } = await app.inject({ url })
      expect([url, headers['strict-transport-security']]).toEqual([url, 'max-age=31536000; includeSubDomains'])
    }
    await app.close()
    const plain = await world.app.inject({ url: '/' })
    expect(plain.headers['strict-transport-security']).toBeUndefined()
  })

  test('no answer but open data lets another origin read it, and none to whoever is signed in there', async ({
    world,
  }) => {
    const open = /^\/api\/(v1\/(units|criteria-sets)|openapi\.json)/
    for (const url of ADDRESSES) {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'PUT' }
      for (const method of ['GET', 'OPTIONS'] as const) {
        const reply = await world.app.inject({ method, url, headers })
        const named = Object.entries(reply.headers).filter(([name]) => name.startsWith('access-control'))
        // "*" never goes with a cookie: a browser refuses such an answer to a script that sent one.
        const allowed = method === 'GET' && open.test(url) ? [['access-control-allow-origin', '*']] : []
        expect([method, url, named]).toEqual([method, url, allowed])
      }
    }
  })

  test('what is for a person is kept nowhere on the way', async ({ world }) => {
    const cookie = await cookieOf(world, 'administrator')
    for (const url of [
      '/api/v1/session',
      '/api/v1/account',
      '/api/v1/people',
      '/api/v1/work',
      '/api/v1/me/views',
      '/dang-nhap',
      '/moi/x',
    ]) {
      const { headers } = await world.app.inject({ url, headers: { cookie } })
      expect([url, headers['cache-control']]).toEqual([url, expect.stringContaining('no-store')])
    }
    const refused = await world.app.inject({ url: '/api/v1/account' })
    expect(refused.headers['cache-control']).toBe('no-store')
  })
})

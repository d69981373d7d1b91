import { Writable } from 'node:stream'
import pino from 'pino'
import { describe, expect } from 'vitest'
import { createApp } from '../server/app.ts'
import { readConfig } from '../server/kernel/config.ts'
import type { App } from '../server/kernel/http.ts'
import { createLog } from '../server/kernel/log.ts'
import { modules } from '../server/modules.ts'
import { sendRaw } from './attack/raw.ts'
import { cookieOf } from './attack/routes.ts'
import { test, type World } from './harness.ts'
import { makePerson } from './sign-in-calls.ts'

// What a browser, a proxy or a scanner may try on the way to a room.

/** The same house under other settings. */
async function under(
  world: World,
  settings: Partial<World['house']['config']>,
  log = createLog('silent'),
): Promise<App> {
  const app = await createApp({ ...world.house, config: { ...world.house.config, ...settings } }, modules, log)
  await app.ready()
  return app
}

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
  '/api/docs/start.js',
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
        const mayStyleInline = url.startsWith('/lam-viec') || url === '/api/docs'
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

  test('no answer lets another origin read it', async ({ world }) => {
    for (const url of ADDRESSES) {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'PUT' }
      for (const method of ['GET', 'OPTIONS'] as const) {
        const reply = await world.app.inject({ method, url, headers })
        const named = Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))
        expect([url, named]).toEqual([url, []])
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

describe('requests no browser sends', () => {
  test('TRACE and methods nobody knows are refused and echo nothing', async ({ world }) => {
    const url = await world.app.listen({ port: 0, host: '127.0.0.1' })
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'DEBUG', 'get', 'MKCOL', 'PATCH']) {
      const reply = await sendRaw(url, `${method} / HTTP/1.1\r\nHost: x\r\nX-Secret: seen\r\nConnection: close\r\n\r\n`)
      // Node hangs up on CONNECT without a word.
      const isRefused = reply.startsWith('HTTP/1.1 4') || (method === 'CONNECT' && reply === '')
      expect([method, isRefused, reply.includes('seen')]).toEqual([method, true, false])
    }
  })

  test('two lengths, or a length beside chunks, are one request or none', async ({ world }) => {
    const url = address(world)
    const smuggled = 'GET /khong-co HTTP/1.1\r\nHost: x\r\n\r\n'
    const head = 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n'
    const both = await sendRaw(
      url,
      `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    )
    const twice = await sendRaw(url, `${head}Content-Length: 2\r\nContent-Length: 50\r\n\r\n{}${smuggled}`)
    for (const reply of [both, twice]) {
      expect(reply.split('HTTP/1.1 ').length - 1).toBeLessThanOrEqual(1)
      expect(reply).toMatch(/^HTTP\/1.1 4/)
    }
  })

  test('line ends and endless headers change no answer', async ({ world }) => {
    const url = address(world)
    const split = await sendRaw(
      url,
      'GET /dang-nhap?ve=/x%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    )
    expect(split).not.toMatch(/^set-cookie: a=b/im)
    const endless = await sendRaw(url, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`)
    expect(endless).toMatch(/^HTTP\/1.1 4/)
    const id = await world.app.inject({ url: '/health', headers: { 'x-request-id': 'a\u0101b', 'request-id': 'mine' } })
    expect(id.headers['x-request-id']).not.toBe('mine')
  })

  test('what lies beside the program is not served: no tree, no folder, no configuration', async ({ world }) => {
    const url = address(world)
    const paths = [
      '/.git/config',
      '/.env',
      '/package.json',
      '/server/main.ts',
      '/node_modules/',
      '/assets',
      '/assets/',
      '/assets/fonts/',
      '/assets/../package.json',
      '/assets/..%2fpackage.json',
      '/assets/%2e%2e/package.json',
      '/assets/..\\package.json',
      '/assets/....//package.json',
      '/assets//etc/passwd',
      '/assets/__proto__',
      '/assets/constructor',
      '/assets/tokens.css%00.svg',
      '/lam-viec/../../package.json',
      '/lam-viec/..%2f..%2fpackage.json',
      '/lam-viec/.vite/manifest.json',
      '/lam-viec/assets/',
      '/api/docs/..%2f..%2fpackage.json',
      '/api/docs/package.json',
      '/files/',
      '/.well-known/',
      '//etc/passwd',
    ]
    for (const path of paths) {
      const reply = await sendRaw(url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      const isShell = path.startsWith('/lam-viec/') && reply.includes('Nông thôn số')
      expect([path, isShell || /^HTTP\/1.1 (30|40|503)/.test(reply)]).toEqual([path, true])
      expect([path, /"dependencies"|root:x|\[core\]|isEntry/.test(reply)]).toEqual([path, false])
    }
  })
})

function address({ app }: World): string {
  const at = app.server.address()
  return `http://127.0.0.1:${typeof at === 'object' ? at?.port : at}`
}

describe('names and addresses that are made up', () => {
  test('a made-up Host, or forwarded headers, change no address that is handed out or counted', async ({ world }) => {
    const evil = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    }
    for (const url of ['/', '/dang-nhap', '/lam-viec', '/api/openapi.json', '/ban-do']) {
      const reply = await world.app.inject({ url, headers: evil })
      expect([url, reply.body.includes('evil.example'), String(reply.headers.location)]).toEqual([
        url,
        false,
        expect.not.stringContaining('evil'),
      ])
    }
    const app = await under(world, { publicUrl: 'https://ntm.example' })
    const cross = await app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { ...evil, origin: 'https://evil.example', cookie: '__Host-nts=x' },
    })
    expect(cross.json().type).toBe('/problems/cross-site')
    await app.close()

    await makePerson(world, 'gia.mao.dia.chi')
    const guess = (i: number) =>
      world.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `10.9.9.${i}`, 'x-real-ip': `10.9.8.${i}` },
        payload: { login: 'gia.mao.dia.chi', password: `sai lần thứ ${i}` },
      })
    const answers = []
    for (let i = 0; i < 7; i += 1) answers.push((await guess(i)).statusCode)
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429])
  })

  test('no address leads to another site, whatever is asked for', async ({ world }) => {
    const wanted = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/%2f/evil.example',
      'javascript:alert(1)',
      '/..//evil.example',
      '/\t/evil.example',
    ]
    for (const want of wanted) {
      const ve = encodeURIComponent(want)
      const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
      const replies = [
        await world.app.inject({
          method: 'POST',
          url: '/dang-nhap/minh-hoa',
          headers: form,
          payload: `person=administrator&ve=${ve}`,
        }),
        await world.app.inject({ url: `/dang-nhap?ve=${ve}` }),
        await world.app.inject({ url: `/lam-viec?ve=${ve}` }),
        await world.app.inject({ url: `/${want}` }),
      ]
      for (const { headers, body } of replies) {
        const to = new URL(headers.location ?? '/', 'http://ours.invalid')
        expect([want, to.origin]).toEqual([want, 'http://ours.invalid'])
        expect([want, /href="(https?:)?\/\/evil|href="javascript/.test(body)]).toEqual([want, false])
      }
    }
  })
})

describe('what is for the operator', () => {
  test('measures are for this machine alone, unless the operator says otherwise', async ({ world }) => {
    const ask = async (app: App, options: { remoteAddress?: string; headers?: Record<string, string> }) =>
      (await app.inject({ url: '/metrics', ...options })).statusCode
    expect(await ask(world.app, {})).toBe(200)
    expect(await ask(world.app, { remoteAddress: '10.0.0.9' })).toBe(404)
    expect(await ask(world.app, { headers: { host: 'ntm.example' } })).toBe(404)
    expect(await ask(world.app, { headers: { 'x-forwarded-for': '127.0.0.1' } })).toBe(404)
    const app = await under(world, { hasPublicMetrics: true })
    expect(await ask(app, { remoteAddress: '10.0.0.9', headers: { host: 'ntm.example' } })).toBe(200)
    await app.close()
  })

  test('security.txt names the contact the operator set, and is not there without one', async ({ world }) => {
    const url = '/.well-known/security.txt'
    expect((await world.app.inject({ url })).statusCode).toBe(404)
    const { securityContact } = readConfig({ SECURITY_CONTACT: 'mailto:an-toan@tinh.example' })
    expect(() => readConfig({ SECURITY_CONTACT: 'gọi cho tôi' })).toThrow(/SECURITY_CONTACT/)
    const app = await under(world, { securityContact, publicUrl: 'https://ntm.example' })
    const { body, headers } = await app.inject({ url })
    await app.close()
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(body).toMatch(/^Contact: mailto:an-toan@tinh\.example$/m)
    expect(body).toMatch(/^Expires: \d{4}-\d\d-\d\dT[\d:.]+Z$/m)
    expect(body).toMatch(/^Canonical: https:\/\/ntm\.example\/\.well-known\/security\.txt$/m)
  })

  test('refusals leave a line with who, where and why, and nothing of what was sent', async ({ world }) => {
    const lines: string[] = []
    const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) })
    const app = await under(world, {}, pino({ level: 'warn' }, sink))
    const cookie = await cookieOf(world, 'commune-officer')
    const own = { 'sec-fetch-site': 'same-origin' }
    await app.inject({ url: '/api/v1/people?q=bi-mat-trong-dia-chi', headers: { cookie }, remoteAddress: '10.1.1.1' })
    await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: own,
      payload: { login: 'ai đó', password: 'bí mật đã gõ' },
    })
    await app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie, 'sec-fetch-site': 'cross-site' } })
    await app.inject({ url: '/api/v1/account', headers: { cookie: 'nts=made-up-token' } })
    await app.close()
    const said = lines
      .map((line) => JSON.parse(line) as { problem?: string; address?: string; personId?: string })
      .filter(({ problem }) => problem)
    expect(said.map(({ problem }) => problem)).toEqual(['not-allowed', 'wrong-password', 'cross-site', 'sign-in-first'])
    expect(said[0]).toMatchObject({ address: '10.1.1.1', personId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(lines.join('')).not.toMatch(/bí mật|bi-mat|made-up-token/)
  })
})

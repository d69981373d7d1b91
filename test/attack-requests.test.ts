import { describe, expect } from 'vitest'
import { sendRaw } from './attack/raw.ts'
import { under } from './attack/under.ts'
import { test, type World } from './harness.ts'
import { makePerson } from './sign-in-calls.ts'

// What a proxy, a scanner or somebody by hand may send that no browser of an officer would.

/** The house at an address of this machine, for bytes that no library would send. */
async function address({ app }: World): Promise<string> {
  const at = app.server.address()
  return typeof at === 'object' && at ? `http://127.0.0.1:${at.port}` : app.listen({ port: 0, host: '127.0.0.1' })
}

describe('requests no browser sends', () => {
  test('TRACE and methods nobody knows are refused and echo nothing', async ({ world }) => {
    const url = await address(world)
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'DEBUG', 'get', 'MKCOL', 'PATCH']) {
      const reply = await sendRaw(url, `${method} / HTTP/1.1\r\nHost: x\r\nX-Secret: seen\r\nConnection: close\r\n\r\n`)
      // Node hangs up on CONNECT without a word.
      const isRefused = reply.startsWith('HTTP/1.1 4') || (method === 'CONNECT' && reply === '')
      expect([method, isRefused, reply.includes('seen')]).toEqual([method, true, false])
    }
  })

  test('two lengths, or a length beside chunks, are one request or none', async ({ world }) => {
    const url = await address(world)
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
    const url = await address(world)
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
    const url = await address(world)
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

import { Writable } from 'node:stream'
import pino from 'pino'
import { describe, expect } from 'vitest'
import { readConfig } from '../server/kernel/config.ts'
import type { App } from '../server/kernel/http.ts'
import { cookieOf } from './attack/routes.ts'
import { under } from './attack/under.ts'
import { test } from './harness.ts'

// What only the operator of the machine is told, and what attacks leave in the log.

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

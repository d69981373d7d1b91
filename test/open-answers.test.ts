import { brotliDecompressSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { test } from './harness.ts'

// What everybody may read: packed, asked for once, findable, and the same with a slash too many.

const DATA = ['/api/v1/units?q=hoa%20binh', '/api/v1/criteria-sets/commune-basic-2021-2025/1', '/api/openapi.json']

describe('open data', () => {
  test.for(DATA)('%s comes packed, and not again to whoever has it', async (url, { world }) => {
    const plain = await world.app.inject({ url })
    const packed = await world.app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } })
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      vary: 'accept-encoding',
      etag: plain.headers['etag'],
    })
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
    expect(brotliDecompressSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
    const etag = String(plain.headers['etag'])
    for (const known of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await world.app.inject({ url, headers: { 'if-none-match': known } })
      expect([known, again.statusCode, again.body]).toEqual([known, 304, ''])
    }
    expect((await world.app.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200)
  })

  test('says of every operation its name, who may knock, and that refusals are problems', async ({ world }) => {
    const spec = world.app.swagger() as unknown as {
      paths: Record<
        string,
        Record<
          string,
          { operationId: string; tags: string[]; responses: object; security?: object; 'x-access': string }
        >
      >
      tags: { name: string }[]
    }
    const operations = Object.values(spec.paths).flatMap((one) => Object.values(one))
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    const known = new Set(spec.tags.map(({ name }) => name))
    for (const { operationId, tags, responses, security, 'x-access': access } of operations) {
      expect([operationId, tags.every((tag) => known.has(tag))]).toEqual([operationId, true])
      expect([operationId, security !== undefined]).toEqual([operationId, access !== 'public'])
      const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400 && status !== '503')
      for (const [, { content }] of refusals)
        expect([operationId, Object.keys(content)]).toEqual([operationId, ['application/problem+json']])
    }
  })
})

describe('a page', () => {
  test('is not sent again while only the minute in its foot has changed', async ({ world }) => {
    const url = '/problems'
    const [first, head] = [await world.app.inject({ url }), await world.app.inject({ url, method: 'HEAD' })]
    expect(head.headers['etag']).toBe(first.headers['etag'])
    const again = await world.app.inject({ url, headers: { 'if-none-match': String(first.headers['etag']) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const { clock } = world.house
    world.house.clock = { ...clock, now: () => '2024-10-14T02:07:00.000Z' as ReturnType<typeof clock.now> }
    const later = await world.app.inject({ url })
    world.house.clock = clock
    expect(later.body).not.toBe(first.body)
    expect(later.headers['etag']).toBe(first.headers['etag'])
  })

  test('names its style sheets by what is in them, so that they are asked for once', async ({ world }) => {
    const { body } = await world.app.inject({ url: '/' })
    const sheets = [...body.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) =>
      String(href).replaceAll('&#61;', '='),
    )
    expect(sheets.length).toBeGreaterThan(0)
    for (const url of sheets) {
      const sheet = await world.app.inject({ url })
      expect([url, sheet.statusCode, sheet.headers['cache-control']]).toEqual([
        url,
        200,
        'public, max-age=31536000, immutable',
      ])
    }
    const old = await world.app.inject({ url: '/assets/portal.css?v=another' })
    expect([old.statusCode, old.headers['cache-control']]).toEqual([200, 'no-cache'])
  })

  test('is found under its address with capitals or a slash too many; one that is not there offers the search', async ({
    world,
  }) => {
    const reply = await world.app.inject({ url: '/DON-VI/30253/?ngay=30/06/2025', headers: { accept: 'text/html' } })
    expect([reply.statusCode, reply.headers['location']]).toEqual([301, '/don-vi/30253?ngay=30/06/2025'])
    const missing = await world.app.inject({ url: '/khong-co', headers: { accept: 'text/html' } })
    expect([missing.statusCode, missing.body.includes('action="/tim-kiem"')]).toEqual([404, true])
  })

  test('is listed for search engines, with that of every unit', async ({ world }) => {
    const robots = (await world.app.inject({ url: '/robots.txt' })).body
    const address = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? ''
    const { body, headers } = await world.app.inject({ url: new URL(address).pathname })
    expect(headers['content-type']).toContain('xml')
    expect(body.match(/<loc>/g)?.length).toBeGreaterThan(10_000)
    expect(body).toContain('/don-vi/30253</loc>')
  })

  test.for(['/api/docs', '/api/docs/indicators', '/api/docs/accounts'])(
    '%s is a reference without scripts',
    async (url, { world }) => {
      const { statusCode, body } = await world.app.inject({ url })
      expect([statusCode, /<script/.test(body), body.includes('<h1>')]).toEqual([200, false, true])
      const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
      const broken = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.has(id))
      expect(broken).toEqual([])
    },
  )
})

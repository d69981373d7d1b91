import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { test, type World } from '../../test/harness.ts'

const PAGE = '/don-vi/30253'

const ask = ({ app }: World, headers: Record<string, string> = {}, url = PAGE) => app.inject({ url, headers })

describe('a kept page', () => {
  test('is the very reply of the first time, in each packing a browser reads', async ({ world }) => {
    for (const [accepted, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
      ['identity', (body: Buffer) => body],
    ] as const) {
      world.house.cache.clear()
      const asked = { 'accept-encoding': accepted }
      const [first, again] = [await ask(world, asked), await ask(world, asked)]
      expect(world.house.cache.get(`2024-10-14 ${PAGE}`)).toBeDefined()
      const { 'x-request-id': firstId, date: _firstDate, ...headers } = first.headers
      const { 'x-request-id': againId, date: _againDate, ...headersAgain } = again.headers
      expect([again.statusCode, againId !== undefined && againId !== firstId]).toEqual([200, true])
      expect(headersAgain).toEqual(headers)
      expect(again.rawPayload.equals(first.rawPayload)).toBe(true)
      expect(unpack(again.rawPayload).toString()).toContain('Tân Nhuận Đông')
    }
  })

  test('is not sent to a browser that still has it', async ({ world }) => {
    const { headers } = await ask(world)
    const known = await ask(world, { 'if-none-match': String(headers['etag']) })
    expect([known.statusCode, known.body, known.headers['content-length']]).toEqual([304, '', undefined])
    expect(known.headers).toMatchObject({ etag: headers['etag'], 'x-frame-options': 'DENY' })
    expect((await ask(world, { 'if-none-match': 'W/"other"' })).statusCode).toBe(200)
  })

  test('says over https that only https will do, and is counted like any other reply', async ({ world }) => {
    await ask(world)
    const count = async (): Promise<number> => {
      const text = (await world.app.inject({ url: '/metrics', headers: { host: 'localhost' } })).body
      return Number(
        /nts_request_seconds_count\{method="GET",route="\/don-vi\/[^"]*",status="200"\} (\d+)/.exec(text)?.[1],
      )
    }
    const before = await count()
    const { config } = world.house
    world.house.config = { ...config, publicUrl: 'https://ntm.example.vn' }
    const secure = await ask(world)
    world.house.config = config
    expect(secure.headers['strict-transport-security']).toMatch(/^max-age=\d+/)
    expect((await ask(world)).headers['strict-transport-security']).toBeUndefined()
    expect(await count()).toBe(before + 2)
  })
})

import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect } from 'vitest'
import { newId } from '../server/kernel/id.ts'
import { type Attacked, cookieOf, routesOf } from './attack/routes.ts'
import { test, type World } from './harness.ts'
import type { ApiSpec, Schema } from './rights/sample-request.ts'

// Every route that OpenAPI names, attacked by whoever the gate lets through to it: a refusal here is one of the route itself.

const cookies = new Map<string, string>()

type Sent = { payload?: string | Buffer | object; headers?: Record<string, string>; url?: string }

async function send(world: World, route: Attacked, { payload, headers, url }: Sent): Promise<LightMyRequestResponse> {
  const { caller } = route
  if (caller !== undefined && !cookies.has(caller)) cookies.set(caller, await cookieOf(world, caller))
  const cookie = caller === undefined ? undefined : cookies.get(caller)
  return world.app.inject({
    method: route.method,
    url: url ?? route.url,
    headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': newId(), ...(cookie && { cookie }), ...headers },
    ...(payload !== undefined && { payload }),
  })
}

/** What was answered, when that is no refusal in good form; undefined = it is. */
function badRefusal(name: string, reply: LightMyRequestResponse, allowed: readonly number[]): string | undefined {
  const type = String(reply.headers['content-type'])
  const said = `${name}: ${reply.statusCode} ${type} ${reply.body.slice(0, 200)}`
  if (!allowed.includes(reply.statusCode) || !type.startsWith('application/problem+json')) return said
  const { detail } = reply.json<{ detail: string }>()
  return /[À-ỹđ]/.test(detail) && !/\b(unexpected|token|invalid|error|body|must)\b/i.test(detail) ? undefined : said
}

/** The body with a field nobody declared, once at the top and once in each object inside it. */
function withExtra(body: unknown, extra: object): unknown[] {
  if (Array.isArray(body)) return body.flatMap((one, i) => withExtra(one, extra).map((bad) => body.with(i, bad)))
  if (typeof body !== 'object' || body === null) return []
  const inside = Object.entries(body).flatMap(([key, value]) =>
    withExtra(value, extra).map((bad) => ({ ...body, [key]: bad })),
  )
  return [{ ...body, ...extra }, ...inside]
}

/** Object shapes inside a body that let in fields they do not name. A record names none and checks each value. */
function looseShapes(spec: ApiSpec, schema: Schema, at: string): string[] {
  const { $ref, anyOf = [], oneOf = [], allOf = [], items, properties } = schema
  const named = spec.components?.schemas?.[$ref?.split('/').pop() ?? '']
  const parts = [...anyOf, ...oneOf, ...allOf, ...(items ? [items] : []), ...(named ? [named] : [])]
  const isLoose = properties !== undefined && schema.additionalProperties !== false
  return [
    ...(isLoose ? [at] : []),
    ...parts.flatMap((part) => looseShapes(spec, part, at)),
    ...Object.entries(properties ?? {}).flatMap(([name, part]) => looseShapes(spec, part, `${at}.${name}`)),
  ]
}

const MALFORMED: readonly (Sent & { what: string; allowed: readonly number[] })[] = [
  { what: 'cut off', payload: '{"a":', allowed: [400, 422], headers: json() },
  { what: 'no JSON', payload: 'chữ', allowed: [400, 422], headers: json() },
  { what: 'nothing', payload: '', allowed: [400, 422], headers: json() },
  { what: 'a list', payload: '[]', allowed: [422], headers: json() },
  { what: 'null', payload: 'null', allowed: [400, 422], headers: json() },
  {
    what: 'bytes that are no UTF-8',
    payload: Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]),
    allowed: [400, 422],
    headers: json(),
  },
  { what: 'brackets without end', payload: '['.repeat(100_000), allowed: [400, 422], headers: json() },
  {
    what: 'nested without end',
    payload: `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    allowed: [400, 422],
    headers: json(),
  },
  { what: 'a text with a NUL', payload: '{"a":"a\\u0000b"}', allowed: [422], headers: json() },
  { what: 'a field named by a NUL', payload: '{"a\\u0000b":1}', allowed: [422], headers: json() },
  { what: 'XML', payload: '<a/>', allowed: [415], headers: { 'content-type': 'application/xml' } },
  { what: 'plain text', payload: '{}', allowed: [415, 422], headers: { 'content-type': 'text/plain' } },
  { what: 'a form', payload: 'a=1', allowed: [422], headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  {
    what: 'a multipart without parts',
    payload: '--x--',
    allowed: [400, 415, 422],
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
  { what: 'over a megabyte', payload: `{"a":"${'x'.repeat(1_100_000)}"}`, allowed: [413], headers: json() },
  { what: 'another prototype', payload: '{"__proto__":{"kind":"system"}}', allowed: [400], headers: json() },
  {
    what: 'another constructor',
    payload: '{"constructor":{"prototype":{"kind":"system"}}}',
    allowed: [400],
    headers: json(),
  },
]

function json(): Record<string, string> {
  return { 'content-type': 'application/json' }
}

let routes: Attacked[] = []
let writes: Attacked[] = []

describe('every JSON body of the API', () => {
  beforeAll(() => cookies.clear())

  test('refuses fields nobody declared, at every depth: nothing is assigned by the way', async ({ world }) => {
    routes = await routesOf(world)
    writes = routes.filter(({ body }) => body !== undefined)
    expect(writes.length).toBeGreaterThan(30)
    const bad: string[] = []
    for (const route of writes)
      for (const payload of withExtra(route.body, { disabledAt: null, thừa: 1 })) {
        const reply = await send(world, route, { payload: payload as object })
        const wrong = badRefusal(`${route.name} ${JSON.stringify(payload)}`, reply, [422])
        if (wrong) bad.push(wrong)
      }
    expect(bad).toEqual([])
  })

  test('names all its fields, those that may be absent too', ({ world }) => {
    const spec = world.app.swagger() as unknown as ApiSpec
    const loose = writes.flatMap(({ name, operation }) => {
      const schema = operation.requestBody?.content?.['application/json']?.schema
      return schema ? looseShapes(spec, schema, name) : [`${name}: no schema`]
    })
    expect(loose).toEqual([])
  })

  test.for(MALFORMED)(
    'that is $what is refused by one sentence, never by a fault',
    { timeout: 120_000 },
    async (sent, { world }) => {
      const bad: string[] = []
      for (const route of writes) {
        const wrong = badRefusal(route.name, await send(world, route, sent), sent.allowed)
        if (wrong) bad.push(wrong)
      }
      expect(bad).toEqual([])
    },
  )

  test('has no NUL in its address either, and no form has one', async ({ world }) => {
    const bad: string[] = []
    for (const route of routes) {
      const url = `${route.url}${route.url.includes('?') ? '&' : '?'}q=a%00b`
      const wrong = badRefusal(
        `${route.name} q`,
        await send(world, route, { url, payload: route.body }),
        [400, 415, 422],
      )
      if (wrong) bad.push(wrong)
    }
    for (const url of ['/dang-nhap', '/dang-nhap/minh-hoa']) {
      const payload = 'login=a%00b&password=a%00b&person=a%00b'
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
      const reply = await world.app.inject({ method: 'POST', url, payload, headers })
      if (reply.statusCode !== 422) bad.push(`${url}: ${reply.statusCode}`)
    }
    expect(bad).toEqual([])
  })

  test('leaves the prototype of every object as it was', () => {
    expect(({} as Record<string, unknown>)['kind']).toBeUndefined()
  })
})

describe('every upload of the API', () => {
  test.for([
    { what: 'cut off', payload: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK' },
    { what: 'without a file', payload: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n' },
    {
      what: 'of a thousand fields',
      payload: `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(1000)}--x--\r\n`,
    },
    {
      what: 'named like a prototype',
      payload: '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
    },
    { what: 'no form at all', payload: '{}', headers: { 'content-type': 'application/json' } },
    { what: 'a form without a boundary', payload: 'x', headers: { 'content-type': 'multipart/form-data' } },
  ])('that is $what is refused by one sentence, never by a fault', async ({ payload, headers }, { world }) => {
    const uploads = routes.filter(({ name, body }) => body === undefined && /^POST .*(sheets|evidence)$/.test(name))
    expect(uploads.length).toBeGreaterThan(4)
    const bad: string[] = []
    for (const route of uploads) {
      const sent = {
        payload,
        headers: headers ?? { 'content-type': 'multipart/form-data; boundary=x' },
        url: withPeriod(route),
      }
      const wrong = badRefusal(route.name, await send(world, route, sent), [400, 403, 404, 409, 413, 415, 422])
      if (wrong) bad.push(wrong)
    }
    expect(bad).toEqual([])
  })
})

function withPeriod({ url }: Attacked): string {
  return url.includes('?') ? url : `${url}?period=2024`
}

describe('every address of the API', () => {
  const ODD = [
    '__proto__[x]=1',
    'a[__proto__]=1',
    'q=1&q=2',
    'period=2024&period=2025',
    'asOf=%00',
    'asOf=%',
    'limit=1e9',
    'cursor=%F0%9F',
    `q=${'x'.repeat(6000)}`,
  ]

  test(
    'given twice-named, odd or endless parameters answers, or refuses by one sentence',
    { timeout: 240_000 },
    async ({ world }) => {
      const bad: string[] = []
      for (const route of routes.filter(({ method }) => method === 'GET'))
        for (const odd of ODD) {
          const reply = await send(world, route, { url: `${route.url}${route.url.includes('?') ? '&' : '?'}${odd}` })
          if (reply.statusCode < 400) continue
          const wrong = badRefusal(`${route.name} ${odd}`, reply, [400, 403, 404, 409, 414, 422])
          if (wrong) bad.push(wrong)
        }
      expect(bad).toEqual([])
    },
  )

  test(
    'given ids that are none, or climb out of their place, answers 404 or 422',
    { timeout: 240_000 },
    async ({ world }) => {
      const ids = [
        '..%2f..%2fetc%2fpasswd',
        '%252e%252e',
        '%00',
        "1' or '1'='1",
        '%F0%9F',
        'x'.repeat(150),
        '__proto__',
        '-1',
        '9'.repeat(40),
      ]
      const bad: string[] = []
      for (const route of routes.filter(({ path }) => path.includes('{')))
        for (const id of ids) {
          const url = route.path.replaceAll(/\{[a-z]+\}/g, encodeURI(id).replaceAll('%25', '%'))
          const reply = await send(world, route, {
            url: withPeriod({ ...route, url }),
            ...(route.body && { payload: route.body }),
          })
          const wrong = badRefusal(`${route.name} ${id}`, reply, [400, 403, 404, 409, 414, 415, 422])
          if (wrong) bad.push(wrong)
        }
      expect(bad).toEqual([])
    },
  )
})

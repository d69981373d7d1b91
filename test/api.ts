import type { InjectOptions } from 'fastify'
import type { App } from '../server/kernel/http.ts'
import { newId } from '../server/kernel/id.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- replies are asserted on, not used as types
export type Reply = { status: number; body: any; headers: Record<string, unknown>; text: string }

/** The API as one person sees it: every write gets a fresh command id and comes from our own pages. */
export type Caller = {
  get(path: string): Promise<Reply>
  post(path: string, body?: object, options?: { key?: string }): Promise<Reply>
  put(path: string, body?: object): Promise<Reply>
  del(path: string): Promise<Reply>
  upload(path: string, name: string, content: Buffer, fields?: Record<string, string>): Promise<Reply>
  page(path: string): Promise<Reply>
  /** The bytes of a download. */
  raw(path: string): Promise<Buffer>
}

export type Api = Caller & {
  /** Signs a member of the demo cast in, by key. */
  as(key: string): Promise<Caller>
}

export function createApi(app: App): Api {
  const sessions = new Map<string, string>()
  return {
    ...createCaller(app),
    async as(key) {
      const kept = sessions.get(key)
      if (kept) return createCaller(app, kept)
      const reply = await app.inject({
        method: 'POST',
        url: '/dang-nhap/minh-hoa',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: `person=${encodeURIComponent(key)}`,
      })
      const cookie = reply.cookies[0]
      if (!cookie) throw new Error(`no demo person ${key}: ${reply.statusCode} ${reply.body.slice(0, 300)}`)
      const session = `${cookie.name}=${cookie.value}`
      sessions.set(key, session)
      return createCaller(app, session)
    },
  }
}

function createCaller(app: App, cookie?: string): Caller {
  const base = { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) }
  const send = async (options: InjectOptions): Promise<Reply> => {
    const reply = await app.inject({ ...options, headers: { ...base, ...options.headers } })
    const isJson = String(reply.headers['content-type']).includes('json')
    return {
      status: reply.statusCode,
      body: isJson ? JSON.parse(reply.body) : undefined,
      headers: reply.headers,
      text: reply.body,
    }
  }
  const write = (method: 'POST' | 'PUT' | 'DELETE', url: string, body: object | undefined, key = newId()) =>
    send({ method, url, headers: { 'idempotency-key': key }, ...(body && { payload: body }) })
  return {
    get: (url) => send({ method: 'GET', url }),
    page: (url) => send({ method: 'GET', url, headers: { accept: 'text/html' } }),
    raw: async (url) => (await app.inject({ method: 'GET', url, headers: base })).rawPayload,
    post: (url, body = {}, options = {}) => write('POST', url, body, options.key),
    put: (url, body = {}) => write('PUT', url, body),
    del: (url) => write('DELETE', url, undefined),
    upload(url, name, content, fields = {}) {
      const form = new FormData()
      for (const [field, value] of Object.entries(fields)) form.set(field, value)
      form.set('file', new Blob([new Uint8Array(content)]), name)
      return send({ method: 'POST', url, headers: { 'idempotency-key': newId() }, payload: form })
    },
  }
}

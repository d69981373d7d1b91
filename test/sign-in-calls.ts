import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { newId } from '../server/kernel/id.ts'
import { plainDate } from '../server/kernel/time.ts'
import { hashPassword } from '../server/modules/accounts/passwords/passwords.ts'
import type { World } from './harness.ts'

export const PASSWORD = 'lúa chín vàng đồng'

/** A person with a password and a post for the whole country, as somebody has after using a one-time link. */
export async function makePerson({ db, house }: World, login: string, roles = ['administrator']): Promise<string> {
  const id = newId()
  const row = { id, name: 'Người Thử Nghiệm', name_key: 'nguoi thu nghiem', login, created_at: house.clock.now() }
  const password_hash = await hashPassword(PASSWORD)
  await db
    .insertInto('accounts.person')
    .values({ ...row, password_hash })
    .execute()
  const post = { title: 'Quản trị hệ thống', roles, valid_from: plainDate('2023-01-01'), valid_to: null }
  await db
    .insertInto('accounts.position')
    .values({ id: newId(), person_id: id, unit_id: null, agency_id: null, ...post })
    .execute()
  return id
}

/** A browser: keeps cookies as one does, and sits at an address. */
export type Browser = {
  cookies: Map<string, string>
  send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, options?: Sending): Promise<LightMyRequestResponse>
  signIn(login: string, password?: string, code?: string): Promise<LightMyRequestResponse>
  /** A form of a page, without JavaScript. */
  submit(url: string, fields: Record<string, string>): Promise<LightMyRequestResponse>
}

type Sending = { body?: object; key?: string; headers?: Record<string, string> }

export function openBrowser({ app }: World, address = '10.0.0.1'): Browser {
  const cookies = new Map<string, string>()
  const ask = async (options: InjectOptions): Promise<LightMyRequestResponse> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...options.headers }
    const reply = await app.inject({ ...options, remoteAddress: address, headers })
    for (const { name, value } of reply.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
  const send: Browser['send'] = (method, url, { body, key = newId(), headers = {} } = {}) =>
    ask({
      method,
      url,
      headers: { ...(method !== 'GET' && { 'idempotency-key': key }), ...headers },
      ...(body && { payload: body }),
    })
  return {
    cookies,
    send,
    signIn: (login, password = PASSWORD, code) =>
      send('POST', '/api/v1/session', { body: { login, password, ...(code !== undefined && { code }) } }),
    submit: (url, fields) =>
      ask({
        method: 'POST',
        url,
        payload: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      }),
  }
}

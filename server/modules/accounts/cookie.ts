import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../kernel/http.ts'

const DAY = 24 * 3600

/**
 * session: who is signed in · device: this browser has let somebody in before (see sign-in-limit.ts) · step: the first of
 * two steps is done · sso: what must come back from the single sign-on. Seconds; absent = until the browser closes.
 */
const COOKIES = {
  session: { name: 'nts', maxAge: undefined },
  device: { name: 'nts-device', maxAge: 400 * DAY },
  step: { name: 'nts-step', maxAge: 600 },
  sso: { name: 'nts-sso', maxAge: 600 },
} as const

type Kind = keyof typeof COOKIES

/** Behind https the `__Host-` name makes browsers refuse the cookie from any other host or path (ASVS 3.3). */
function cookieOf(house: House, kind: Kind): { name: string; options: CookieSerializeOptions } {
  const secure = house.config.publicUrl?.startsWith('https:') ?? false
  const { name, maxAge } = COOKIES[kind]
  return {
    name: secure ? `__Host-${name}` : name,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure, ...(maxAge !== undefined && { maxAge }) },
  }
}

export function readCookie(req: FastifyRequest, kind: Kind): string | undefined {
  return req.cookies[cookieOf(req.server.house, kind).name]
}

export function setCookie(reply: FastifyReply, kind: Kind, value: string): void {
  const { name, options } = cookieOf(reply.server.house, kind)
  void reply.setCookie(name, value, options)
}

export function clearCookie(reply: FastifyReply, kind: Kind): void {
  const { name, options } = cookieOf(reply.server.house, kind)
  void reply.clearCookie(name, options)
}

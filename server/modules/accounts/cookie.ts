import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../kernel/http.ts'

/** Behind https the `__Host-` name makes browsers refuse the cookie from any other host or path (ASVS 3.3). */
function cookieOf(house: House): { name: string; options: CookieSerializeOptions } {
  const secure = house.config.publicUrl?.startsWith('https:') ?? false
  return {
    name: secure ? '__Host-nts' : 'nts',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  }
}

/** The session token of a request, when it has one. */
export function readSessionCookie(house: House, req: FastifyRequest): string | undefined {
  return req.cookies[cookieOf(house).name]
}

export function setSessionCookie(reply: FastifyReply, token: string): void {
  const { name, options } = cookieOf(reply.server.house)
  void reply.setCookie(name, token, options)
}

export function clearSessionCookie(reply: FastifyReply): void {
  const { name, options } = cookieOf(reply.server.house)
  void reply.clearCookie(name, options)
}

import type { FastifyRequest } from 'fastify'

/**
 * The address that a reader meant who typed a slash at the end or capitals: `/DON-VI/30253/` is `/don-vi/30253`. Undefined when it is
 * written as ours are, or is one of a program.
 */
export function tidyAddress({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const [path = '/', ...asked] = url.split('?')
  if (/^\/(api|lam-viec|assets)\//.test(path)) return undefined
  const tidy = path
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1')
  return tidy === path || !/^\/[a-z0-9]/.test(tidy) ? undefined : [tidy, ...asked].join('?')
}

import type { App } from './kernel/http.ts'
import { notFound } from './kernel/problem.ts'
import { addSeconds, systemClock } from './kernel/time.ts'

const HALF_A_YEAR = 180 * 86_400

/**
 * `/.well-known/security.txt` (RFC 9116): where weaknesses are reported. Who that is only the operator knows, so without
 * `SECURITY_CONTACT` there is no file rather than a false one. It expires, because a contact nobody confirms at a start
 * of the server is not to be trusted for ever.
 */
export function addWellKnown(app: App): void {
  const { securityContact, publicUrl } = app.house.config
  const expires = addSeconds(systemClock.now(), HALF_A_YEAR)
  const lines = [
    `Contact: ${securityContact ?? ''}`,
    `Expires: ${expires}`,
    'Preferred-Languages: vi, en',
    ...(publicUrl ? [`Canonical: ${publicUrl}/.well-known/security.txt`] : []),
  ]
  if (!securityContact && publicUrl?.startsWith('https:')) app.log.warn(MISSING)
  app.get('/.well-known/security.txt', { config: { access: 'public' }, schema: { hide: true } }, (req, reply) => {
    if (!securityContact) {
      req.log.warn({ requestId: req.id }, MISSING)
      throw notFound('địa chỉ báo lỗ hổng: người vận hành chưa đặt SECURITY_CONTACT')
    }
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
}

const MISSING = 'security.txt is not served: set SECURITY_CONTACT to mailto:… or https://… of who receives reports'

import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../../../kernel/config.ts'

/** Where passkeys work: the host name they are bound to, and the one address of ours that browsers may open it at. */
export type PasskeySite = { rpId: string; origin: string }

/**
 * Passkeys are bound to a host name, never to an IP (WebAuthn §5.1.2); on the machine itself that name is `localhost`. Undefined: this
 * installation has no such name. Whether the page is open there is for the browser to say: behind a proxy the server cannot know.
 */
export function passkeySite({ server: { house }, protocol, host }: FastifyRequest): PasskeySite | undefined {
  const { publicUrl } = house.config
  // A passkey made for `localhost` would be worth nothing once a real installation got its address.
  if (publicUrl === undefined && house.installation.kind !== 'demo') return undefined
  const url = new URL(publicUrl ?? `${protocol}://${host}`)
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  if (isLoopback(hostname)) url.hostname = 'localhost'
  else if (publicUrl === undefined || isIP(hostname) !== 0) return undefined
  return { rpId: url.hostname, origin: url.origin }
}

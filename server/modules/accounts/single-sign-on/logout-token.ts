import { createRemoteJWKSet, jwtVerify, type RemoteJWKSet } from 'jose'
import { z } from 'zod'
import type { OidcConfig } from '../../../kernel/config.ts'
import { metadataOf } from './sso-client.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** A token older than this is refused whatever its `exp`; the issuer sends it the moment it makes it. */
export const LONGEST_AGE_SECONDS = 300
const CLOCKS_APART_SECONDS = 60

// The route is open to everybody: keys are kept, and a key nobody knows yet is asked for once a second at most.
const KEYS_KEPT_MS = 300_000
const KEYS_AGAIN_MS = 1000
const PATIENCE_MS = 5000

/** Signed with a key only the issuer has; what our shared secret could sign does not count. */
const ASYMMETRIC = /^(RS|PS|ES)(256|384|512)$|^(EdDSA|Ed25519)$/

/** What is left of a logout token once it is believed: whom it is about, by the issuer's words. At least one of `sid` and `sub`. */
export type LogoutToken = { iss: string; jti: string; sid?: string | undefined; sub?: string | undefined }

const Claims = z
  .object({
    iss: z.string(),
    // An ID token may name several who trust it; a logout token that others can take too is not for us alone.
    aud: z.union([z.string(), z.array(z.string()).length(1)]),
    jti: z.string().min(1),
    sid: z.string().min(1).optional(),
    sub: z.string().min(1).optional(),
    events: z.object({ [EVENT]: z.record(z.string(), z.unknown()) }),
    // So that an ID token, which has one, is never taken for a logout token.
    nonce: z.never().optional(),
  })
  .refine(({ sid, sub }) => sid !== undefined || sub !== undefined, 'names nobody')

const known = new Map<string, RemoteJWKSet>()

/**
 * Checks a logout token as OpenID Connect Back-Channel Logout 1.0 §2.6 says: signature by a published key, issuer, audience, age, expiry,
 * the event, no nonce. Throws an Error that says what is wrong, for the log. That it was not used before is for the caller to see.
 */
export async function readLogoutToken(config: OidcConfig, text: string): Promise<LogoutToken> {
  const { id_token_signing_alg_values_supported: said, jwks_uri: address } = await metadataOf(config)
  const { payload, protectedHeader } = await jwtVerify(text, keysAt(config, address), {
    issuer: config.issuer,
    audience: config.clientId,
    algorithms: (said ?? ['RS256']).filter((name) => ASYMMETRIC.test(name)),
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
    maxTokenAge: LONGEST_AGE_SECONDS,
    clockTolerance: CLOCKS_APART_SECONDS,
  })
  const type = (protectedHeader.typ ?? 'jwt').toLowerCase().replace(/^application\//, '')
  if (type !== 'logout+jwt' && type !== 'jwt') throw new Error(`a token of type ${type} is no logout token`)
  return Claims.parse(payload)
}

function keysAt(config: OidcConfig, address: string | undefined): RemoteJWKSet {
  if (address === undefined) throw new Error('the issuer publishes no keys')
  const url = new URL(address)
  if (url.protocol !== 'https:' && config.issuer.startsWith('https:')) throw new Error('keys over plain http')
  const kept = known.get(url.href)
  if (kept) return kept
  const options = { cacheMaxAge: KEYS_KEPT_MS, cooldownDuration: KEYS_AGAIN_MS, timeoutDuration: PATIENCE_MS }
  const keys = createRemoteJWKSet(url, options)
  known.set(url.href, keys)
  return keys
}

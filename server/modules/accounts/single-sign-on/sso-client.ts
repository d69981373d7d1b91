import * as oidc from 'openid-client'
import type { OidcConfig } from '../../../kernel/config.ts'
import { addSeconds, instant, secondsBetween, systemClock, type Instant } from '../../../kernel/time.ts'

const PATIENCE_SECONDS = 10
/** Addresses of the issuer are read again after this long. Its keys are read at every sign-in: a rolled key works at once. */
const METADATA_SECONDS = 3600
/** A sign-in at the issuer older than our longest session is not one of today. */
const MAX_AGE_SECONDS = 12 * 3600

/** What must be the same when the browser comes back; kept in a cookie of that browser only. */
export type SsoTrip = { state: string; nonce: string; verifier: string; backTo: string; purpose: 'sign-in' | 'proof' }

/**
 * Who came back. `provenAt` = when they last typed a password or the like at the issuer, `sid` = what it calls its session; null = it
 * did not say.
 */
export type SsoPerson = {
  issuer: string
  subject: string
  label: string
  provenAt: Instant | null
  sid: string | null
  idToken: string
}

const known = new Map<string, { at: Instant; metadata: oidc.ServerMetadata }>()

/** A fresh configuration over remembered addresses. Signatures of ID tokens are checked, also those fetched directly. */
async function configure(config: OidcConfig): Promise<oidc.Configuration> {
  const kept = known.get(config.issuer)
  const isFresh = kept && secondsBetween(kept.at, systemClock.now()) < METADATA_SECONDS
  const metadata = isFresh ? kept.metadata : await discover(config)
  const made = new oidc.Configuration(metadata, config.clientId, config.clientSecret)
  return harden(made, config)
}

async function discover(config: OidcConfig): Promise<oidc.ServerMetadata> {
  const url = new URL(config.issuer)
  const execute = isPlain(config) ? [oidc.allowInsecureRequests] : []
  const options = { execute, timeout: PATIENCE_SECONDS }
  const found = await oidc.discovery(url, config.clientId, config.clientSecret, undefined, options)
  const metadata = found.serverMetadata()
  known.set(config.issuer, { at: systemClock.now(), metadata })
  return metadata
}

function harden(made: oidc.Configuration, config: OidcConfig): oidc.Configuration {
  made.timeout = PATIENCE_SECONDS
  oidc.enableNonRepudiationChecks(made)
  if (isPlain(config)) oidc.allowInsecureRequests(made)
  return made
}

/** Plain http passes `kernel/config.ts` for an issuer on this machine only. */
const isPlain = (config: OidcConfig): boolean => config.issuer.startsWith('http:')

type Begin = { redirectUri: string; backTo: string; purpose: SsoTrip['purpose'] }

/** Where to send the browser, and what it must keep meanwhile. For a proof the issuer asks again, whoever is signed in. */
export async function beginTrip(config: OidcConfig, begin: Begin): Promise<{ url: URL; trip: SsoTrip }> {
  const { redirectUri, ...rest } = begin
  const client = await configure(config)
  const trip = {
    ...rest,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  }
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: config.scope,
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    ...(begin.purpose === 'proof' ? { prompt: 'login', max_age: '0' } : { max_age: String(MAX_AGE_SECONDS) }),
  })
  return { url, trip }
}

/** Exchanges the code. State, issuer, nonce, audience, signature, expiry are checked by the library; it throws on any. */
export async function endTrip(config: OidcConfig, current: URL, trip: SsoTrip): Promise<SsoPerson> {
  const client = await configure(config)
  const tokens = await oidc.authorizationCodeGrant(client, current, {
    expectedState: trip.state,
    expectedNonce: trip.nonce,
    pkceCodeVerifier: trip.verifier,
    idTokenExpected: true,
    ...(trip.purpose === 'sign-in' && { maxAge: MAX_AGE_SECONDS }),
  })
  const claims = tokens.claims()
  if (!claims || !tokens.id_token) throw new Error('the issuer sent no ID token')
  const profile = claims['name'] ? claims : await askProfile(client, tokens.access_token, claims)
  const { iss: issuer, sub: subject, auth_time: at, sid } = claims
  const now = systemClock.now()
  const said = typeof at === 'number' ? addSeconds(instant('1970-01-01T00:00:00Z'), at) : null
  // An issuer's clock that runs ahead must not make a proof that lasts longer.
  const provenAt = said !== null && said > now ? now : said
  const came = { issuer, subject, label: labelOf(profile), provenAt, idToken: tokens.id_token }
  return { ...came, sid: typeof sid === 'string' ? sid : null }
}

type Claims = Readonly<Record<string, unknown>> & { sub: string }

/** Many issuers keep names out of the ID token. Without a name the administrator still has the code to go by. */
function askProfile(client: oidc.Configuration, accessToken: string, claims: Claims): Promise<Claims> {
  if (!client.serverMetadata().userinfo_endpoint) return Promise.resolve(claims)
  return oidc.fetchUserInfo(client, accessToken, claims.sub)
}

function labelOf(claims: Claims): string {
  const text = (key: string): string => (typeof claims[key] === 'string' ? claims[key].normalize('NFC').trim() : '')
  const account = text('preferred_username') || text('email')
  return [text('name'), account && `(${account})`].filter(Boolean).join(' ').slice(0, 200) || 'Không có tên'
}

/** What the issuer says of itself; remembered for an hour. */
export async function metadataOf(config: OidcConfig): Promise<oidc.ServerMetadata> {
  const client = await configure(config)
  return client.serverMetadata()
}

/** Where to end the session at the issuer too; undefined when it has no such address. */
export async function endSessionUrl(config: OidcConfig, idToken: string, backTo: string): Promise<URL | undefined> {
  const client = await configure(config)
  if (!client.serverMetadata().end_session_endpoint) return undefined
  return oidc.buildEndSessionUrl(client, { id_token_hint: idToken, post_logout_redirect_uri: backTo })
}

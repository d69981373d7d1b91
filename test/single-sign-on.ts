import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { type Configuration, type JWK, Provider } from 'oidc-provider'

/** What a false or broken issuer would send instead of the right ID token; undefined = leave it as it is. */
export type Tamper = (claims: Record<string, unknown>) => Record<string, unknown>

/** The province's single sign-on: oidc-provider on this machine, with people who sign in by naming themselves. */
export type SingleSignOn = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Changes what ID tokens say, signed with the right key all the same. */
  tamper(change: Tamper | undefined): void
  /** Signs ID tokens with a key it does not publish. */
  forge(isOn: boolean): void
  /** A new signing key; the old one is no longer published. */
  rollKey(): void
  /** Any token, signed with the issuer's present key, or with one it does not publish while `forge` is on. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): string
  /** Opens an address of the issuer as a browser of its own would. */
  visitor(): Visitor
  stop(): Promise<void>
}

export type Visitor = {
  /** Signs in as somebody where asked to, and returns where the issuer sends the browser back to. */
  signIn(url: string, subject: string): Promise<string>
  /** Confirms signing out, and returns where the issuer sends the browser back to. */
  signOut(url: string): Promise<string>
}

const NAMES: Record<string, string> = { 'cb-001': 'Cán Bộ Một', 'cb-002': 'Cán Bộ Hai' }

/** `endUri`: where it tells that somebody signed out there; it then names its sessions (claim `sid`). */
export async function startSingleSignOn(
  redirectUris: string[],
  backTo: string[],
  endUri?: string,
): Promise<SingleSignOn> {
  const [clientId, clientSecret] = ['nong-thon-so', 'only-for-tests-and-long-enough-to-be-taken']
  let app: ReturnType<Provider['callback']> | undefined
  let key = newKey()
  let change: Tamper | undefined
  let forged: JWK | undefined
  const server = createServer((req, res) => void app?.(req, res))
  const issuer = await listen(server)

  const rebuild = (): void => {
    const provider = new Provider(issuer, configure({ clientId, clientSecret, redirectUris, backTo, endUri, key }))
    provider.use(async (ctx, next) => {
      await next()
      const body = ctx.body as { id_token?: string } | undefined
      if (ctx.path !== '/token' || !body?.id_token || (!change && !forged)) return
      body.id_token = resign(body.id_token, change ?? ((claims) => claims), { ...(forged ?? key), kid: key.kid })
    })
    app = provider.callback()
  }
  rebuild()
  return {
    issuer,
    clientId,
    clientSecret,
    visitor: () => openVisitor(issuer),
    tamper: (wanted) => (change = wanted),
    forge: (isOn) => (forged = isOn ? newKey() : undefined),
    rollKey() {
      key = newKey()
      rebuild()
    },
    sign: (claims, header = {}) => signToken(claims, { ...(forged ?? key), kid: key.kid }, header),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

type Setting = {
  clientId: string
  clientSecret: string
  redirectUris: string[]
  backTo: string[]
  endUri: string | undefined
  key: JWK
}

function configure({ clientId, clientSecret, redirectUris, backTo, endUri, key }: Setting): Configuration {
  const client = {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: redirectUris,
    post_logout_redirect_uris: backTo,
    response_types: ['code' as const],
    ...(endUri && { backchannel_logout_uri: endUri, backchannel_logout_session_required: true }),
  }
  return {
    clients: [client],
    jwks: { keys: [key] },
    cookies: { keys: ['kiểm thử'] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    claims: { profile: ['name', 'preferred_username'] },
    scopes: ['openid', 'profile', 'email'],
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: NAMES[id] ?? id, preferred_username: `${id}@tinh.example` }),
    }),
    // Its own guard against calling private addresses would keep it from calling this machine.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true } },
  }
}

let made = 0

function newKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: `key-${(made += 1)}`, alg: 'RS256', use: 'sig' }
}

/** The same token with other claims, signed by the issuer's present key: only the claims are wrong. */
function resign(token: string, change: Tamper, key: JWK): string {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
  return signToken(change(claims), key, {})
}

function signToken(claims: Record<string, unknown>, key: JWK, header: Record<string, unknown>): string {
  const parts = [{ alg: 'RS256', kid: key.kid, ...header }, claims]
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = sign('RSA-SHA256', Buffer.from(text), createPrivateKey({ key: { ...key }, format: 'jwk' }))
  return `${text}.${signature.toString('base64url')}`
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`)
    })
  })
}

function openVisitor(issuer: string): Visitor {
  const cookies = new Map<string, string>()
  const ask = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const init: RequestInit = { redirect: 'manual', headers: { cookie } }
    const reply = await fetch(url, form ? { ...init, method: 'POST', body: new URLSearchParams(form) } : init)
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    return reply
  }
  /** Follows redirects and fills in forms until the browser leaves the issuer. */
  const walk = async (start: string, fill: (page: string) => Record<string, string>): Promise<string> => {
    let [url, form] = [start, undefined as Record<string, string> | undefined]
    for (let step = 0; step < 20; step += 1) {
      const reply = await ask(url, form)
      const to = reply.headers.get('location')
      if (to) [url, form] = [new URL(to, issuer).href, undefined]
      else {
        const page = await reply.text()
        const action = /action="([^"]+)"/.exec(page)?.[1]
        if (!action) throw new Error(`the issuer says ${reply.status}: ${page.slice(0, 500)}`)
        ;[url, form] = [new URL(action, issuer).href, fill(page)]
      }
      if (!url.startsWith(issuer)) return url
    }
    throw new Error('the issuer never lets go')
  }
  return {
    signIn: (url, subject) =>
      walk(url, (page): Record<string, string> =>
        page.includes('name="login"') ? { prompt: 'login', login: subject, password: 'x' } : { prompt: 'consent' },
      ),
    signOut: (url) =>
      walk(url, (page) => ({ xsrf: /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '', logout: 'yes' })),
  }
}

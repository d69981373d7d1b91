import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OidcConfig } from '../../kernel/config.ts'
import { html } from '../../kernel/html.ts'
import { type App, baseUrl } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { Problem } from '../../kernel/problem.ts'
import { secondsBetween, systemClock } from '../../kernel/time.ts'
import { clearCookie, readCookie, setCookie } from './cookie.ts'
import { localPath } from './sign-in/local-path.ts'
import { ssoAway, ssoMissing, ssoOtherPerson, ssoRefused } from './problems.ts'
import { proofWaysOf, renewProof } from './sign-in/proof.ts'
import { endBySso, followSso } from './single-sign-on/end-by-sso.ts'
import { goOn, sendSignIn } from './sign-in/send-sign-in.ts'
import { seeIdentity, signInBySso } from './single-sign-on/sso.ts'
import { beginTrip, endTrip, type SsoPerson, type SsoTrip } from './single-sign-on/sso-client.ts'
import { commandUnkept } from './unkept.ts'

const CALLBACK = '/dang-nhap/sso/ve'
/** A proof is something typed just now, not a session the issuer still remembers. */
const JUST_NOW_SECONDS = 600

const Asked = z.object({
  ve: z.string().max(500).optional().catch(undefined),
  viec: z.enum(['xac-minh']).optional().catch(undefined),
})
const Trip = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  backTo: z.string(),
  purpose: z.enum(['sign-in', 'proof']),
})
const LogoutForm = z.object({ logout_token: z.string().max(20_000) })
/** What the refusal of somebody not linked yet carries: the code to read out. */
const Waiting = z.object({ code: z.string() })
const config = { access: 'public' } as const

/** Single sign-on: out to the issuer and back. Links, not forms: `form-action 'self'` keeps forms from leading elsewhere. */
export function addSsoPages(app: App): void {
  app.get('/dang-nhap/sso', { config, schema: { hide: true, querystring: Asked } }, async (req, reply) => {
    const backTo = localPath(req.query.ve)
    const purpose = req.query.viec ? 'proof' : 'sign-in'
    try {
      const { url, trip } = await depart(req, { redirectUri: baseUrl(req) + CALLBACK, backTo, purpose })
      setCookie(reply, 'sso', Buffer.from(JSON.stringify(trip)).toString('base64url'))
      return await reply.header('cache-control', 'no-store').redirect(url.href, 303)
    } catch (error) {
      return sayRefusal(req, reply, error, backTo)
    }
  })

  app.get(CALLBACK, { config, schema: { hide: true } }, async (req, reply) => {
    const trip = readTrip(readCookie(req, 'sso'))
    clearCookie(reply, 'sso')
    const backTo = localPath(trip?.backTo)
    try {
      const came = await arrive(req, trip)
      if (trip?.purpose === 'proof') return await giveProof(req, reply, came)
      return await goOn(reply, await signInBySso(req, came), backTo)
    } catch (error) {
      return sayRefusal(req, reply, error, backTo)
    }
  })
}

/**
 * OpenID Connect Back-Channel Logout 1.0: the issuer itself calls, with no browser and no cookie. Only its signature counts, and the
 * answer tells nobody whether there was a session: 200 for a token that is right, one and the same 400 for every other.
 */
export function addSsoEnd(app: App): void {
  app.post('/dang-nhap/sso/ket-thuc', { config, bodyLimit: 32_768, schema: { hide: true } }, async (req, reply) => {
    const oidc = oidcOf(req)
    void reply.header('cache-control', 'no-store')
    const read = LogoutForm.safeParse(req.body)
    const isTaken = read.success && (await endBySso(req, oidc, read.data.logout_token))
    return isTaken ? reply.code(200).send() : reply.code(400).send({ error: 'invalid_request' })
  })
}

type Departure = { redirectUri: string; backTo: string; purpose: SsoTrip['purpose'] }

async function depart(req: FastifyRequest, departure: Departure): Promise<{ url: URL; trip: SsoTrip }> {
  try {
    return await beginTrip(oidcOf(req), departure)
  } catch (error) {
    if (error instanceof Problem) throw error
    req.log.error({ requestId: req.id, err: error }, 'single sign-on does not answer')
    throw ssoAway()
  }
}

async function arrive(req: FastifyRequest, trip: SsoTrip | undefined): Promise<SsoPerson> {
  const oidc = oidcOf(req)
  if (!trip) throw ssoRefused()
  try {
    return await endTrip(oidc, new URL(req.url, baseUrl(req)), trip)
  } catch (error) {
    req.log.warn({ requestId: req.id, err: error }, 'answer of the single sign-on refused')
    throw ssoRefused()
  }
}

function oidcOf(req: FastifyRequest): OidcConfig {
  const { oidc } = req.server.house.config
  if (!oidc) throw ssoMissing()
  return oidc
}

/** The cookie is the browser's own: what it says is believed only as far as the issuer's signature agrees. */
function readTrip(cookie: string | undefined): SsoTrip | undefined {
  try {
    return Trip.safeParse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString())).data
  } catch {
    return undefined
  }
}

/** The proof before an act of weight: by the person who works here, typed at the issuer just now. */
async function giveProof(req: FastifyRequest, reply: FastifyReply, came: SsoPerson): Promise<FastifyReply> {
  const { id, personId } = await seeIdentity(req, came)
  if (personId === null || personId !== req.actor.id) throw ssoOtherPerson()
  const ways = await proofWaysOf(req, personId)
  const isFresh = came.provenAt !== null && secondsBetween(came.provenAt, systemClock.now()) < JUST_NOW_SECONDS
  if (!ways.includes('sso') || !isFresh) throw ssoRefused()
  await renewProof(req, 'sso')
  const token = readCookie(req, 'session') ?? ''
  await commandUnkept(req, req.actor, (ctx) => followSso(ctx, { ...came, identity: id }, token))
  return sendPage(req, reply, {
    title: 'Đã xác minh',
    body: html`<div class="wrap page-message">
      <h1>Đã xác minh</h1>
      <p class="lead">Đóng trang này, trở lại bàn làm việc và bấm “Tôi đã xác minh”.</p>
    </div>`,
  })
}

function sayRefusal(
  req: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  backTo: string,
): FastifyReply | Promise<FastifyReply> {
  if (!(error instanceof Problem) || error.kind.slug === 'sso-missing') throw error
  const { kind, detail, extra } = error
  const waiting = Waiting.safeParse(extra.current).data
  if (!waiting) return sendSignIn(req, reply.code(kind.status), { backTo, refusal: detail })
  return sendPage(req, reply.code(kind.status), {
    title: kind.title,
    body: html`<div class="wrap page-message">
      <h1>${kind.title}</h1>
      <p class="lead">${detail}</p>
      <p class="read-out">${waiting.code}</p>
      <p><a href="/dang-nhap">Về trang đăng nhập</a></p>
    </div>`,
  })
}

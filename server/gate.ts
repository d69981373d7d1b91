import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './kernel/http.ts'
import { anonymousOn, baseUrl, SAFE_METHODS } from './kernel/http.ts'
import type { Module } from './kernel/module.ts'
import { sendCached } from './kernel/page.ts'
import { postInTheWay, holdsAnywhere } from './kernel/policy.ts'
import {
  badRequest,
  crossSite,
  invalidInput,
  notAllowed,
  notFound,
  notByToken,
  signInFirst,
  stepUpNeeded,
} from './kernel/problem.ts'

/**
 * What every reply carries, and pages that are kept. Before all else: whatever another part of the server would do with a
 * request, these replies need none of it.
 */
export function addDoorstep(app: App): void {
  app.decorateRequest('cacheEpoch', -1)
  app.addHook('onRequest', (req, reply, done) => {
    const more = isOpenData(req) ? OPEN_DATA : undefined
    if (req.method === 'GET' && sendCached(req, reply, commonHeaders(req), more)) return
    setHeaders(req, reply)
    done()
  })
}

/** Everything that stands between the doorstep and a room: who is asking, and whether the door is theirs. */
export function addGate(app: App, modules: readonly Module[]): void {
  const authenticate = modules.find((module) => module.authenticate)?.authenticate

  app.addHook('onRoute', (route) => {
    if (!route.config?.access) throw new Error(`route ${String(route.method)} ${route.url} declares no access`)
  })
  app.decorateRequest('actor')
  app.addHook('onRequest', async (req, reply) => {
    refuseCrossSite(req)
    const needsSession = req.routeOptions.config.access !== 'public'
    const actor = hasCredentials(req) || needsSession ? await authenticate?.(app.house, req) : undefined
    req.actor = actor ?? anonymousOn(app.house)
    // A reply that is the same for everybody says so itself afterwards.
    if (needsSession || actor) void reply.header('cache-control', 'no-store')
    if (!needsSession && isOpenData(req)) void reply.headers(OPEN_DATA)
    refuseToken(req)
    checkAccess(req)
  })
  app.addHook('preValidation', (req, _reply, done) => {
    refuseNul(req)
    done()
  })
}

/** PostgreSQL keeps no U+0000 in a text, and nobody types one: refused here for every room. */
function refuseNul({ params, query, body }: FastifyRequest): void {
  if (nulsIn(params).length > 0) throw notFound('trang này')
  const where = [...nulsIn(query, '?'), ...nulsIn(body)]
  const detail = 'Có ký tự rỗng (U+0000) không lưu được. Xóa ký tự đó rồi gửi lại.'
  if (where.length > 0) throw invalidInput(where.map((pointer) => ({ pointer: pointer || '/', detail })))
}

const DEEPEST = 100

/** Pointers to the texts that hold one; names of members count as theirs. Without recursion: what was sent may be deep. */
function nulsIn(whole: unknown, at = ''): string[] {
  const found: string[] = []
  const open: { value: unknown; pointer: string; depth: number }[] = [{ value: whole, pointer: at, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, pointer, depth } = next
    if (depth > DEEPEST) throw badRequest('Nội dung gửi lên lồng quá nhiều lớp.')
    if (typeof value === 'string' && value.includes('\u0000')) found.push(pointer)
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue
    for (const [name, inner] of Object.entries(value))
      if (name.includes('\u0000')) found.push(pointer)
      else open.push({ value: inner, pointer: `${pointer}/${name}`, depth: depth + 1 })
  }
  return found
}

/** What everybody may read, other sites' scripts may too; a browser sends them no cookie for it (Fetch, CORS protocol). */
const OPEN_DATA = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

function isOpenData(req: FastifyRequest): boolean {
  return req.method === 'GET' && (req.url.startsWith('/api/v1/') || req.url === '/api/openapi.json')
}

function hasCredentials(req: FastifyRequest): boolean {
  return req.headers.cookie !== undefined || req.headers.authorization !== undefined
}

function checkAccess(req: FastifyRequest): void {
  const { access, needsProof } = req.routeOptions.config
  if (!access || access === 'public') return
  if (req.actor.kind === 'anonymous') throw signInFirst()
  if (access !== 'session' && !holdsAnywhere(req.actor, access))
    throw postInTheWay(req.actor, access) ?? notAllowed('Vị trí công tác hiện nay của bạn không có quyền làm việc này.')
  // Last: nobody is asked for a password only to hear afterwards that the door is not theirs.
  if (needsProof && !req.actor.isProven) throw stepUpNeeded()
}

/** A token lends rights, never the person: their account, and whatever asks for proof of who is there, is closed to it. */
function refuseToken(req: FastifyRequest): void {
  const { asOneself, needsProof } = req.routeOptions.config
  if (req.actor.isToken && (asOneself || needsProof)) throw notByToken()
}

const isByToken = (req: FastifyRequest): boolean => /^Bearer /i.test(req.headers.authorization ?? '')

/** For answers that are no page: whatever they hold, a browser that opens one runs, frames and loads nothing. */
const NO_PAGE_CSP = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const NO_DEVICES = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'

/** Pages and the workbench say afterwards what they may do. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': NO_PAGE_CSP,
  'permissions-policy': NO_DEVICES,
  'x-frame-options': 'DENY',
}
const SECURE_HEADERS = { ...HEADERS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

function commonHeaders(req: FastifyRequest): Record<string, string> {
  return req.server.house.config.publicUrl?.startsWith('https:') ? SECURE_HEADERS : HEADERS
}

export function setHeaders(req: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(commonHeaders(req)).header('x-request-id', req.id)
}

/**
 * CSRF (house rule 7): what a browser writes must come from our own pages, with a cookie or without one, so that nobody is signed in
 * by another's form either. Programs say nothing of where they stand; with a cookie that is not enough. A bearer's token is not
 * cookie-borne, and the cookie beside it is not read; other schemes (a proxy's own password) say nothing of who clicked.
 */
function refuseCrossSite(req: FastifyRequest): void {
  if (SAFE_METHODS.has(req.method) || isByToken(req)) return
  const site = req.headers['sec-fetch-site']
  const from = req.headers.origin ?? req.headers.referer
  if (site === 'same-origin' || site === 'none') return
  if (site === undefined && from !== undefined && isOwnOrigin(req, from)) return
  if (site === undefined && from === undefined && req.headers.cookie === undefined) return
  throw crossSite()
}

function isOwnOrigin(req: FastifyRequest, from: string): boolean {
  return URL.canParse(from) && new URL(from).origin === new URL(baseUrl(req)).origin
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Html } from './html.ts'
import { type Crumb, READ_AT, renderDocument } from './layout.ts'
import { choosePacked, etagOf, FOR_EVER, isKnown, pack, sendPacked } from './packed.ts'
import { dateInVietnam } from './time.ts'

export type Page = {
  title: string
  body: Html
  /** Address of the menu entry this page belongs to. */
  nav?: string
  description?: string
  /** Trail above the page, when the page does not set it in its own opening section. */
  crumbs?: readonly Crumb[]
  /** A line under the header, e.g. that the page shows another day than today. */
  band?: Html
  /** Name of the script that improves the page once it is on screen; the page is complete without it. */
  island?: string
  /** Style sheets of `design/` beside the one that all pages share. */
  styles?: readonly string[]
  /** Cache tags: subjects the page depends on; absent = never cached. */
  tags?: readonly string[]
}

const NO_SCRIPT_CSP =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The same for a page with an island: it may also run workers of our own. Inline code and other hosts stay out. */
const ISLAND_CSP = `${NO_SCRIPT_CSP}; worker-src 'self'`

const PAGE_EFFORT = 4

/** Sends a public page: complete without JavaScript, kept as bytes while nothing it shows has changed. */
export function sendPage(req: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': page.island ? ISLAND_CSP : NO_SCRIPT_CSP,
  }
  const text = renderDocument(req, page)
  const plain = Buffer.from(text)
  // The minute a page was read stands in its foot: one that says the same of a later minute is the same page.
  const etag = etagOf(Buffer.from(text.replace(READ_AT, '')))
  return sendKept(req, reply, { plain, headers, tags: page.tags, etag })
}

/** Sends data that is the same for everybody as JSON, packed, kept as a page is. The shape is the caller's promise. */
export function sendData(
  req: FastifyRequest,
  reply: FastifyReply,
  { data, tags }: { data: object; tags: readonly string[] },
): FastifyReply {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return sendKept(req, reply, { plain: Buffer.from(JSON.stringify(data)), headers, tags })
}

/** Sends what its address names for ever: browsers need never ask again, and no event drops it here. */
export function sendForEver(
  req: FastifyRequest,
  reply: FastifyReply,
  { plain, type }: { plain: Buffer; type: string },
): FastifyReply {
  const headers = { 'content-type': type, 'cache-control': FOR_EVER }
  return sendKept(req, reply, { plain, headers, tags: [] })
}

type Made = {
  plain: Buffer
  headers: Record<string, string>
  tags: readonly string[] | undefined
  etag?: string
}

function sendKept(req: FastifyRequest, reply: FastifyReply, made: Made): FastifyReply {
  const { plain, headers, tags, etag = etagOf(plain) } = made
  const body = pack(plain, PAGE_EFFORT)
  const isFound = reply.statusCode === 200
  // What the gate said of a reply to a person holds, unless the page is the same for everybody.
  const kept = tags ? 'no-cache' : (reply.getHeader('cache-control') ?? 'no-cache')
  const all = { 'cache-control': String(kept), ...headers, ...(isFound && { etag }) }
  if (tags && isFound) req.server.house.cache.put(cacheKey(req), { body, headers: all, tags }, req.cacheEpoch)
  if (isFound && isKnown(req, etag)) return reply.headers(all).header('vary', 'accept-encoding').code(304).send()
  return sendPacked(req, reply.headers(all), body)
}

/**
 * Answers from the page cache; true when it did. Asked by the gate before anything else: public pages look the same to
 * everyone, and a browser that still has the page is told so. Written straight to the line, because all that the server does
 * with other replies is done with this one. `common`: headers of every reply, `more` of this kind.
 */
export function sendCached(
  req: FastifyRequest,
  reply: FastifyReply,
  common: Readonly<Record<string, string>>,
  more?: Readonly<Record<string, string>>,
): boolean {
  const { cache } = req.server.house
  const kept = cache.get(cacheKey(req))
  if (!kept) {
    req.cacheEpoch = cache.epoch()
    return false
  }
  const hasIt = isKnown(req, kept.headers['etag'] ?? '')
  const { body, encoding } = choosePacked(req, kept.body)
  reply.hijack()
  reply.raw.writeHead(hasIt ? 304 : 200, {
    ...common,
    ...more,
    ...kept.headers,
    'x-request-id': req.id,
    vary: 'accept-encoding',
    ...(!hasIt && { 'content-length': body.length }),
    ...(!hasIt && encoding && { 'content-encoding': encoding }),
  })
  reply.raw.end(hasIt ? undefined : body)
  return true
}

/** A page says what is true today, so a kept one is of its day. */
function cacheKey(req: FastifyRequest): string {
  return `${dateInVietnam(req.server.house.clock.now())} ${req.url}`
}

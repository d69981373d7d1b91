import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Html } from './html.ts'
import { type Crumb, renderDocument } from './layout.ts'
import { etagOf, pack, sendPacked } from './packed.ts'
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
  /** Cache tags: subjects the page depends on; absent = never cached. */
  tags?: readonly string[]
}

const NO_SCRIPT_CSP =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const PAGE_EFFORT = 4

/** Sends a public page: complete without JavaScript, kept as bytes while nothing it shows has changed. */
export function sendPage(req: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const body = pack(Buffer.from(renderDocument(req, page)), PAGE_EFFORT)
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': NO_SCRIPT_CSP,
    'cache-control': 'no-cache',
    ...(reply.statusCode === 200 && { etag: etagOf(body.plain) }),
  }
  if (page.tags && reply.statusCode === 200)
    req.server.house.cache.put(cacheKey(req), { body, headers, tags: page.tags }, req.cacheEpoch)
  return sendPacked(req, reply.headers(headers), body)
}

/**
 * Answers from the page cache; true when it did. Asked by the gate before anything else: public pages look the same to
 * everyone, and a browser that still has the page is told so.
 */
export function sendCached(req: FastifyRequest, reply: FastifyReply): boolean {
  const { cache } = req.server.house
  const kept = cache.get(cacheKey(req))
  if (!kept) {
    req.cacheEpoch = cache.epoch()
    return false
  }
  if (kept.headers['etag'] === req.headers['if-none-match']) void reply.code(304).headers(kept.headers).send()
  else void sendPacked(req, reply.headers(kept.headers), kept.body)
  return true
}

/** A page says what is true today, so a kept one is of its day. */
function cacheKey(req: FastifyRequest): string {
  return `${dateInVietnam(req.server.house.clock.now())} ${req.url}`
}

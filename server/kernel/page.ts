import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Html } from './html.ts'
import { type Crumb, renderDocument } from './layout.ts'
import { pack, sendPacked } from './packed.ts'

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
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': NO_SCRIPT_CSP }
  if (page.tags && reply.statusCode === 200)
    req.server.house.cache.put(cacheKey(req), { body, headers, tags: page.tags }, req.cacheEpoch)
  return sendPacked(req, reply.headers({ ...headers, 'cache-control': 'no-cache' }), body)
}

/** Answers from the page cache; true when it did. Public pages look the same to everyone. */
export function sendCached(req: FastifyRequest, reply: FastifyReply): boolean {
  const kept = req.server.house.cache.get(cacheKey(req))
  if (!kept) {
    req.cacheEpoch = req.server.house.cache.epoch()
    return false
  }
  void sendPacked(req, reply.headers({ ...kept.headers, 'cache-control': 'no-cache' }), kept.body)
  return true
}

function cacheKey(req: FastifyRequest): string {
  return `${req.actor.today} ${req.url}`
}

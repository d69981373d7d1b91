import type { FastifyReply, FastifyRequest } from 'fastify'
import { raw, html, type Html } from './html.ts'

export type Page = {
  title: string
  body: Html
  /** Address of the menu entry this page belongs to. */
  nav?: string
  description?: string
  /** Cache tags: subjects the page depends on; absent = never cached. */
  tags?: readonly string[]
}

const NO_SCRIPT_CSP =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Sends a public page: complete without JavaScript, kept as bytes while nothing it shows has changed. */
export function sendPage(req: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const body = Buffer.from(renderPage(req, page))
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': NO_SCRIPT_CSP }
  if (page.tags && reply.statusCode === 200) req.server.house.cache.put(cacheKey(req), { body, headers, tags: page.tags })
  return reply.headers({ ...headers, 'cache-control': 'no-cache' }).send(body)
}

/** Answers from the page cache; true when it did. Public pages look the same to everyone. */
export function sendCached(req: FastifyRequest, reply: FastifyReply): boolean {
  const kept = req.server.house.cache.get(cacheKey(req))
  if (!kept) return false
  void reply.headers({ ...kept.headers, 'cache-control': 'no-cache' }).send(kept.body)
  return true
}

function cacheKey(req: FastifyRequest): string {
  return `${readCtxDay(req)} ${req.url}`
}

function readCtxDay(req: FastifyRequest): string {
  return req.actor.today
}

function renderPage(req: FastifyRequest, page: Page): string {
  const { house } = req.server
  const isDemo = house.installation.kind === 'demo'
  const large = typeof req.query === 'object' && req.query !== null && 'co' in req.query && req.query.co === 'lon'
  return html`${raw('<!doctype html>')}
<html lang="vi"${raw(large ? ' data-size="large"' : '')}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${page.title} · Nông thôn số</title>
${page.description && html`<meta name="description" content="${page.description}">`}
<link rel="stylesheet" href="/assets/portal.css">
<link rel="icon" href="/assets/logo.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Tới nội dung chính</a>
<main id="main">${page.body}</main>
${isDemo && html`<p>DỮ LIỆU MINH HỌA</p>`}
</body></html>`.text
}

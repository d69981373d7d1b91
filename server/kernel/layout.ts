import type { FastifyRequest } from 'fastify'
import { formatTime } from '../../design/format.ts'
import { drawIcon } from '../../design/icons.ts'
import { drawLogo } from '../../design/logo.ts'
import { canonicalOf } from './canonical.ts'
import { html, type Html, raw } from './html.ts'
import { addressOfIsland } from './islands.ts'
import type { NavItem } from './module.ts'
import { addressOfStyle } from './styles.ts'
import { dateInVietnam, type Instant } from './time.ts'

/** A step of the trail above a page; the last one, the page itself, has no address. */
export type Crumb = { label: string; href?: string }

/** What stands around a page: the same head, menu and foot everywhere. */
type Frame = {
  title: string
  body: Html
  description?: string
  nav?: string
  crumbs?: readonly Crumb[]
  band?: Html
  island?: string
  styles?: readonly string[]
}

const LARGE = 'co=lon'

/** The whole document. Complete without JavaScript; every page names when its data was read. */
export function renderDocument(req: FastifyRequest, frame: Frame): string {
  const isDemo = req.server.house.installation.kind === 'demo'
  const isLarge = hasLargeType(req)
  return html`${raw('<!doctype html>')}
    <html lang="vi" ${isLarge && raw('data-size="large"')}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${frame.title} · Nông thôn số</title>
        ${frame.description !== undefined && describe(req, frame.title, frame.description)}
        <link rel="stylesheet" href="${addressOfStyle('portal.css')}" />
        ${frame.styles?.map((name) => html`<link rel="stylesheet" href="${addressOfStyle(name)}" />`)}
        <link rel="icon" href="/assets/logo.svg" type="image/svg+xml" />
        ${renderIsland(frame.island)}
      </head>
      <body>
        <a class="skip" href="#main">Tới nội dung chính</a>
        ${renderHead(req, frame.nav, isLarge)} ${isDemo && RIBBON} ${frame.band}
        <main id="main">
          ${frame.crumbs && html`<div class="wrap">${renderCrumbs(frame.crumbs)}</div>`}${frame.body}
        </main>
        ${renderFoot(req, isDemo)}
      </body>
    </html>`.text
}

/** For search engines and for who passes the page on. Pages that say nothing of themselves, such as refusals, have no address of their own. */
function describe(req: FastifyRequest, title: string, description: string): Html {
  const { clock, config } = req.server.house
  const { publicUrl } = config
  const address = canonicalOf(req.url, { today: dateInVietnam(clock.now()), publicUrl })
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${address}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:type" content="website" />
    <meta property="og:locale" content="vi_VN" />
    ${publicUrl !== undefined && html`<meta property="og:url" content="${address}" />`}`
}

/** A module waits for the page to be read: what is on screen never waits for it. */
function renderIsland(name: string | undefined): Html | undefined {
  const address = name === undefined ? undefined : addressOfIsland(name)
  return address === undefined ? undefined : html`<script type="module" src="${address}"></script>`
}

/** The trail, for pages that set it inside their own opening section. */
export function renderCrumbs(crumbs: readonly Crumb[]): Html {
  return html`<nav class="crumbs" aria-label="Đường dẫn">
    <ol>
      ${crumbs.map(({ label, href }) =>
        href === undefined
          ? html`<li aria-current="page">${label}</li>`
          : html`<li><a href="${href}">${label}</a></li>`,
      )}
    </ol>
  </nav>`
}

const RIBBON = html`<aside class="ribbon" aria-label="Dữ liệu minh họa">
  <p>
    <b>DỮ LIỆU MINH HỌA</b> Kết quả và văn bản có chữ MH trên trang này được dựng để xem thử, không phải kết quả thật.
  </p>
</aside>`

function renderHead(req: FastifyRequest, current: string | undefined, isLarge: boolean): Html {
  const links = renderLinks(req, current)
  return html`<header class="site-head">
    <div class="wrap">
      <a class="brand" href="${homeOf(req)}"
        >${raw(drawLogo(42))}<span><b>Nông thôn số</b><span>Xây dựng nông thôn mới</span></span></a
      >
      ${links.length > 0 && html`<nav class="site-nav" aria-label="Chính">${links}</nav>`}
      <p class="site-tools">
        <a href="${otherSize(req, isLarge)}">${isLarge ? 'Cỡ chữ thường' : 'Cỡ chữ lớn'}</a
        ><a href="/lam-viec">Đăng nhập cán bộ</a>
      </p>
      <a class="menu-link" href="#muc-luc">${raw(drawIcon('menu', 20))}Mục lục</a>
    </div>
  </header>`
}

function renderLinks(req: FastifyRequest, current: string | undefined): Html[] {
  return req.server.house.nav.map(
    (item) =>
      html`<a href="${withChoice(req, item)}" ${item.href === current && raw('aria-current="page"')}>${item.label}</a>`,
  )
}

/** No cookie is kept of a visitor: what was chosen on this page stands in its address, and goes on to those that read it too. */
function withChoice(req: FastifyRequest, { href, keeps = [] }: Pick<NavItem, 'href' | 'keeps'>): string {
  const chosen = readSearch(req)
  const kept = new URLSearchParams()
  for (const name of keeps) {
    const value = chosen.get(name)
    if (value) kept.set(name, value)
  }
  const text = kept.toString().replaceAll('%2F', '/').replaceAll('%40', '@')
  return text === '' ? href : `${href}?${text}`
}

function renderFoot(req: FastifyRequest, isDemo: boolean): Html {
  const { house } = req.server
  const isLarge = hasLargeType(req)
  return html`<footer class="site-foot">
    <div class="wrap">
      <div>
        <a class="brand" href="${homeOf(req)}"
          >${raw(drawLogo(34))}<span><b>Nông thôn số</b></span></a
        >
        <p>Mỗi con số mở ra được tới cách tính, điều luật và lần ghi số liệu.</p>
      </div>
      <nav id="muc-luc" class="menu-list" aria-label="Mục lục">
        <h2>Mục lục</h2>
        <ul>
          ${renderLinks(req, undefined).map((link) => html`<li>${link}</li>`)}
          <li><a href="${otherSize(req, isLarge)}">${isLarge ? 'Cỡ chữ thường' : 'Cỡ chữ lớn'}</a></li>
          <li><a href="/lam-viec">Đăng nhập cán bộ</a></li>
        </ul>
      </nav>
      <nav aria-label="Tra cứu">
        <h2>Tra cứu</h2>
        <ul>
          <li><a href="/tim-kiem">Tìm xã, phường</a></li>
          ${house.nav
            .filter(({ href }) => href !== '/')
            .map((item) => html`<li><a href="${withChoice(req, item)}">${item.label}</a></li>`)}
        </ul>
      </nav>
      <nav aria-label="Trợ giúp">
        <h2>Trợ giúp</h2>
        <ul>
          <li><a href="/huong-dan">Hướng dẫn sử dụng</a></li>
          <li><a href="/api/docs">Giao diện lập trình</a></li>
          <li><a href="/problems">Các lý do từ chối</a></li>
        </ul>
      </nav>
      <div>
        <h2>Trang này</h2>
        <p class="num">${renderReadAt(house.clock.now())}</p>
        ${isDemo && html`<p>Bản dùng thử, dữ liệu minh họa</p>`}
      </div>
    </div>
  </footer>`
}

/** The one part of a page that changes with the clock alone. */
export const READ_AT = /<!--at-->.*?<!--\/at-->/

function renderReadAt(now: Instant): Html {
  return html`${raw('<!--at-->')}Số liệu đến ${formatTime(now)}${raw('<!--/at-->')}`
}

function homeOf(req: FastifyRequest): string {
  return withChoice(req, req.server.house.nav.find(({ href }) => href === '/') ?? { href: '/' })
}

function hasLargeType(req: FastifyRequest): boolean {
  return readSearch(req).get('co') === 'lon'
}

/** The same page in the other type size; the size lives in the address, so no cookie is kept of a visitor. */
function otherSize(req: FastifyRequest, isLarge: boolean): string {
  const path = req.url.split('?')[0] ?? '/'
  const kept = readSearch(req)
  kept.delete('co')
  const rest = [kept.toString(), isLarge ? '' : LARGE].filter((part) => part !== '').join('&')
  return rest === '' ? path : `${path}?${rest}`
}

function readSearch(req: FastifyRequest): URLSearchParams {
  return new URLSearchParams(req.url.split('?')[1] ?? '')
}

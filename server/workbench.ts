import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { z } from 'zod'
import { html } from './kernel/html.ts'
import type { App } from './kernel/http.ts'
import { FOR_EVER, type Packed, packWhenAsked, sendPacked } from './kernel/packed.ts'
import { sendPage } from './kernel/page.ts'
import { notFound } from './kernel/problem.ts'

const BUILT = join(import.meta.dirname, '..', 'dist', 'web')
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml; charset=utf-8',
}

// The component library writes <style> elements: inline styles are allowed here and on no public page.
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

type Built = { body: Packed; type: string }

/** Files are packed when first asked for, while somebody waits. */
const EFFORT = 6

/** The officers' workbench: files of the build, and its one page for every address under `/lam-viec`. */
export async function addWorkbench(app: App): Promise<void> {
  const files = await readBuild()
  const shell = files.get('index.html')

  app.get('/lam-viec', { config: { access: 'public' }, schema: { hide: true } }, (_req, reply) =>
    reply.redirect('/lam-viec/'),
  )
  app.get(
    '/lam-viec/*',
    { config: { access: 'public' }, schema: { hide: true, params: z.object({ '*': z.string() }) } },
    (req, reply) => {
      const name = req.params['*']
      const file = files.get(name)
      if (file && name !== 'index.html') {
        const isHashed = name.startsWith('assets/')
        // A worker obeys the policy of its own file, not that of the page.
        void reply.type(file.type).headers({
          'content-security-policy': CSP,
          'cache-control': isHashed ? FOR_EVER : 'no-cache',
        })
        return sendPacked(req, reply, file.body)
      }
      if (extname(name) !== '' && name !== 'index.html') throw notFound('tệp này')
      if (!shell) return sendPage(req, reply.code(503), notBuilt)
      void reply.type(shell.type).headers({ 'content-security-policy': CSP, 'cache-control': 'no-cache' })
      return sendPacked(req, reply, shell.body)
    },
  )
}

async function readBuild(): Promise<Map<string, Built>> {
  const files = new Map<string, Built>()
  if (!existsSync(BUILT)) return files
  for (const entry of await readdir(BUILT, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(BUILT.length + 1).replaceAll('\\', '/'), {
      body: packWhenAsked(await readFile(path), EFFORT),
      type,
    })
  }
  return files
}

const notBuilt = {
  title: 'Bàn làm việc chưa dựng',
  body: html`<div class="wrap section">
    <h1>Bàn làm việc chưa dựng</h1>
    <p class="lead">
      Máy chủ này chưa có bản dựng của bàn làm việc. Chạy <code>npm run build:web</code> rồi khởi động lại;
      <code>npm start</code> tự làm việc đó.
    </p>
    <p><a href="/">Về trang chủ</a></p>
  </div>`,
}

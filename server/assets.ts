import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { bundleCss } from '../design/bundle.ts'
import type { App } from './kernel/http.ts'
import { etagOf, pack, type Packed, sendPacked } from './kernel/packed.ts'
import { notFound } from './kernel/problem.ts'

const DESIGN = join(import.meta.dirname, '..', 'design')
const FONTS = join(dirname(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json')), 'files')
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml; charset=utf-8',
}

type Asset = { body: Packed; type: string; etag: string }

/** Style sheets, fonts and the logo of the public pages, read once and kept as bytes. */
export async function addAssets(app: App): Promise<void> {
  const assets = await readAssets()
  app.get(
    '/assets/*',
    { config: { access: 'public' }, schema: { hide: true, params: z.object({ '*': z.string() }) } },
    (req, reply) => {
      const asset = assets.get(req.params['*'])
      if (!asset) throw notFound('tệp này')
      const forever = asset.type === TYPES['.woff2']
      void reply.header('etag', asset.etag).header('cache-control', forever ? 'max-age=31536000' : 'no-cache')
      if (req.headers['if-none-match'] === asset.etag) return reply.code(304).send()
      void reply.type(asset.type)
      return forever ? reply.send(asset.body.plain) : sendPacked(req, reply, asset.body)
    },
  )
}

/** One request a page: a style sheet is served joined with those it imports. */
function readDesign(name: string): string {
  return readFileSync(join(DESIGN, name), 'utf8')
}

async function readAssets(): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>()
  const add = async (name: string, path: string): Promise<void> => {
    const body = name.endsWith('.css') ? Buffer.from(bundleCss(name, readDesign)) : await readFile(path)
    const etag = etagOf(body)
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    assets.set(name, { body: pack(body, type === TYPES['.woff2'] ? 0 : 11), type, etag })
  }
  for (const folder of ['', 'fonts']) {
    const path = join(DESIGN, folder)
    if (!existsSync(path)) continue
    for (const name of await readdir(path))
      if (TYPES[extname(name)]) await add(folder ? `${folder}/${name}` : name, join(path, name))
  }
  for (const name of await readdir(FONTS))
    if (/^be-vietnam-pro-(latin|vietnamese)-(400|500|600|700)-normal\.woff2$/.test(name))
      await add(`fonts/${name}`, join(FONTS, name))
  return assets
}

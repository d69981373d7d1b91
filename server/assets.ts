import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { App } from './kernel/http.ts'
import { etagOf, FOR_EVER, isKnown, pack, type Packed, sendPacked } from './kernel/packed.ts'
import { notFound } from './kernel/problem.ts'
import { readStyle, versionOf } from './kernel/styles.ts'

const DESIGN = join(import.meta.dirname, '..', 'design')
const FONTS = join(dirname(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json')), 'files')
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml; charset=utf-8',
}

type Asset = { body: Packed; type: string; etag: string; version: string }

/** Style sheets, fonts and the logo of the public pages, read once and kept as bytes. */
export async function addAssets(app: App): Promise<void> {
  const assets = await readAssets()
  app.get(
    '/assets/*',
    {
      config: { access: 'public' },
      schema: {
        hide: true,
        params: z.object({ '*': z.string() }),
        querystring: z.object({ v: z.string().optional() }),
      },
    },
    (req, reply) => {
      const asset = assets.get(req.params['*'])
      if (!asset) throw notFound('tệp này')
      const isFont = asset.type === TYPES['.woff2']
      const isNamed = isFont || req.query.v === asset.version
      void reply.header('etag', asset.etag).header('cache-control', isNamed ? FOR_EVER : 'no-cache')
      if (isKnown(req, asset.etag)) return reply.code(304).send()
      void reply.type(asset.type)
      return isFont ? reply.send(asset.body.plain) : sendPacked(req, reply, asset.body)
    },
  )
}

async function readAssets(): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>()
  const add = async (name: string, path: string): Promise<void> => {
    const body = name.endsWith('.css') ? readStyle(name) : await readFile(path)
    const etag = etagOf(body)
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    assets.set(name, { body: pack(body, type === TYPES['.woff2'] ? 0 : 11), type, etag, version: versionOf(body) })
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

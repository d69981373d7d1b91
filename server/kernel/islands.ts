import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const MANIFEST = join(import.meta.dirname, '..', '..', 'dist', 'web', '.vite', 'manifest.json')
const BASE = '/lam-viec/'

const Manifest = z.record(z.string(), z.object({ file: z.string() }))

let files: z.infer<typeof Manifest> | undefined

/**
 * Address of the script that improves a public page, `web/islands/<name>.ts` as built. Undefined when nothing was
 * built: the page is then as complete as for a browser without scripts.
 */
export function addressOfIsland(name: string): string | undefined {
  files ??= existsSync(MANIFEST) ? Manifest.parse(JSON.parse(readFileSync(MANIFEST, 'utf8'))) : {}
  const built = files[`islands/${name}.ts`]
  return built && BASE + built.file
}

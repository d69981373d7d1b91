// node tools/draw-proof.ts <out.html>: every part on one page, to be looked at. Results are invented and marked so.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bundleCss } from '../design/bundle.ts'
import { proofBody } from '../design/proof-page.ts'

const DESIGN = join(import.meta.dirname, '..', 'design')
const FIGURES = join(DESIGN, 'fonts')
const LETTERS = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json')),
  'files',
)

/** The page stands alone: its fonts are inside. */
function embedFonts(css: string): string {
  return css.replaceAll(/url\('\/assets\/fonts\/([\w-]+\.woff2)'\)/g, (_, name: string) => {
    const file = readFileSync(join(name.startsWith('nts') ? FIGURES : LETTERS, name))
    return `url('data:font/woff2;base64,${file.toString('base64')}')`
  })
}

const [out] = process.argv.slice(2)
if (out === undefined) throw new Error('Thiếu tên tệp: node tools/draw-proof.ts <out.html>')
const css = embedFonts(bundleCss('portal.css', (name) => readFileSync(join(DESIGN, name), 'utf8')))
const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Bộ phận giao diện · Nông thôn số</title><style>${css}</style></head><body>${proofBody()}</body></html>`
writeFileSync(out, page)

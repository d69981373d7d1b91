import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { html, type Html } from '../../kernel/html.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', 'data', 'official-sites.json')
const { suffixes } = z.object({ suffixes: z.array(z.string()) }).parse(JSON.parse(readFileSync(FILE, 'utf8')))

/** Where something of the law was read: a link named by its site, or the words as they stand. A site that is no authority's is named a secondary source. */
export function drawSource(source: string | null): Html | false {
  if (source === null) return false
  if (!/^https?:\/\//.test(source) || !URL.canParse(source)) return html`<span class="quiet">${source}</span>`
  const { hostname } = new URL(source)
  return html`<a href="${source}" rel="noreferrer">${hostname}</a
    >${!isOfficial(hostname) && html` <span class="quiet">(nguồn thứ cấp)</span>`}`
}

function isOfficial(hostname: string): boolean {
  return suffixes.some((suffix) => hostname === suffix || hostname.endsWith(`.${suffix}`))
}

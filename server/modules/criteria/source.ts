import { html, type Html } from '../../kernel/html.ts'

/** Where something of the law was read: a link named by its site, or the words as they stand. */
export function drawSource(source: string | null): Html | false {
  if (source === null) return false
  if (!/^https?:\/\//.test(source) || !URL.canParse(source)) return html`<span class="quiet">${source}</span>`
  return html`<a href="${source}" rel="noreferrer">${new URL(source).hostname}</a>`
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Marked, type Tokens } from 'marked'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { html, raw } from './kernel/html.ts'
import type { App } from './kernel/http.ts'
import { sendPage } from './kernel/page.ts'
import { notFound } from './kernel/problem.ts'

const FOLDER = join(import.meta.dirname, '..', 'docs', 'huong-dan')
const FIRST = 'README'

type Guide = { title: string; body: string }

/** `/huong-dan`: the guides of `docs/huong-dan` as pages, so that whoever works with the system has them at hand. */
export function addGuides(app: App): void {
  const guides = readGuides()
  const show = (req: FastifyRequest, reply: FastifyReply, name: string): FastifyReply => {
    const guide = guides.get(name)
    if (!guide) throw notFound('bài hướng dẫn này')
    const { title, body } = guide
    return sendPage(req, reply, {
      title,
      description: `Hướng dẫn sử dụng: ${title}.`,
      tags: [],
      ...(name !== FIRST && { crumbs: [{ label: 'Hướng dẫn', href: '/huong-dan' }, { label: title }] }),
      body: html`<div class="wrap section"><article class="guide">${raw(body)}</article></div>`,
    })
  }
  const config = { access: 'public' } as const
  app.get('/huong-dan', { config, schema: { hide: true } }, (req, reply) => show(req, reply, FIRST))
  app.get(
    '/huong-dan/:name',
    { config, schema: { hide: true, params: z.object({ name: z.string() }) } },
    (req, reply) => show(req, reply, req.params.name),
  )
}

/** Name of the file without its ending → the page. Read once: guides change with the product. */
export function readGuides(): ReadonlyMap<string, Guide> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'))
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8')
      const title = /^# (.+)$/m.exec(text)?.[1] ?? file
      return [basename(file, '.md'), { title, body: writer.parse(text, { async: false }) }]
    }),
  )
}

const writer = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth, text }: Tokens.Heading) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    link({ href, tokens }: Tokens.Link) {
      return `<a href="${addressOf(href)}">${this.parser.parseInline(tokens)}</a>`
    },
    table({ header, rows }: Tokens.Table) {
      const cell = (part: Tokens.TableCell, tag: string): string =>
        `<${tag}>${this.parser.parseInline(part.tokens)}</${tag}>`
      const line = (cells: Tokens.TableCell[], tag: string): string =>
        `<tr>${cells.map((part) => cell(part, tag)).join('')}</tr>`
      const body = rows.map((row) => line(row, 'td')).join('')
      return `<div class="scroll" tabindex="0"><table class="ledger paper"><thead>${line(header, 'th')}</thead><tbody>${body}</tbody></table></div>`
    },
    // A block that scrolls sideways is reached by the keyboard.
    code({ text }: Tokens.Code) {
      return `<pre tabindex="0"><code>${escapeMarkup(text)}</code></pre>\n`
    },
    // A guide is prose: what looks like markup in it is shown, not run.
    html({ text }: Tokens.HTML | Tokens.Tag) {
      return escapeMarkup(text)
    },
  },
})

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** `## Nạp ranh giới` → `nạp-ranh-giới`, as code hosts name headings: the same links work there and here. */
function anchorOf(heading: string): string {
  return heading
    .toLocaleLowerCase('vi')
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

function addressOf(href: string): string {
  const [file = '', anchor] = href.split('#')
  const name = basename(file, '.md')
  const page = file === '' ? '' : name === FIRST ? '/huong-dan' : `/huong-dan/${name}`
  return anchor === undefined ? page : `${page}#${anchor}`
}

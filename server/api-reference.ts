import { z } from 'zod'
import { html, type Html } from './kernel/html.ts'
import type { App } from './kernel/http.ts'
import { sendPage } from './kernel/page.ts'
import { notFound } from './kernel/problem.ts'

type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  description?: string
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  $ref?: string
}
type Content = Record<string, { schema?: Schema }>
type Operation = {
  summary?: string
  description?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: { content?: Content }
  responses?: Record<string, { content?: Content }>
  'x-access'?: string
}
type Spec = {
  tags?: { name: string; description?: string }[]
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}
type Route = { method: string; path: string; operation: Operation }

const config = { access: 'public' } as const

/**
 * `/api/docs`: the reference of the API as pages, a group of addresses each, drawn from the same description that programs read at
 * `/api/openapi.json`. Complete without scripts.
 */
export function addApiReference(app: App): void {
  app.get('/api/docs', { config, schema: { hide: true } }, (req, reply) =>
    sendPage(req, reply, {
      title: 'Giao diện lập trình',
      description: 'Các địa chỉ để hệ thống khác đọc và ghi số liệu nông thôn mới; mô tả OpenAPI 3.1.',
      tags: [],
      body: html`<div class="wrap section"><article class="guide">${renderIndex(specOf(app))}</article></div>`,
    }),
  )
  const params = z.object({ tag: z.string() })
  app.get('/api/docs/:tag', { config, schema: { hide: true, params } }, (req, reply) => {
    const spec = specOf(app)
    const tag = spec.tags?.find(({ name }) => name === req.params.tag)
    if (!tag) throw notFound('nhóm địa chỉ này')
    const title = tag.description ?? tag.name
    return sendPage(req, reply, {
      title: `${title}: giao diện lập trình`,
      tags: [],
      crumbs: [{ label: 'Giao diện lập trình', href: '/api/docs' }, { label: title }],
      body: html`<div class="wrap section">
        <article class="guide">
          <h1>${title}</h1>
          ${routesOf(spec, tag.name).map((route) => renderRoute(route))} ${renderShapes(spec, tag.name)}
        </article>
      </div>`,
    })
  })
}

const specOf = (app: App): Spec => app.swagger() as unknown as Spec

function routesOf(spec: Spec, tag: string): Route[] {
  return Object.entries(spec.paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      operation.tags?.includes(tag) ? [{ method: method.toUpperCase(), path, operation }] : [],
    ),
  )
}

function renderIndex(spec: Spec): Html {
  return html`<h1>Giao diện lập trình</h1>
    <p>
      Mọi màn hình dùng chính các địa chỉ này. Chương trình đọc mô tả đầy đủ (OpenAPI 3.1) ở
      <a href="/api/openapi.json">/api/openapi.json</a>.
    </p>
    <ul>
      <li>Dữ liệu công khai đọc được không cần tài khoản, cả từ trang của nơi khác.</li>
      <li>
        Hệ thống khác gửi <code>Authorization: Bearer nts_…</code> với mã truy cập tạo ở “Tài khoản của tôi”. Việc cần
        chính người dùng (chữ ký, phiếu, quyền) không làm được bằng mã.
      </li>
      <li>
        Lệnh ghi mang mã do nơi gửi tạo, <code>Idempotency-Key</code> (UUID): gửi lại cùng mã thì không ghi hai lần.
      </li>
      <li>Lỗi theo RFC 9457, mỗi loại một trang: <a href="/problems">các lý do từ chối</a>.</li>
    </ul>
    ${(spec.tags ?? []).map(({ name, description }) => {
      const routes = routesOf(spec, name)
      return html`<h2 id="${name}"><a href="/api/docs/${name}">${description ?? name}</a></h2>
        <ul>
          ${routes.map(
            ({ method, path, operation }) =>
              html`<li>
                <a href="/api/docs/${name}#${anchorOf(method, path)}"><code>${method} ${path}</code></a>
                ${operation.summary}
              </li>`,
          )}
        </ul>`
    })}`
}

const anchorOf = (method: string, path: string): string =>
  `${method}-${path.replace('/api/v1/', '')}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')

function renderRoute({ method, path, operation }: Route): Html {
  const { summary, description, parameters = [], requestBody, responses = {} } = operation
  const body = Object.entries(requestBody?.content ?? {})
  return html`<section>
    <h2 id="${anchorOf(method, path)}"><code>${method} ${path}</code></h2>
    <p>${summary}. ${sayAccess(operation['x-access'])}</p>
    ${description && html`<p>${description}</p>`}
    ${
      parameters.length > 0 &&
      renderTable(
        ['Tham số', 'Ở', 'Dạng'],
        parameters.map((one) => [
          html`<code>${one.name}</code>${one.required && ' (bắt buộc)'}`,
          WHERE[one.in] ?? one.in,
          sayShape(one.schema),
        ]),
      )
    }
    ${body.map(([type, { schema }]) => html`<p>Gửi lên (${type}): ${sayShape(schema)}</p>`)}
    ${renderTable(
      ['Trả về', 'Nội dung'],
      Object.entries(responses).map(([status, { content }]) => [
        status,
        Object.entries(content ?? {}).map(([type, { schema }]) => html`${sayShape(schema)} (${type}) `),
      ]),
    )}
  </section>`
}

const WHERE: Record<string, string> = { path: 'đường dẫn', query: 'sau dấu ?', header: 'đầu mục' }

function sayAccess(access: string | undefined): Html {
  if (access === 'public') return html`Ai cũng đọc được.`
  if (access === 'session') return html`Cần đăng nhập.`
  return html`Cần quyền <code>${access}</code>.`
}

type Cell = string | Html | Html[]

function renderTable(heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  return html`<div class="scroll" tabindex="0">
    <table class="ledger paper">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** Every named shape that a group of addresses speaks of, those inside others too. */
function renderShapes(spec: Spec, tag: string): Html | undefined {
  const named = spec.components?.schemas ?? {}
  const names = new Set<string>()
  const add = (schema: unknown): void => {
    for (const [, name = ''] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (names.has(name)) continue
      names.add(name)
      if (named[name]) add(named[name])
    }
  }
  for (const { operation } of routesOf(spec, tag)) add(operation)
  if (names.size === 0) return undefined
  return html`<h2 id="dang">Dạng dữ liệu</h2>
    ${[...names].toSorted().map((name) => {
      const schema = named[name] ?? {}
      return html`<h3 id="${shapeAnchor(name)}"><code>${name}</code></h3>
        ${schema.description && html`<p>${schema.description}</p>`}
        ${schema.properties ? renderFields(schema) : html`<p>${sayShape(schema)}</p>`}`
    })}`
}

const shapeAnchor = (name: string): string => `dang-${name.toLowerCase()}`

function renderFields({ properties = {}, required = [] }: Schema): Html {
  return renderTable(
    ['Trường', 'Dạng'],
    Object.entries(properties).map(([name, schema]) => [
      html`<code>${name}</code>${!required.includes(name) && ' (có thể không có)'}`,
      sayShape(schema),
    ]),
  )
}

/** A shape in a line: a link to a named one, what a list is of, the values that may be. */
function sayShape(schema: Schema | undefined): Html {
  if (!schema) return html`–`
  const { $ref, anyOf, oneOf, allOf, items, properties, type, format, pattern } = schema
  if ($ref) {
    const name = $ref.split('/').pop() ?? ''
    return html`<a href="#${shapeAnchor(name)}"><code>${name}</code></a>`
  }
  const either = anyOf ?? oneOf ?? allOf
  if (either) return joined(either.map(sayShape), ' hoặc ')
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.enum)
    return joined(
      schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ', ',
    )
  if (items) return html`danh sách ${sayShape(items)}`
  if (properties)
    return html`{
    ${joined(
      Object.entries(properties).map(([name, inner]) => html`<code>${name}</code>: ${sayShape(inner)}`),
      '; ',
    )}
    }`
  const name = Array.isArray(type) ? type.join(' | ') : (type ?? 'bất kỳ')
  return html`${name}${format ? ` (${format})` : pattern ? html` <code>${pattern}</code>` : ''}`
}

function joined(parts: readonly Html[], between: string): Html {
  return html`${parts.flatMap((part, i) => (i === 0 ? [part] : [html`${between}`, part]))}`
}

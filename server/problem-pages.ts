import { z } from 'zod'
import { html } from './kernel/html.ts'
import type { App } from './kernel/http.ts'
import { sendPage } from './kernel/page.ts'
import { notFound, type ProblemKind } from './kernel/problem.ts'

/** `/problems/<slug>`: what each refusal of the API means, generated from the declarations. */
export function addProblemPages(app: App, kinds: readonly ProblemKind[]): void {
  app.get('/problems', { config: { access: 'public' }, schema: { hide: true } }, (req, reply) =>
    sendPage(req, reply, {
      title: 'Các lý do từ chối',
      description: 'Mọi lý do hệ thống có thể từ chối một yêu cầu: mã, tên và trạng thái HTTP.',
      body: html`<div class="wrap page-message">
        <h1>Các lý do từ chối của giao diện lập trình</h1>
        <table class="led">
          <thead>
            <tr>
              <th scope="col">Mã</th>
              <th scope="col">Tên</th>
              <th scope="col">HTTP</th>
            </tr>
          </thead>
          <tbody>
            ${kinds.map(
              (kind) =>
                html`<tr>
                  <td><a href="/problems/${kind.slug}">${kind.slug}</a></td>
                  <td>${kind.title}</td>
                  <td>${kind.status}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
    }),
  )
  app.get(
    '/problems/:slug',
    { config: { access: 'public' }, schema: { hide: true, params: z.object({ slug: z.string() }) } },
    (req, reply) => {
      const kind = kinds.find((one) => one.slug === req.params.slug)
      if (!kind) throw notFound('lý do từ chối này')
      return sendPage(req, reply, {
        title: kind.title,
        description: `${kind.title}: mã ${kind.slug}, trả lời HTTP ${kind.status}.`,
        body: html`<div class="wrap page-message">
          <h1>${kind.title}</h1>
          <p class="lead">
            Mã <code>${kind.slug}</code>, trả lời HTTP ${kind.status}. Câu giải thích cụ thể nằm ở mục
            <code>detail</code> của câu trả lời.
          </p>
          <p><a href="/problems">Tất cả lý do từ chối</a> · <a href="/api/docs">Giao diện lập trình</a></p>
        </div>`,
      })
    },
  )
}

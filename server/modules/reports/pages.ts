import { z } from 'zod'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { listPublications } from './publications.ts'
import { renderPublications } from './publications-page.ts'

const Asked = z.object({ tiep: z.string().max(100).optional() })
const PAGE_SIZE = 20

/** `/cong-bo`: what was published, with the files and what each correction changed. */
export function addReportPages(app: App): void {
  app.get(
    '/cong-bo',
    { config: { access: 'public' }, schema: { hide: true, querystring: Asked } },
    async (req, reply) => {
      const page = await query(req, (ctx) =>
        listPublications(ctx, { cursor: req.query.tiep || undefined, limit: PAGE_SIZE }),
      )
      return sendPage(req, reply, {
        title: 'Số liệu công bố',
        nav: '/cong-bo',
        description: 'Kết quả xây dựng nông thôn mới từng năm như đã công bố, tải về dạng PDF và JSON.',
        tags: ['*'],
        body: renderPublications(page, req.query.tiep !== undefined),
      })
    },
  )
}

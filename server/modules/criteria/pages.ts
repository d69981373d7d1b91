import { z } from 'zod'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { listCatalogue, newestVersion, setWithConfirmations } from './catalogue.ts'
import { renderSet } from './set-page.ts'
import { renderSetList } from './set-list-page.ts'

const SetName = z.object({ set: z.string().max(80) })
const nav = '/tieu-chi'

/** `/tieu-chi`: every set of the product and how much of it was read; `/tieu-chi/{id}@{version}`: one set whole. */
export function addCriteriaPages(app: App): void {
  app.get('/tieu-chi', { config: { access: 'public' }, schema: { hide: true } }, async (req, reply) => {
    const lines = await query(req, listCatalogue)
    const description = 'Các bộ tiêu chí nông thôn mới qua các thời kỳ: hiệu lực, nguồn, và phần đã đọc được.'
    return sendPage(req, reply, { title: 'Bộ tiêu chí', nav, description, tags: ['*'], body: renderSetList(lines) })
  })

  app.get(
    '/tieu-chi/:set',
    { config: { access: 'public' }, schema: { hide: true, params: SetName } },
    async (req, reply) => {
      const [, id, version] = /^([a-z0-9-]+)@(\d{1,4})$/.exec(req.params.set) ?? []
      if (!id || !version) {
        const newest = await query(req, (ctx) => newestVersion(ctx, req.params.set))
        return reply.redirect(`/tieu-chi/${req.params.set}@${newest}`, 302)
      }
      const { set, confirmed } = await query(req, (ctx) => setWithConfirmations(ctx, id, Number(version)))
      return sendPage(req, reply, {
        title: set.title.vi,
        nav,
        description: `${set.title.vi}: tiêu chí, chỉ tiêu, cách tính, mức phải đạt và nguồn.`,
        tags: ['*'],
        body: renderSet(set, confirmed),
      })
    },
  )
}

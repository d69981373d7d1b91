import { z } from 'zod'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { askedDay, searchUnits } from '../units/index.ts'
import { renderDateBand } from '../assessment/index.ts'
import { renderSearch } from './search-view.ts'

const Text = z.string().max(200).optional().catch(undefined)
const Asked = z.object({ q: Text, ngay: Text, tiep: Text })

const PAGE_SIZE = 20

/** `/tim-kiem`: units by name, old name or code, on a day. */
export function addSearchPage(app: App): void {
  app.get(
    '/tim-kiem',
    { config: { access: 'public' }, schema: { hide: true, querystring: Asked } },
    async (req, reply) => {
      return query(req, async (ctx) => {
        const typed = req.query.q?.trim() ?? ''
        const today = ctx.today()
        const scope = { asOf: askedDay(req.query.ngay, today), today }
        const found =
          typed === ''
            ? undefined
            : await searchUnits(ctx.db, {
                q: typed,
                asOf: scope.asOf,
                limit: PAGE_SIZE,
                cursor: req.query.tiep,
                count: true,
              })
        return sendPage(req, reply, {
          title: typed === '' ? 'Tìm xã, phường' : `Tìm “${typed}”`,
          description: 'Tìm xã, phường, huyện, tỉnh theo tên, tên cũ hoặc mã, cả đơn vị đã sắp xếp.',
          tags: ['*'],
          crumbs: [{ label: 'Trang chủ', href: '/' }, { label: 'Tìm xã, phường' }],
          band: renderDateBand(scope, typed === '' ? '/tim-kiem' : `/tim-kiem?q=${encodeURIComponent(typed)}`),
          body: renderSearch(scope, typed, found),
        })
      })
    },
  )
}

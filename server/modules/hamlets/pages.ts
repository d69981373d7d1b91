import { z } from 'zod'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { askedDay } from '../units/index.ts'
import { drawBand, drawHamlets } from './hamlets-page.ts'
import { inSentence } from './names.ts'
import { readCommunePage } from './read-commune-page.ts'

const Code = z.object({ code: z.string().regex(/^\d{5}$/, 'Mã xã có 5 chữ số.') })
const Asked = z.object({ ngay: z.string().max(20).optional() })

/** `/don-vi/{code}/thon-ap?ngay=`: the hamlets of a commune on a day; no person is named here. */
export function addHamletPages(app: App): void {
  app.get(
    '/don-vi/:code/thon-ap',
    { config: { access: 'public' }, schema: { hide: true, params: Code, querystring: Asked } },
    async (req, reply) => {
      const { ngay } = req.query
      const page = await query(req, (ctx) =>
        readCommunePage(ctx, req.params.code, ngay ? askedDay(ngay, ctx.today()) : undefined),
      )
      const { unit } = page.list
      return sendPage(req, reply, {
        title: `Thôn, ấp của ${inSentence(unit.name)}`,
        description: `Danh sách thôn, ấp, số hộ, số nhân khẩu của ${unit.name}, mã ${unit.code}.`,
        tags: page.tags,
        crumbs: [...page.trail, { label: 'Thôn, ấp' }],
        ...(page.isToday ? {} : { band: drawBand(page) }),
        body: drawHamlets(page),
      })
    },
  )
}

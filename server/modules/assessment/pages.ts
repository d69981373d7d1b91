import { z } from 'zod'
import { readAskedDay } from '../../kernel/asked-day.ts'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { unreadableDate } from '../units/index.ts'
import { countRecognitions, listRecognitions } from './recognitions.ts'
import { renderRegistry, renderRegistryBand } from './registry-page.ts'
import { TIER_CODES } from './tiers.ts'

const PAGE_SIZE = 20

/** An empty field of a form means "not asked", and so does one that cannot be read. */
const Asked = z.object({
  ngay: z.string().max(20).optional(),
  muc: z.enum(TIER_CODES).optional().catch(undefined),
  nam: z.coerce.number().int().min(2010).max(2100).optional().catch(undefined),
  tiep: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})

/** `/cong-nhan`: the registry, newest first, twenty decisions at a time. Nothing is ever taken out of it. */
export function addRegistryPages(app: App): void {
  app.get(
    '/cong-nhan',
    { config: { access: 'public' }, schema: { hide: true, querystring: Asked } },
    async (req, reply) => {
      const { ngay, muc: tier, nam: year, tiep: cursor } = req.query
      const day = ngay ? readAskedDay(ngay) : undefined
      if (ngay && !day) throw unreadableDate(ngay)
      const view = await query(req, async (ctx) => {
        const asOf = day ?? ctx.today()
        const [page, total] = await Promise.all([
          listRecognitions(ctx, { asOf, tier, year, cursor, limit: PAGE_SIZE }),
          countRecognitions(ctx, asOf),
        ])
        return { page, total, asOf, today: ctx.today(), asked: { tier, year, cursor } }
      })
      return sendPage(req, reply, {
        title: 'Sổ công nhận',
        nav: '/cong-nhan',
        description: 'Mọi quyết định công nhận đạt chuẩn nông thôn mới, còn hiệu lực hay không.',
        tags: ['*'],
        band: renderRegistryBand(view),
        body: renderRegistry(view),
      })
    },
  )
}

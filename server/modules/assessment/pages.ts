import { z } from 'zod'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { readAskedYear } from '../indicators/index.ts'
import { askedDay, badCursor } from '../units/index.ts'
import { unknownTier } from './problems.ts'
import { countRecognitions, listRecognitions } from './recognitions.ts'
import { renderRegistry, renderRegistryBand } from './registry-page.ts'
import { TIER_CODES } from './tiers.ts'

const PAGE_SIZE = 20

/** An empty field of a form means "not asked"; what cannot be read is refused, never left out in silence. */
const Text = z.string().max(80).optional()
const Asked = z.object({ ngay: Text, muc: Text, nam: Text, tiep: Text })

const CURSOR = /^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/

/** Throws what is wrong with day, level, year or place in the list. */
function readAsked({ ngay, muc, nam, tiep }: z.infer<typeof Asked>, today: PlainDate) {
  const tier = TIER_CODES.find((code) => code === muc)
  if (muc && !tier) throw unknownTier(muc)
  if (tiep && !CURSOR.test(tiep)) throw badCursor()
  const year = readAskedYear(nam, today)
  return {
    asOf: askedDay(ngay, today),
    asked: { tier, year: year === undefined ? undefined : Number(year), cursor: tiep || undefined },
  }
}

/** `/cong-nhan`: the registry, newest first, twenty decisions at a time. Nothing is ever taken out of it. */
export function addRegistryPages(app: App): void {
  app.get(
    '/cong-nhan',
    { config: { access: 'public' }, schema: { hide: true, querystring: Asked } },
    async (req, reply) => {
      const view = await query(req, async (ctx) => {
        const { asOf, asked } = readAsked(req.query, ctx.today())
        const [page, total] = await Promise.all([
          listRecognitions(ctx, { asOf, ...asked, limit: PAGE_SIZE }),
          countRecognitions(ctx, asOf),
        ])
        return { page, total, asOf, today: ctx.today(), asked }
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

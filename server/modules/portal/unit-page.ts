import { z } from 'zod'
import { formatDate, lowerFirst } from '../../../design/format.ts'
import { html } from '../../kernel/html.ts'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { PeriodText } from '../../kernel/period.ts'
import { askedDay, lastDayOf } from '../units/index.ts'
import { drawBand } from './unit-page-as-of.ts'
import { drawCommunes } from './unit-page-communes.ts'
import { drawCriteria } from './unit-page-criteria.ts'
import { drawHistory } from './unit-page-history.ts'
import { readUnitFacts, type UnitFacts } from './unit-page-read.ts'
import { drawOrigin } from './unit-page-river.ts'
import { drawTop } from './unit-page-top.ts'

const Code = z.object({ code: z.string().regex(/^\d{2,5}$/, 'Mã đơn vị có 2, 3 hoặc 5 chữ số.') })
/** An empty field of a form means "not asked". */
const orEmpty = <T extends z.ZodType>(shape: T) => z.union([z.literal('').transform(() => undefined), shape]).optional()
const Asked = z.object({
  ngay: orEmpty(z.string().max(20)),
  ky: orEmpty(PeriodText),
  bo: orEmpty(z.string().max(80)),
  'chi-tieu': orEmpty(z.string().max(20)),
})

/** `/don-vi/{code}?ngay=&ky=&bo=&chi-tieu=`: a unit as it was on a day, down to the reason of one indicator. */
export function addUnitPage(app: App): void {
  app.get(
    '/don-vi/:code',
    { config: { access: 'public' }, schema: { hide: true, params: Code, querystring: Asked } },
    async (req, reply) => {
      const { ngay, ky, bo, 'chi-tieu': indicator } = req.query
      const facts = await query(req, (ctx) => {
        const day = ngay ? askedDay(ngay, ctx.today()) : undefined
        return readUnitFacts(ctx, req.params.code, { ngay: day, ky, bo, indicator })
      })
      const { unit } = facts.subject
      const title = titleOf(facts)
      return sendPage(req, reply, {
        title,
        description: `${title}, mã ${unit.code}: kết quả nông thôn mới, quyết định công nhận, nguồn gốc đơn vị.`,
        tags: tagsOf(facts),
        band: drawBand(facts),
        body: html`${drawTop(facts)}${drawOrigin(facts)}${drawCriteria(facts)}${drawCommunes(facts)}${drawHistory(facts)}`,
      })
    },
  )
}

/** `Xã An Khánh, tỉnh Đồng Tháp (đến 30/06/2025)`: many units share a name. */
function titleOf({ trail, subject: { unit }, today }: UnitFacts): string {
  const [province] = trail
  const place = province ? `, ${lowerFirst(province.name)}` : ''
  const hasEnded = unit.validTo !== null && unit.validTo <= today
  return `${unit.name}${place}${hasEnded && unit.validTo !== null ? ` (đến ${formatDate(lastDayOf(unit.validTo))})` : ''}`
}

/** Subjects whose change alters the page: the unit's family and, for a list, every commune in it. */
function tagsOf({ family, subject, wide }: UnitFacts): string[] {
  const listed = wide === null || typeof wide === 'string' ? [] : wide.items.map((row) => row.unitId)
  return [...new Set([subject.unit.id, ...family.units.map((unit) => unit.id), ...listed])]
}

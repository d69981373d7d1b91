import { z } from 'zod'
import { type App, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import { findUnit, unitNotFound } from '../units/index.ts'
import { agenciesOf } from './agencies.ts'
import { AgencyQuery, AgencyView } from './contract.ts'

/** Which agency holds which sector in a province on a date. */
export function addAgencyRoutes(app: App): void {
  app.get(
    '/api/v1/agencies',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Cơ quan của tỉnh tại một ngày',
        tags: ['accounts'],
        querystring: AgencyQuery,
        response: { 200: z.object({ items: z.array(AgencyView) }), 404: ProblemDetails, 422: ProblemDetails },
      },
    },
    (req) =>
      query(req, async (ctx) => {
        const asOf = req.query.asOf === undefined ? ctx.today() : plainDate(req.query.asOf)
        const unit = await findUnit(ctx.db, { code: req.query.province, asOf })
        if (!unit) throw unitNotFound(req.query.province)
        return { items: await agenciesOf(ctx.db, unit.id, asOf) }
      }),
  )
}

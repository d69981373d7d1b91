import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { groupByProvince, readStanding } from '../assessment/index.ts'
import { groupByDistrict } from '../units/index.ts'
import { Asked, readScope } from './scope.ts'
import { renderCountry, renderProvince } from './home-view.ts'
import { renderDateBand } from './controls.ts'

/** `/`: where the country, or one province, stands on a day. */
export function addHomePage(app: App): void {
  app.get('/', { config: { access: 'public' }, schema: { hide: true, querystring: Asked } }, async (req, reply) => {
    return query(req, async (ctx) => {
      const scope = await readScope(ctx, req.query)
      const { province, provinces, asOf, year } = scope
      const standing = await readStanding(ctx, { under: province && [province.id], asOf, year })
      return sendPage(req, reply, {
        title: province ? province.name : 'Nông thôn mới cả nước',
        description: 'Kết quả xây dựng nông thôn mới của từng xã, kèm cách tính, điều luật và minh chứng.',
        nav: '/',
        tags: ['*'],
        band: renderDateBand('/', scope),
        body: province
          ? renderProvince(scope, standing, await groupByDistrict(ctx.db, standing.communes, asOf))
          : renderCountry(scope, standing, await groupByProvince(ctx, provinces, standing, asOf)),
      })
    })
  })
}

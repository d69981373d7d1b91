import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { readFormerPlaces } from './former-places.ts'
import { Asked, readScope } from './scope.ts'
import { groupByProvince, readStanding } from './standing.ts'
import { renderCountry, renderProvince } from './home-view.ts'
import { renderDateBand } from './controls.ts'

/** `/`: where the country, or one province, stands on a day. */
export function addHomePage(app: App): void {
  app.get('/', { config: { access: 'public' }, schema: { hide: true, querystring: Asked } }, async (req, reply) => {
    return query(req, async (ctx) => {
      const scope = await readScope(ctx, req.query)
      const standing = await readStanding(ctx, scope)
      return sendPage(req, reply, {
        title: scope.province ? scope.province.name : 'Nông thôn mới cả nước',
        description: 'Kết quả xây dựng nông thôn mới của từng xã, kèm cách tính, điều luật và minh chứng.',
        nav: '/',
        tags: ['*'],
        band: renderDateBand('/', scope),
        body: scope.province
          ? renderProvince(scope, standing, await readFormerPlaces(ctx, scope, standing.communes))
          : renderCountry(scope, standing, await groupByProvince(ctx, scope, standing)),
      })
    })
  })
}

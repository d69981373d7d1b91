import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import { renderDateBand } from './controls.ts'
import { readFormerPlaces } from './former-places.ts'
import { renderCountryMap, renderProvinceMap } from './map-view.ts'
import { Asked, linkTo, readScope } from './scope.ts'
import { groupByProvince, readStanding } from './standing.ts'

/** `/ban-do`: equal cells for every commune of a province, or every province of the country, and an equal table. */
export function addMapPage(app: App): void {
  app.get(
    '/ban-do',
    { config: { access: 'public' }, schema: { hide: true, querystring: Asked } },
    async (req, reply) => {
      return query(req, async (ctx) => {
        const scope = await readScope(ctx, req.query)
        const standing = await readStanding(ctx, scope)
        const { province } = scope
        return sendPage(req, reply, {
          title: province ? `Bản đồ ${province.name}` : 'Bản đồ cả nước',
          nav: '/ban-do',
          tags: ['*'],
          band: renderDateBand('/ban-do', scope),
          crumbs: province
            ? [{ label: 'Cả nước', href: linkTo('/ban-do', scope, null) }, { label: province.name }]
            : [{ label: 'Trang chủ', href: '/' }, { label: 'Bản đồ' }],
          body: province
            ? renderProvinceMap(scope, standing, await readFormerPlaces(ctx, scope, standing.communes))
            : renderCountryMap(scope, standing, await groupByProvince(ctx, scope, standing)),
        })
      })
    },
  )
}

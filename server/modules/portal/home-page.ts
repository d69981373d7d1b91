import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import {
  Asked,
  groupByProvince,
  linkToDay,
  namePlaces,
  readScope,
  readStanding,
  renderDateBand,
} from '../assessment/index.ts'
import { groupByDistrict } from '../units/index.ts'
import { renderCountry, renderProvince } from './home-view.ts'

/** `/`: where the country, or one province, stands on a day. */
export function addHomePage(app: App): void {
  app.get('/', { config: { access: 'public' }, schema: { hide: true, querystring: Asked } }, async (req, reply) => {
    return query(req, async (ctx) => {
      const scope = await readScope(ctx, req.query)
      const { place, members, provinces, asOf, year } = scope
      const standing = await readStanding(ctx, { under: place && members.map(({ id }) => id), asOf, year })
      return sendPage(req, reply, {
        title: `Nông thôn mới ${namePlaces(scope)}`,
        description: 'Kết quả xây dựng nông thôn mới của từng xã, kèm cách tính, điều luật và lần ghi số liệu.',
        nav: '/',
        tags: ['*'],
        band: renderDateBand(scope, linkToDay('/', scope, scope.today)),
        body: place
          ? renderProvince(scope, standing, await groupByDistrict(ctx.db, standing.communes, asOf))
          : renderCountry(scope, standing, await groupByProvince(ctx, provinces, standing, asOf)),
      })
    })
  })
}

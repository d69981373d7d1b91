import type { ReadCtx } from '../../kernel/context.ts'
import { type App, baseUrl, query } from '../../kernel/http.ts'
import { communesUnder, searchUnits } from '../units/index.ts'

/** Pages beside those of the menu that a visitor may want to find. */
const OTHERS = ['/tim-kiem', '/huong-dan', '/api/docs']

/** `/robots.txt` and `/sitemap.xml` (sitemaps.org): what search engines should read, the page of every unit of today among it. */
export function addSitemap(app: App): void {
  const config = { access: 'public' } as const
  app.get('/robots.txt', { config, schema: { hide: true } }, (req, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        `User-agent: *\nDisallow: /lam-viec\nDisallow: /api/v1/\nDisallow: /dang-nhap\nSitemap: ${baseUrl(req)}/sitemap.xml\n`,
      ),
  )
  app.get('/sitemap.xml', { config, schema: { hide: true } }, async (req, reply) => {
    const codes = await query(req, codesOfToday)
    const paths = [...app.house.nav.map(({ href }) => href), ...OTHERS, ...codes.map((code) => `/don-vi/${code}`)]
    const lines = paths.map((path) => `<url><loc>${baseUrl(req)}${path}</loc></url>`)
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`
    return reply.type('application/xml; charset=utf-8').send(text)
  })
}

async function codesOfToday({ db, today }: ReadCtx): Promise<string[]> {
  const asOf = today()
  const { items: provinces } = await searchUnits(db, { asOf, level: 'province', limit: 100 })
  return [...provinces, ...(await communesUnder(db, null, asOf))].map(({ code }) => code)
}

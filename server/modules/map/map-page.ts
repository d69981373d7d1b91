import { html, type Html } from '../../kernel/html.ts'
import { type App, query } from '../../kernel/http.ts'
import { sendPage } from '../../kernel/page.ts'
import {
  Asked,
  drawProvinceTable,
  linkToDay,
  linkToPlace,
  namePlaces,
  readScope,
  renderDateBand,
} from '../assessment/index.ts'
import { renderCells, renderCellsBelow, renderLegend } from './cells.ts'
import { renderCommunes } from './commune-table.ts'
import { readSides, renderSides } from './compare.ts'
import { renderNotes } from './notes.ts'
import { type MapFacts, readMap } from './read-map.ts'
import { renderStage } from './stage.ts'
import { readLaws } from './stops.ts'
import { renderTime } from './time-track.ts'
import { renderTop } from './top.ts'

/** `/ban-do?tinh=&ngay=`: a province or the country as a map of one day, and the same as a table. */
export function addMapPage(app: App): void {
  app.get(
    '/ban-do',
    { config: { access: 'public' }, schema: { hide: true, querystring: Asked } },
    async (req, reply) => {
      return query(req, async (ctx) => {
        const scope = await readScope(ctx, req.query)
        const [facts, laws, sides] = await Promise.all([readMap(ctx, scope), readLaws(ctx), readSides(ctx, scope)])
        const stage = renderStage(facts)
        return sendPage(req, reply, {
          title: `Bản đồ ${namePlaces(scope)}`,
          description: `Bản đồ kết quả xây dựng nông thôn mới ${namePlaces(scope)}: từng xã đạt bao nhiêu tiêu chí, theo ngày và năm.`,
          nav: '/ban-do',
          styles: ['map.css'],
          tags: ['*'],
          band: renderDateBand(scope, linkToDay('/ban-do', scope, scope.today)),
          crumbs: scope.place
            ? [{ label: 'Bản đồ cả nước', href: linkToPlace('/ban-do', scope, null) }, { label: scope.place.name }]
            : [{ label: 'Trang chủ', href: '/' }, { label: 'Bản đồ' }],
          ...(stage && { island: 'map' }),
          body: html`${renderTop(facts)}
            <div class="wrap map-frame">
              ${stage ?? html`<div class="map-plain" id="o-bang-nhau" data-part="cells">${renderCells(facts)}</div>`}
              <div class="map-legend" data-part="legend">${renderLegend(facts)}</div>
              ${renderTime(facts, laws)}
              <div data-part="sides">${renderSides(scope, sides)}</div>
            </div>
            <div class="wrap stack" data-part="notes">${renderNotes(facts)}</div>
            ${stage && html`<div class="wrap">${renderCellsBelow(facts)}</div>`} ${renderTable(facts)}`,
        })
      })
    },
  )
}

function renderTable(facts: MapFacts): Html {
  return html`<section class="wrap section stack" id="bang" data-part="table">
    <div class="section-head"><h2>Bảng ngang giá trị với bản đồ</h2></div>
    ${facts.scope.place ? renderCommunes(facts) : drawProvinceTable(facts.provinces, (code) => linkToPlace('/ban-do', facts.scope, code))}
  </section>`
}

import { html, type Html } from '../../kernel/html.ts'
import {
  drawCommuneCells,
  drawCommuneLegend,
  drawProvinceCells,
  drawProvinceLegend,
  linkToPlace,
  linkToUnit,
} from '../assessment/index.ts'
import type { MapFacts } from './read-map.ts'

/** px of a whole line on a wide screen. */
const ROOM = 1212

/** The map without borders: one equal cell a unit. Printed in grey, read on a phone, walked through by keyboard. */
export function renderCells({ scope, areas, provinces }: MapFacts): Html {
  return scope.place
    ? drawCommuneCells(areas, (code) => linkToUnit(code, scope), ROOM)
    : drawProvinceCells(provinces, (code) => linkToPlace('/ban-do', scope, code))
}

/** The same cells under a real map, out of the way until asked for; printed always. */
export function renderCellsBelow(facts: MapFacts): Html {
  return html`<details class="open map-cells">
    <summary>Xem dạng ô bằng nhau, mỗi ô một đơn vị</summary>
    <div id="o-bang-nhau" data-part="cells">${renderCells(facts)}</div>
  </details>`
}

export function renderLegend({ scope, standing, criteria, provinces }: MapFacts): Html {
  return scope.place ? drawCommuneLegend(standing.communes, criteria) : drawProvinceLegend(provinces)
}

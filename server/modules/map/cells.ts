import { type Cell, drawCells } from '../../../design/cells.ts'
import {
  classOfCommune,
  classOfProvince,
  countCommuneClasses,
  countProvinceClasses,
  figureOfCommune,
  figureOfProvince,
  sayCommune,
  sayProvince,
} from '../../../design/classes.ts'
import { drawLegend } from '../../../design/legend.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { CommuneStanding, ProvinceStanding } from '../assessment/index.ts'
import type { MapFacts } from './read-map.ts'
import { linkToPlace, linkToUnit, type MapScope } from './scope.ts'

/** px of a whole line on a wide screen. */
const ROOM = 1212

/** The map without borders: one equal cell a unit. Printed in grey, read on a phone, walked through by keyboard. */
export function renderCells({ scope, areas, provinces }: MapFacts): Html {
  if (!scope.place) {
    const cells = provinces.map((one) => provinceCell(one, scope))
    return raw(drawCells([{ name: '', groups: [{ name: '', cells }] }], { named: true }))
  }
  const drawn = areas.map(({ name, groups }) => ({
    name,
    groups: groups.map((group) => ({
      name: group.name,
      cells: group.communes.map((one) => communeCell(one, scope)),
    })),
  }))
  return raw(drawCells(drawn, { room: ROOM }))
}

/** The same cells under a real map, out of the way until asked for; printed always. */
export function renderCellsBelow(facts: MapFacts): Html {
  return html`<details class="open map-cells">
    <summary>Xem dạng ô bằng nhau, mỗi ô một đơn vị</summary>
    <div id="o-bang-nhau" data-part="cells">${renderCells(facts)}</div>
  </details>`
}

export function renderLegend({ scope, standing, criteria, provinces }: MapFacts): Html {
  const entries = scope.place
    ? countCommuneClasses(standing.communes, criteria)
    : countProvinceClasses(provinces.map(({ tally }) => tally))
  return raw(drawLegend(entries))
}

function communeCell(one: CommuneStanding, scope: MapScope): Cell {
  return {
    name: one.name,
    href: linkToUnit(one.code, scope),
    cls: classOfCommune(one),
    figure: figureOfCommune(one),
    words: sayCommune(one),
  }
}

function provinceCell({ code, name, tally }: ProvinceStanding, scope: MapScope): Cell {
  return {
    name,
    href: linkToPlace(scope, code),
    cls: classOfProvince(tally),
    figure: figureOfProvince(tally),
    words: sayProvince(tally),
  }
}

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
import { type Cell, drawCells } from '../../../design/cells.ts'
import { drawLegend } from '../../../design/legend.ts'
import { type Html, raw } from '../../kernel/html.ts'
import type { CommuneStanding, ProvinceStanding } from '../assessment/index.ts'
import type { CommuneArea } from '../units/index.ts'
import { linkTo, linkToUnit, type Scope } from './scope.ts'

/** Equal cells of the communes of a province, by district, in the right half of the first page. */
export function renderCommuneCells(scope: Scope, areas: readonly CommuneArea<CommuneStanding>[]): Html {
  const drawn = areas.map((area) => ({
    name: area.name,
    groups: area.groups.map((group) => ({
      name: group.name,
      cells: group.communes.map((one) => communeCell(one, scope)),
    })),
  }))
  return raw(drawCells(drawn))
}

function communeCell(one: CommuneStanding, scope: Scope): Cell {
  return {
    name: one.name,
    href: linkToUnit(one.code, scope),
    cls: classOfCommune(one),
    figure: figureOfCommune(one),
    words: sayCommune(one),
  }
}

export function communeLegend(communes: readonly CommuneStanding[], criteria: number): Html {
  return raw(drawLegend(countCommuneClasses(communes, criteria)))
}

/** One cell for each province of the country. */
export function renderProvinceCells(scope: Scope, provinces: readonly ProvinceStanding[]): Html {
  const cells = provinces.map((one): Cell => ({
    name: one.name,
    href: linkTo('/', scope, one.code),
    cls: classOfProvince(one.tally),
    figure: figureOfProvince(one.tally),
    words: sayProvince(one.tally),
  }))
  return raw(drawCells([{ name: '', groups: [{ name: '', cells }] }], { named: true }))
}

export function provinceLegend(provinces: readonly ProvinceStanding[]): Html {
  return raw(drawLegend(countProvinceClasses(provinces.map(({ tally }) => tally))))
}

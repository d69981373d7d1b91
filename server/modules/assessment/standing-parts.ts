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
  sayProvinceClass,
} from '../../../design/classes.ts'
import { formatNumber } from '../../../design/format.ts'
import { drawLegend } from '../../../design/legend.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { CommuneArea } from '../units/index.ts'
import type { CommuneStanding, ProvinceStanding, Tally } from './standing.ts'

// Where a place stands, drawn: equal cells, their legend and the table that says the same. `href` is the address of a unit's
// code on the page that shows them.

type Href = (code: string) => string

/** One equal cell a commune, by former district. `room`: px of a whole line on a wide screen. */
export function drawCommuneCells(areas: readonly CommuneArea<CommuneStanding>[], href: Href, room?: number): Html {
  const drawn = areas.map(({ name, groups }) => ({
    name,
    groups: groups.map((group) => ({
      name: group.name,
      cells: group.communes.map((one): Cell => ({
        name: one.name,
        href: href(one.code),
        cls: classOfCommune(one),
        figure: figureOfCommune(one),
        words: sayCommune(one),
      })),
    })),
  }))
  return raw(drawCells(drawn, room === undefined ? {} : { room }))
}

/** One equal cell a province, named. */
export function drawProvinceCells(provinces: readonly ProvinceStanding[], href: Href): Html {
  const cells = provinces.map(({ code, name, tally }): Cell => ({
    name,
    href: href(code),
    cls: classOfProvince(tally),
    figure: figureOfProvince(tally),
    words: sayProvince(tally),
  }))
  return raw(drawCells([{ name: '', groups: [{ name: '', cells }] }], { named: true }))
}

export function drawCommuneLegend(communes: readonly CommuneStanding[], criteria: number): Html {
  return raw(drawLegend(countCommuneClasses(communes, criteria)))
}

export function drawProvinceLegend(provinces: readonly ProvinceStanding[]): Html {
  return raw(drawLegend(countProvinceClasses(provinces.map(({ tally }) => tally))))
}

/** The equal of the country's cells or map: one line for each province. */
export function drawProvinceTable(provinces: readonly ProvinceStanding[], href: Href): Html {
  return html`<table class="ledger middle paper fold">
    <thead>
      <tr>
        <th scope="col" class="no">Mã</th>
        <th scope="col">Tỉnh, thành phố</th>
        <th scope="col" class="right">Xã</th>
        <th scope="col" class="right">Đã báo cáo</th>
        <th scope="col" class="right">Đủ tiêu chí</th>
        <th scope="col" class="right">Được công nhận</th>
        <th scope="col" class="right">Kế thừa, chờ xét</th>
        <th scope="col">Lớp</th>
      </tr>
    </thead>
    <tbody>
      ${provinces.map((one) => drawProvinceRow(one, href(one.code)))}
    </tbody>
  </table>`
}

/** `3 xã đã được công nhận; 2 xã kế thừa danh hiệu của đơn vị cũ, chờ đánh giá lại`: the two are never one number. */
export function sayRecognised({ recognised, inherited }: Pick<Tally, 'recognised' | 'inherited'>): string {
  const own = recognised > 0 ? `${formatNumber(recognised)} xã đã được công nhận` : 'chưa xã nào được công nhận'
  return inherited > 0 ? `${own}; ${formatNumber(inherited)} xã kế thừa danh hiệu của đơn vị cũ, chờ đánh giá lại` : own
}

function drawProvinceRow({ code, name, tally }: ProvinceStanding, href: string): Html {
  const cls = classOfProvince(tally)
  const count = (label: string, value: number): Html =>
    html`<td class="right num" data-label="${label}">${formatNumber(value)}</td>`
  return html`<tr>
    <td class="no num">${code}</td>
    <th scope="row" class="main"><a class="same" href="${href}">${name}</a></th>
    ${count('Xã', tally.communes)}${count('Đã báo cáo', tally.reported)}${count('Đủ tiêu chí', tally.met)}${count('Được công nhận', tally.recognised)}${count('Kế thừa, chờ xét', tally.inherited)}
    <td class="small"><span class="row">${raw(`<i class="swatch c-${cls}"></i>`)}${sayProvinceClass(cls)}</span></td>
  </tr>`
}

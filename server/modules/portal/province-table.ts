import { formatNumber } from '../../../design/format.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { classOfProvince, sayProvinceClass } from '../../../design/classes.ts'
import { linkTo, type Scope } from './scope.ts'
import type { ProvinceStanding } from '../assessment/index.ts'

/** The equal of the country's cells: one line for each province. */
export function renderProvinces(provinces: readonly ProvinceStanding[], scope: Scope, path: string): Html {
  return html`<table class="ledger middle paper fold">
    <thead>
      <tr>
        <th scope="col" class="no">Mã</th>
        <th scope="col">Tỉnh, thành phố</th>
        <th scope="col" class="right">Xã</th>
        <th scope="col" class="right">Đã báo cáo</th>
        <th scope="col" class="right">Đủ tiêu chí</th>
        <th scope="col" class="right">Được công nhận</th>
        <th scope="col">Lớp</th>
      </tr>
    </thead>
    <tbody>
      ${provinces.map((one) => renderRow(one, scope, path))}
    </tbody>
  </table>`
}

function renderRow(one: ProvinceStanding, scope: Scope, path: string): Html {
  const { tally } = one
  const cls = classOfProvince(tally)
  const count = (label: string, value: number): Html =>
    html`<td class="right num" data-label="${label}">${formatNumber(value)}</td>`
  return html`<tr>
    <td class="no num">${one.code}</td>
    <th scope="row" class="main"><a class="same" href="${linkTo(path, scope, one.code)}">${one.name}</a></th>
    ${count('Xã', tally.communes)}${count('Đã báo cáo', tally.reported)}${count('Đủ tiêu chí', tally.met)}${count('Được công nhận', tally.recognised)}
    <td class="small"><span class="row">${raw(`<i class="swatch c-${cls}"></i>`)}${sayProvinceClass(cls)}</span></td>
  </tr>`
}

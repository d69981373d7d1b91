import { drawCells } from '../../../design/cells.ts'
import { formatDate, formatNumber } from '../../../design/format.ts'
import { drawSeal } from '../../../design/seal.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { communeCell, communeLegend, provinceCell, provinceLegend, sayOthers } from './classes.ts'
import { renderCommunes } from './commune-table.ts'
import { renderChoice } from './controls.ts'
import type { CommuneArea } from './former-places.ts'
import { renderProvinces } from './province-table.ts'
import { linkToUnit, type Scope } from './scope.ts'
import { countCriteria, type Commune, type ProvinceStanding, type Standing } from './standing.ts'

/** px of a whole line on a wide screen. */
const ROOM = 1248

/** The country: one cell for each province. 3,321 communes at once would be neither light nor readable. */
export function renderCountryMap(scope: Scope, standing: Standing, provinces: readonly ProvinceStanding[]): Html {
  const cells = provinces.map((one) => provinceCell(one, scope, '/ban-do'))
  return html`${renderTop(scope, standing, 'Số xã đủ tiêu chí của từng tỉnh, thành phố')}
    <section class="wrap section stack">
      <h2 class="sr">Ô của từng tỉnh</h2>
      ${raw(drawCells([{ name: '', groups: [{ name: '', cells }] }], { named: true }))}
      ${provinceLegend(provinces)}${NOTE}
    </section>
    <section class="wrap section stack">
      <div class="section-head"><h2>Bảng ngang giá trị với bản đồ</h2></div>
      ${renderProvinces(provinces, scope, '/ban-do')}
    </section>`
}

/** A province: one cell for each commune, by district. */
export function renderProvinceMap(scope: Scope, standing: Standing, areas: readonly CommuneArea[]): Html {
  const name = scope.province?.name ?? ''
  return html`${renderTop(scope, standing, `Số tiêu chí đạt của từng xã, ${lower(name)}`)}
    <section class="wrap section stack">
      <h2 class="sr">Ô của từng xã</h2>
      ${renderCommuneCells(scope, areas, ROOM)} ${communeLegend(standing.communes, countCriteria(standing))}
      ${renderRecognised(scope, standing)}${NOTE}
    </section>
    <section class="wrap section stack">
      <div class="section-head"><h2>Bảng ngang giá trị với bản đồ</h2></div>
      ${renderTable(scope, standing, areas)}
    </section>`
}

/** Districts packed into `room` px; the default is the right half of the first page. */
export function renderCommuneCells(scope: Scope, areas: readonly CommuneArea[], room?: number): Html {
  const drawn = areas.map((area) => ({
    name: area.name,
    groups: area.groups.map((group) => ({
      name: group.name,
      cells: group.communes.map((one) => communeCell(one, scope)),
    })),
  }))
  return raw(drawCells(drawn, { room }))
}

const NOTE = html`<p class="small">
  Mỗi ô là một đơn vị, cỡ bằng nhau, không theo hình đất thật. Khi nạp ranh giới vào hệ thống, bản đồ thật hiện thêm bên
  cạnh; các ô này vẫn giữ.
</p>`

function renderTop(scope: Scope, { board, tally, communes }: Standing, title: string): Html {
  const parts = [
    `${formatNumber(tally.communes)} xã`,
    tally.others > 0 && `${formatNumber(tally.others)} ${sayOthers(communes)}`,
    `danh sách ngày ${formatDate(scope.asOf)}`,
    `số liệu năm ${scope.year}`,
  ]
  return html`<section class="wrap split">
    <div class="stack">
      <h1>${title}</h1>
      <p class="sub">${parts.filter((part) => part !== false).join(' · ')}</p>
      <p class="lead">
        <b>${formatNumber(tally.met)}</b> xã đủ tiêu chí, <b>${formatNumber(tally.reported)}</b> xã đã báo cáo,
        <b>${formatNumber(tally.recognised)}</b> xã đã được công nhận.
      </p>
      <p class="small">
        ${board.set.title}${board.set.illustrative && html` <span class="tag sample">minh họa</span>`}
      </p>
    </div>
    <div>${renderChoice('/ban-do', scope)}</div>
  </section>`
}

/** A seal is never squeezed into a cell: the recognised communes stand under the map, each with its own. */
function renderRecognised(scope: Scope, { communes }: Standing): Html | undefined {
  const recognised = communes.filter((one) => one.recognised !== null)
  if (recognised.length === 0) return undefined
  return html`<h3>Đã được công nhận đạt chuẩn</h3>
    <ul class="row">
      ${recognised.map(
        ({ recognised: kind, code, name }) =>
          html`<li class="row">
            ${kind && raw(drawSeal(kind, 22, 1))}<a href="${linkToUnit(code, scope)}">${name}</a>
          </li>`,
      )}
    </ul>`
}

/** Those who reported line by line; the rest by district, which says as much in a tenth of the bytes. */
function renderTable(scope: Scope, standing: Standing, areas: readonly CommuneArea[]): Html {
  const reported = standing.communes.filter((one) => one.isAssessed && one.hasReported)
  const silent = areas.flatMap(({ groups }) =>
    groups.map(({ name, communes }) => ({ name, communes: communes.filter((one) => !reported.includes(one)) })),
  )
  return html`${reported.length > 0 && renderCommunes(reported, standing, scope)}
    <h3>Chưa báo cáo, hoặc ngoài phạm vi đánh giá xã</h3>
    <table class="ledger paper fold">
      <thead>
        <tr>
          <th scope="col" class="no">Số</th>
          <th scope="col">Địa bàn</th>
          <th scope="col">Đơn vị</th>
        </tr>
      </thead>
      <tbody>
        ${silent.filter(({ communes }) => communes.length > 0).map(({ name, communes }) => renderSilent(name, communes))}
      </tbody>
    </table>`
}

function renderSilent(name: string, communes: readonly Commune[]): Html {
  const assessed = communes.filter((one) => one.isAssessed)
  const others = communes.filter((one) => !one.isAssessed)
  return html`<tr>
    <td class="no num">${communes.length}</td>
    <th scope="row" class="main">${name}</th>
    <td>
      ${
        assessed.length > 0 && html`<b>Chưa báo cáo:</b> ${assessed.map(nameCommune).join(', ')}. `
      }${others.length > 0 && html`<b>Ngoài phạm vi:</b> ${others.map(nameCommune).join(', ')}.`}
    </td>
  </tr>`
}

function nameCommune(one: Commune): string {
  return one.recognised ? `${one.name} (đã được công nhận)` : one.name
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

import { formatDate, formatNumber, upperFirst } from '../../../design/format.ts'
import { html, type Html } from '../../kernel/html.ts'
import {
  countCriteria,
  type CommuneStanding,
  drawCommuneCells,
  drawCommuneLegend,
  drawProvinceCells,
  drawProvinceLegend,
  drawProvinceTable,
  linkToPage,
  linkToPlace,
  linkToUnit,
  namePlaces,
  type ProvinceStanding,
  renderYearNote,
  sayRecognised,
  type Scope,
  type Standing,
} from '../assessment/index.ts'
import type { CommuneArea } from '../units/index.ts'
import { renderBlockers } from './blockers.ts'
import { renderCommunes } from './commune-table.ts'
import { renderChoice, renderFind } from './controls.ts'

/** Rows of the table on the first page; the map page has every commune. */
const FIRST_ROWS = 12

/** The first page of the country: provinces with their counts. */
export function renderCountry(scope: Scope, standing: Standing, provinces: readonly ProvinceStanding[]): Html {
  return html`${renderHero(
    scope,
    standing,
    html`<div class="section-head">
        <h2>Số xã, và số xã đủ tiêu chí, của từng tỉnh</h2>
        <a href="${linkToPage('/ban-do', scope)}">Xem bản đồ và bảng</a>
      </div>
      ${drawProvinceCells(provinces, (code) => linkToPlace('/', scope, code))}${drawProvinceLegend(provinces)}`,
  )}
  ${renderBlockers(standing)} ${renderFirstProvinces(scope, provinces)}`
}

/** Provinces where somebody has reported; the map page has all of them. */
function renderFirstProvinces(scope: Scope, provinces: readonly ProvinceStanding[]): Html {
  const reported = provinces.filter(({ tally }) => tally.reported > 0)
  const all = html`<a href="${linkToPage('/ban-do', scope)}"
    >Xem đủ ${formatNumber(provinces.length)} tỉnh, thành phố</a
  >`
  if (reported.length === 0)
    return html`<section class="wrap section">
      <div class="section-head"><h2>Các tỉnh, thành phố</h2></div>
      <div class="notice">
        <h3>Chưa có số liệu năm ${scope.year}</h3>
        <p>Danh sách đơn vị đã có. Chưa xã nào lưu số liệu tự đánh giá.</p>
        ${all}
      </div>
    </section>`
  return html`<section class="wrap section stack">
    <div class="section-head"><h2>Các tỉnh, thành phố đã có số liệu</h2></div>
    ${drawProvinceTable(reported, (code) => linkToPlace('/', scope, code))}
    <p>${all}</p>
  </section>`
}

/** The first page of a province: its communes as cells, what blocks them, and a table. */
export function renderProvince(scope: Scope, standing: Standing, areas: readonly CommuneArea<CommuneStanding>[]): Html {
  return html`${renderHero(
    scope,
    standing,
    html`<div class="section-head">
        <h2>Số tiêu chí đạt của từng xã</h2>
        <a href="${linkToPage('/ban-do', scope)}">Xem bản đồ và bảng</a>
      </div>
      ${drawCommuneCells(areas, (code) => linkToUnit(code, scope))}${drawCommuneLegend(standing.communes, countCriteria(standing))}`,
  )}
  ${renderBlockers(standing)} ${renderFirstCommunes(scope, standing)}`
}

function renderHero(scope: Scope, standing: Standing, drawing: Html): Html {
  return html`<section class="hero">
    <div class="wrap">
      <div>
        <p class="eyebrow">
          ${upperFirst(namePlaces(scope))} · số liệu năm ${scope.year} · danh sách xã ngày ${formatDate(scope.asOf)}
        </p>
        ${renderSentence(scope, standing)}
        ${renderYearNote('/', scope)}${renderFind(scope, '', exampleOf(standing))}${renderChoice('/', scope)}
        <p class="small">
          ${standing.board.set.title}${standing.board.set.illustrative && html` <span class="tag sample">minh họa</span>`}
        </p>
      </div>
      <div>${drawing}</div>
    </div>
  </section>`
}

/** A commune whose page has results, for the hint of the search box. */
function exampleOf({ communes }: Standing): CommuneStanding | undefined {
  return communes.find((one) => one.isAssessed && one.hasReported)
}

/** The figure first, then what it is made of. */
function renderSentence(scope: Scope, standing: Standing): Html {
  const { tally } = standing
  const all = formatNumber(tally.communes)
  if (tally.communes === 0) return html`<h1>Không có xã nào trong danh mục ngày ${formatDate(scope.asOf)}.</h1>`
  if (tally.reported === 0)
    return html`<h1><em>0 trong ${all}&nbsp;xã</em> đã báo cáo số liệu năm&nbsp;${scope.year}.</h1>
      <p class="lead">
        Danh sách đơn vị đã có, số liệu thì chưa. Kết quả hiện ở đây ngay khi xã lưu số liệu, không chờ cuối ngày. Tìm
        xã của bạn để xem xã gồm những đơn vị cũ nào.
      </p>`
  const criteria = countCriteria(standing)
  const mean = formatNumber(String(tally.criteriaMet / tally.reported), 1)
  return html`<h1>
      <em>${formatNumber(tally.met)} trong ${all}&nbsp;xã</em> tự đánh giá đủ ${criteria}&nbsp;tiêu&nbsp;chí
      nông&nbsp;thôn&nbsp;mới.
    </h1>
    <p class="lead">
      ${formatNumber(tally.reported)} xã đã báo cáo, bình quân đạt ${mean} tiêu chí;
      ${formatNumber(tally.communes - tally.reported)} xã chưa báo cáo. ${upperFirst(sayRecognised(tally))}. Bấm vào một
      ô để xem đạt gì, còn thiếu gì và vì sao.
    </p>`
}

/** Those who have reported stand first, the furthest from the goal on top: that is where work is. */
function renderFirstCommunes(scope: Scope, standing: Standing): Html {
  const assessed = standing.communes.filter((one) => one.isAssessed)
  const reported = assessed.filter((one) => one.hasReported)
  if (reported.length === 0)
    return html`<section class="wrap section">
      <div class="section-head"><h2>Các xã</h2></div>
      <div class="notice">
        <h3>Chưa có số liệu năm ${scope.year}</h3>
        <p>${formatNumber(assessed.length)} xã có trong danh sách, chưa xã nào lưu số liệu tự đánh giá.</p>
        <a href="${linkToPage('/ban-do', scope)}">Xem danh sách ${formatNumber(assessed.length)} xã</a>
      </div>
    </section>`
  const shown = reported
    .toSorted((a, b) => (a.counts?.criteriaMet ?? 0) - (b.counts?.criteriaMet ?? 0))
    .slice(0, FIRST_ROWS)
  return html`<section class="wrap section stack">
    <div class="section-head"><h2>Các xã đã báo cáo</h2></div>
    <p class="sub">Mỗi vạch là một chỉ tiêu: cao hết cỡ là đạt, nửa chừng là chưa đạt, sát đất là chưa báo cáo.</p>
    ${renderCommunes(shown, standing, scope)}
    <p><a href="${linkToPage('/ban-do', scope)}">Xem đủ ${formatNumber(assessed.length)} xã</a></p>
  </section>`
}

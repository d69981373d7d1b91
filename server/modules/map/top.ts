import { formatDate, formatNumber, lowerFirst } from '../../../design/format.ts'
import { sayOthers } from '../../../design/classes.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import {
  namePlaces,
  renderProvinceSelect,
  renderYearNote,
  renderYearSelect,
  sayRecognised,
} from '../assessment/index.ts'
import { trustOf } from './describe-map.ts'
import type { MapFacts } from './read-map.ts'

/** What the map is about, its figure in a sentence, and the choice of another province. */
export function renderTop(facts: MapFacts): Html {
  const { scope } = facts
  return html`<section class="wrap map-top">
    <div data-part="head">
      <h1>${scope.place ? 'Bản đồ số tiêu chí đạt' : 'Bản đồ số xã đủ tiêu chí'}, ${namePlaces(scope)}</h1>
      <p class="sub">${sayBasis(facts)}</p>
      ${renderSentence(facts)}${renderYearNote('/ban-do', scope)}
    </div>
    ${renderChoice(facts)}
  </section>`
}

/** Units, borders and figures share one day: it is printed here, once. */
function sayBasis({ scope, standing, sheets, hasMap }: MapFacts): Html {
  const { tally, communes, board } = standing
  const trust = trustOf(sheets.units, scope.asOf)
  const others = tally.others > 0 ? ` và ${formatNumber(tally.others)} ${sayOthers(communes)}` : ''
  const borders = hasMap ? 'ranh giới, ' : ''
  return html`${formatNumber(tally.communes)} xã${others}, theo ${borders}danh sách và số liệu của ngày
    ${formatDate(scope.asOf)}${hasMap && trust.isIndicative && html` <span class="tag unverified">ranh giới chỉ để tham khảo</span>`}<br />
    Số liệu năm ${scope.year},
    ${lowerFirst(board.set.title)}${board.set.illustrative && html` <span class="tag sample">minh họa</span>`}`
}

function renderSentence({ scope, standing, criteria }: MapFacts): Html {
  const { tally } = standing
  const all = formatNumber(tally.communes)
  if (tally.communes === 0)
    return html`<p class="lead">Không có xã nào trong danh mục ngày ${formatDate(scope.asOf)}.</p>`
  if (tally.reported === 0)
    return html`<p class="lead"><b>Chưa xã nào trong ${all} xã</b> báo cáo số liệu năm ${scope.year}.</p>`
  return html`<p class="lead">
    <b>${formatNumber(tally.met)} trong ${all} xã</b> tự đánh giá đủ ${criteria} tiêu chí;
    ${formatNumber(tally.reported)} xã đã báo cáo, ${sayRecognised(tally)}.
  </p>`
}

function renderChoice(facts: MapFacts): Html {
  const { scope, hasMap } = facts
  return html`<div class="map-choice">
    <form action="/ban-do" data-part="places">
      <div><label for="tinh">Tỉnh, thành phố</label>${renderProvinceSelect(scope)}</div>
      <div>${renderYearSelect(scope)}</div>
      ${scope.asOf !== scope.today && html`<input type="hidden" name="ngay" value="${formatDate(scope.asOf)}" />`}
      <button class="button ghost small">Xem</button>
    </form>
    <nav class="segments" aria-label="Cách xem">
      ${hasMap && html`<a href="#ban-do-that" aria-current="true">Bản đồ thật</a>`}<a
        href="#o-bang-nhau"
        ${!hasMap && raw('aria-current="true"')}
        >Ô bằng nhau</a
      ><a href="#bang">Bảng</a>
    </nav>
  </div>`
}

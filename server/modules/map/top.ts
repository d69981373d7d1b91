import { formatDate, formatNumber, lowerFirst } from '../../../design/format.ts'
import { sayOthers } from '../../../design/classes.ts'
import { drawIcon } from '../../../design/icons.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { trustOf } from './describe-map.ts'
import type { MapFacts } from './read-map.ts'
import { linkToDay, type MapScope, namePlaces } from './scope.ts'

/** What the map is about, its figure in a sentence, and the choice of another province. */
export function renderTop(facts: MapFacts): Html {
  const { scope } = facts
  return html`<section class="wrap map-top">
    <div data-part="head">
      <h1>${scope.place ? 'Bản đồ số tiêu chí đạt' : 'Bản đồ số xã đủ tiêu chí'}, ${namePlaces(scope)}</h1>
      <p class="sub">${sayBasis(facts)}</p>
      ${renderSentence(facts)}
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
    ${formatNumber(tally.reported)} xã đã báo cáo, ${formatNumber(tally.recognised)} xã đã được công nhận.
  </p>`
}

function renderChoice(facts: MapFacts): Html {
  const { scope, hasMap } = facts
  return html`<div class="map-choice">
    <form action="/ban-do" data-part="places">
      <label for="tinh">Tỉnh, thành phố</label>
      <div class="row">
        <select class="select" id="tinh" name="tinh">
          <option value="">Cả nước</option>
          ${renderTerritory(scope)}
          ${scope.provinces.map(
            ({ id, code, name }) =>
              html`<option value="${code}" ${isShown(scope, id) && raw('selected')}>${name}</option>`,
          )}
        </select>
        ${scope.asOf !== scope.today && html`<input type="hidden" name="ngay" value="${formatDate(scope.asOf)}" />`}
        <button class="button ghost small">Xem</button>
      </div>
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

const isShown = ({ members }: MapScope, id: string): boolean => members.length === 1 && members[0]?.id === id

/** A territory that several provinces of the day hold is a choice of its own. */
function renderTerritory({ place, members }: MapScope): Html | undefined {
  if (!place || members.length === 1) return undefined
  return html`<option value="${place.code}@${place.validFrom ?? ''}" selected>
    Địa bàn ${lowerFirst(place.name)}${place.validFrom !== null && ` từ ${formatDate(place.validFrom)}`}
  </option>`
}

/** Says that the page shows another day than today. */
export function renderDateBand(scope: MapScope): Html | undefined {
  if (scope.asOf === scope.today) return undefined
  return html`<aside class="band" aria-label="Ngày đang xem">
    <p class="wrap">
      ${raw(drawIcon('clock'))}Đang xem ngày ${formatDate(scope.asOf)}, không phải hôm nay.
      <a href="${linkToDay(scope, scope.today)}">Về hôm nay</a>
    </p>
  </aside>`
}

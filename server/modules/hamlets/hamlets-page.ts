import { formatDate, formatNumber } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { HamletItem, HamletMeasure } from './contract.ts'
import { inSentence } from './names.ts'
import type { CommunePage } from './read-commune-page.ts'

/** The water band under the header when the page is not about today. */
export function drawBand({ asked, list }: CommunePage): Html {
  return html`<aside class="band" aria-label="Ngày đang xem">
    <p class="wrap">
      ${raw(drawIcon('clock'))}Đang xem ngày ${formatDate(asked)}, không phải hôm nay.
      <a href="/don-vi/${list.unit.code}/thon-ap">Về hôm nay</a>
    </p>
  </aside>`
}

export function drawHamlets(page: CommunePage): Html {
  const { list, asked } = page
  const { unit, items } = list
  return html`<section class="top">
      <div class="wrap">
        <div class="stack">
          <h1>Thôn, ấp của ${inSentence(unit.name)}</h1>
          <p class="lead">${sayLead(page)}</p>
          <form class="as-of" action="/don-vi/${unit.code}/thon-ap">
            <label for="ngay">Xem tại ngày</label>
            <input class="input" id="ngay" name="ngay" value="${formatDate(asked)}" autocomplete="off" /><button
              class="button ghost"
            >
              Xem
            </button>
          </form>
        </div>
      </div>
    </section>
    <section class="wrap section">
      <div class="section-head"><h2>Danh sách ngày ${formatDate(list.asOf)}</h2></div>
      ${items.length === 0 ? drawEmpty() : drawTable(items)} ${drawUnplaced(list.unplaced)}
    </section>`
}

function sayLead({ list, successors }: CommunePage): Html {
  const { unit, total, households, asOf } = list
  const ended =
    successors.length > 0 &&
    html` ${unit.name} đã kết thúc; đây là danh sách ngày cuối, ${formatDate(asOf)}. Nay là
    ${successors.map(({ code, name }, i) => html`${i > 0 && ', '}<a href="/don-vi/${code}/thon-ap">${name}</a>`)}.`
  if (total === 0) return html`Chưa có danh sách thôn, ấp của ${inSentence(unit.name)}.${ended}`
  return html`<b>${total} thôn, ấp</b>${sayHouseholds(total, households)}.${ended}`
}

function sayHouseholds(total: number, { sum, known }: CommunePage['list']['households']): Html | string {
  if (sum !== null) return html`, <b>${formatNumber(sum)} hộ</b>`
  return known === 0 ? ', chưa có số hộ' : `, ${known} trong ${total} đã có số hộ`
}

function drawEmpty(): Html {
  return html`<div class="notice">
    <h3>${raw(drawIcon('file'))}Xã chưa ghi thôn, ấp nào</h3>
    <p>Danh sách do UBND xã ghi. Chọn ngày khác ở trên để xem danh sách cũ, nếu có.</p>
  </div>`
}

function drawTable(items: readonly HamletItem[]): Html {
  return html`<table class="ledger paper fold">
    <thead>
      <tr>
        <th class="no">Số</th>
        <th>Tên</th>
        <th class="right">Số hộ</th>
        <th class="right">Số nhân khẩu</th>
        <th>Số liệu</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(drawRow)}
    </tbody>
  </table>`
}

function drawRow(item: HamletItem, i: number): Html {
  const { label, needsRename, households, population, formerCommune } = item
  return html`<tr>
    <td class="no">${i + 1}</td>
    <th scope="row" class="main">
      ${label} ${needsRename && html`<small>Trùng tên sau khi nhập xã, chờ đặt tên mới</small>`}
      ${!needsRename && formerCommune && html`<small>Trước thuộc ${inSentence(formerCommune.name)}</small>`}
    </th>
    <td class="right">${count(households, 'hộ', 'số hộ')}</td>
    <td class="right">${count(population, 'người', 'số nhân khẩu')}</td>
    <td class="small quiet">${saySource(households ?? population)}</td>
  </tr>`
}

function count(measure: HamletMeasure | null, unit: string, words: string): Html | string {
  return measure === null ? html`<span class="quiet">chưa có ${words}</span>` : `${formatNumber(measure.value)} ${unit}`
}

function saySource(measure: HamletMeasure | null): string {
  return measure === null ? '' : `${formatDate(measure.day)}, ${measure.source}`
}

function drawUnplaced(items: readonly HamletItem[]): Html | false {
  if (items.length === 0) return false
  return html`<h2>Chưa rõ xã mới</h2>
    <p class="sub">Xã cũ chia cho nhiều xã; chưa có người ghi các thôn, ấp này thuộc xã nào.</p>
    <ul>
      ${items.map(({ label, commune }) => html`<li>${label}, ${inSentence(commune.name)} cũ</li>`)}
    </ul>`
}

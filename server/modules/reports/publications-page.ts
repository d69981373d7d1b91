import { formatDate, formatTime } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { Publication } from './contract.ts'
import type { PublicationPage } from './publications.ts'

const MOST_CHANGES = 20

export function renderPublications({ items, next }: PublicationPage, isLater: boolean): Html {
  return html`<section class="top">
      <div class="wrap">
        <div class="stack">
          <h1>Số liệu công bố</h1>
          <p class="lead">
            Kết quả từng năm đúng như lúc công bố. Số sửa về sau ra bản mới, kèm danh sách thay đổi; bản cũ vẫn ở đây.
          </p>
        </div>
      </div>
    </section>
    <section class="wrap section">
      ${isLater && html`<p><a href="/cong-bo">Về đầu danh sách</a></p>`}
      ${items.length === 0 ? drawEmpty() : drawTable(items)}
      ${next !== null && html`<p class="section"><a class="button ghost" href="/cong-bo?tiep=${encodeURIComponent(next)}">Xem tiếp</a></p>`}
    </section>`
}

function drawEmpty(): Html {
  return html`<div class="notice">
    <h2>${raw(drawIcon('file'))}Chưa công bố kết quả nào</h2>
    <p>
      Kết quả đang có của từng xã xem ở <a href="/ban-do">bản đồ</a>; bản công bố của tỉnh sẽ ở đây khi Văn phòng Điều
      phối công bố.
    </p>
  </div>`
}

function drawTable(items: readonly Publication[]): Html {
  return html`<table class="ledger paper fold">
    <thead>
      <tr>
        <th class="no">Năm</th>
        <th>Đơn vị lúc báo cáo</th>
        <th>Bản</th>
        <th>Số liệu ghi đến</th>
        <th>Công bố</th>
        <th>Tải về</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(drawRow)}
    </tbody>
  </table>`
}

function drawRow(one: Publication): Html {
  const sample = one.illustrative && html` <span class="tag sample">minh họa</span>`
  return html`<tr>
    <td class="no">${one.year}</td>
    <th scope="row" class="main">
      <a class="same" href="/don-vi/${one.unit.code}?ngay=${one.asOf}">${one.unit.name}</a>${sample}
      <small>đơn vị hành chính ngày ${formatDate(one.asOf)}</small>
    </th>
    <td data-label="Bản">${one.version}${drawChanges(one)}</td>
    <td data-label="Số liệu ghi đến">${formatTime(one.knownAt)}</td>
    <td data-label="Công bố">${formatTime(one.publishedAt)}<small>${one.publisherTitle}</small></td>
    <td data-label="Tải về">
      <a href="/api/v1/publications/${one.id}/results.pdf">PDF</a>,
      <a href="/api/v1/publications/${one.id}/results.json">JSON</a>
      <small title="SHA-256 của tệp PDF">${one.pdfHash.slice(0, 16)}…</small>
    </td>
  </tr>`
}

function drawChanges({ changes }: Publication): Html | false {
  if (changes === null) return false
  return html`<details>
    <summary>${changes.length} thay đổi so với bản trước</summary>
    <ul>
      ${changes.slice(0, MOST_CHANGES).map(({ before, after }) => html`<li>${before} → ${after}</li>`)}
      ${changes.length > MOST_CHANGES && html`<li>và ${changes.length - MOST_CHANGES} thay đổi khác, trong hai tệp JSON</li>`}
    </ul>
  </details>`
}

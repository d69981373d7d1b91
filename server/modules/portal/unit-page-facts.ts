import { formatDate, formatNumber, formatUnit } from '../../../design/format.ts'
import { html, type Html } from '../../kernel/html.ts'
import { plainDate } from '../../kernel/time.ts'
import { lastDayOf } from '../units/index.ts'
import type { UnitFacts } from './unit-page-read.ts'

/** Lists the unit stands on and what was measured of it, each with its decision. Nothing when nobody recorded any. */
export function drawListsAndMeasures({ stands }: UnitFacts): Html | false {
  const { lists, measures } = stands
  if (lists.length + measures.length === 0) return false
  return html`<section class="section">
    <h2>Danh sách và số đo</h2>
    <table class="ledger fold">
      <thead>
        <tr>
          <th>Được ghi</th>
          <th>Thời gian</th>
          <th>Căn cứ</th>
        </tr>
      </thead>
      <tbody>
        ${measures.map(
          (one) =>
            html`<tr>
              <th scope="row">${one.label}: <b class="num">${formatNumber(one.value)}</b> ${formatUnit(one.unit)}</th>
              <td data-label="Ngày">${formatDate(one.day)}</td>
              <td data-label="Căn cứ">${one.source ?? 'chưa ghi căn cứ'}</td>
            </tr>`,
        )}
        ${lists.map(
          (one) =>
            html`<tr>
              <th scope="row">${one.words}</th>
              <td data-label="Thời gian">${saySpan(one)}</td>
              <td data-label="Căn cứ">${one.source ?? 'chưa ghi căn cứ'}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function saySpan({ from, to }: UnitFacts['stands']['lists'][number]): string {
  return to === null ? `từ ${formatDate(from)}` : `${formatDate(from)} đến hết ${formatDate(lastDayOf(plainDate(to)))}`
}

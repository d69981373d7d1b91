import { formatNumber, formatUnit } from '../../../design/format.ts'
import { html, type Html } from '../../kernel/html.ts'
import { sayHowInherited, type Series } from '../indicators/index.ts'
import type { UnitFacts } from './unit-page-read.ts'

/** Figures of an indicator over the years; before the unit began, put together from those it came from and marked so. */
export function drawSeries({ series }: UnitFacts): Html | false {
  const [first] = series
  if (!first || series.every((one) => one.points.every(({ kind }) => kind === 'none'))) return false
  const derived = series.flatMap((one) =>
    one.points.filter(({ kind }) => kind === 'derived').map((point) => ({ one, point })),
  )
  return html`<h3>Qua các năm</h3>
    <table class="ledger fold">
      <thead>
        <tr>
          <th>Số liệu</th>
          ${first.points.map(({ period }) => html`<th class="right">${period}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${series.map(
          (one) =>
            html`<tr>
              <th scope="row">${one.name}<small>${formatUnit(one.unitOfMeasure)}</small></th>
              ${one.points.map((point) => html`<td class="right num" data-label="${point.period}">${showPoint(point)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      derived.length > 0 &&
      html`<details>
        <summary>${derived.length} số lấy từ các đơn vị cũ, không phải do đơn vị này báo cáo</summary>
        <ul>
          ${derived.map(({ one, point }) => html`<li>${one.name}, ${point.period}: ${sayHowInherited(point)}</li>`)}
        </ul>
      </details>`
    }`
}

function showPoint({ kind, value }: Series['points'][number]): Html {
  if (value === null) return html`<span class="quiet">${kind === 'derived' ? 'chưa gộp được' : 'chưa có'}</span>`
  return html`${formatNumber(value)}${kind === 'derived' && html`<small>gộp</small>`}`
}

import { formatDate, formatTime } from '../../../design/format.ts'
import { drawSeal } from '../../../design/seal.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { addDays, dateInVietnam, type Instant, type PlainDate } from '../../kernel/time.ts'
import { describeTier } from '../assessment/index.ts'
import { unitAddress } from './unit-page-address.ts'
import { drawListsAndMeasures } from './unit-page-facts.ts'
import { drawPlace } from './unit-page-map.ts'
import type { UnitFacts } from './unit-page-read.ts'

type Moment = { day: string; mark: string; what: string; more: string }

const DOT = '<i class="dot"></i>'

/** What was signed and what changed, newest first; and everyone who ever held the code. */
export function drawHistory(facts: UnitFacts): Html {
  const moments = momentsOf(facts).map(
    (one) =>
      html`<li>
        <time datetime="${one.day}">${formatDate(one.day)}</time>${raw(one.mark)}
        <div>
          <b>${one.what}</b>
          <p>${one.more}</p>
        </div>
      </li>`,
  )
  return html`<div class="wrap split">
    <section class="section">
      <h2>Lịch sử</h2>
      ${
        moments.length > 0
          ? html`<ol class="timeline">
              ${moments}
            </ol>`
          : html`<p class="quiet">Chưa có quyết định hay thay đổi nào được ghi.</p>`
      }
    </section>
    <div>${drawPlace(facts)}${drawListsAndMeasures(facts)}${drawHolders(facts)}</div>
  </div>`
}

function momentsOf({ recognitions, predecessors, successors, board, subject, today }: UnitFacts): Moment[] {
  const signed = recognitions.map((one) => ({
    day: one.decisionDate,
    mark: drawSeal(one.state, 22, describeTier(one.tier).grains),
    what: `${one.unit.name} được công nhận ${describeTier(one.tier).title}`,
    more: `Quyết định ${one.decisionNumber}, năm xét ${one.year}. ${one.stateLabel}.${one.illustrative ? ' Dữ liệu minh họa.' : ''}`,
  }))
  const [began] = predecessors
  const [ended] = successors
  const changed = [
    began && {
      day: began.date,
      mark: DOT,
      what: `${subject.unit.name} hình thành`,
      more: `${began.change}. Từ: ${predecessors.map((link) => link.name).join(', ')}.`,
    },
    ended && {
      day: ended.date,
      mark: DOT,
      what: `${subject.unit.name} kết thúc`,
      more: `${ended.change}. Từ đó thuộc: ${successors.map((link) => link.name).join(', ')}.`,
    },
  ].filter((moment) => moment !== undefined)
  const evaluatedAt = typeof board === 'object' && board !== null ? board.evaluatedAt : null
  const latest = evaluatedAt
    ? [
        {
          day: dateInVietnam(evaluatedAt as Instant),
          mark: DOT,
          what: 'Kết quả tự đánh giá mới nhất',
          more: `Tính lúc ${formatTime(evaluatedAt)}.`,
        },
      ]
    : []
  const latestDay = subject.asOf > today ? subject.asOf : today
  return [...signed, ...changed, ...latest]
    .filter((one) => one.day <= latestDay)
    .toSorted((a, b) => b.day.localeCompare(a.day))
}

function drawHolders({ subject }: UnitFacts): Html {
  const rows = subject.holders.map((holder) => {
    const last: PlainDate | null = holder.to && addDays(holder.to, -1)
    return html`<tr>
      <th scope="row">
        <a class="same" href="${unitAddress(holder.code, { ngay: last ?? undefined })}">${holder.name}</a
        >${holder.id === subject.unit.id && html`<small>đang xem</small>`}
      </th>
      <td data-label="Từ ngày">${formatDate(holder.from)}</td>
      <td data-label="Đến ngày">${last ? formatDate(last) : 'đến nay'}</td>
    </tr>`
  })
  return html`<section class="section">
    <h2>Ai đã mang mã ${subject.unit.code}</h2>
    <p class="sub">
      Một mã có thể đổi chủ: đơn vị mới khác đơn vị cũ dù cùng tên, cùng mã. Danh mục bắt đầu từ 01/01/2023.
    </p>
    <table class="ledger fold">
      <thead>
        <tr>
          <th>Đơn vị</th>
          <th>Từ ngày</th>
          <th>Đến ngày</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`
}

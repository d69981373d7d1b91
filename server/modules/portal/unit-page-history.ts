import { formatDate, formatTime } from '../../../design/format.ts'
import { drawSeal } from '../../../design/seal.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { addDays, dateInVietnam, type Instant, type PlainDate } from '../../kernel/time.ts'
import { describeTier } from '../assessment/index.ts'
import { unitAddress } from './unit-page-address.ts'
import { drawListsAndMeasures } from './unit-page-facts.ts'
import { drawPlace } from './unit-page-map.ts'
import type { UnitFacts } from './unit-page-read.ts'

type Moment = { day: string; mark: string; what: string; more: Html }

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

function momentsOf(facts: UnitFacts): Moment[] {
  const { subject, today } = facts
  const latestDay = subject.asOf > today ? subject.asOf : today
  return [...signed(facts), ...changes(facts), ...latestResult(facts)]
    .filter((one) => one.day <= latestDay)
    .toSorted((a, b) => b.day.localeCompare(a.day))
}

function signed({ recognitions }: UnitFacts): Moment[] {
  return recognitions.map((one) => ({
    day: one.decisionDate,
    mark: drawSeal(one.state, 22, describeTier(one.tier).grains),
    what: `${one.unit.name} được công nhận ${describeTier(one.tier).title}`,
    more: html`Quyết định ${one.decisionNumber}, năm xét ${one.year}.
    ${one.stateLabel}.${one.illustrative && ' Dữ liệu minh họa.'}`,
  }))
}

/** How it began and ended, each with the document that says so. */
function changes({ predecessors, successors, subject: { unit }, ending }: UnitFacts): Moment[] {
  const [began] = predecessors
  const [ended] = successors
  const moments: (Moment | false | undefined)[] = [
    began && {
      day: began.date,
      mark: DOT,
      what: `${unit.name} hình thành`,
      more: html`${sayChange(began)} Từ: ${predecessors.map((link) => link.name).join(', ')}.`,
    },
    ended && {
      day: ended.date,
      mark: DOT,
      what: `${unit.name} kết thúc`,
      more: html`${sayChange(ended)} Từ đó thuộc: ${linkEach(successors, ended.date as PlainDate)}.`,
    },
    ending !== null && {
      day: ending.day,
      mark: DOT,
      what: `${unit.name} kết thúc${ending.level === null ? '' : `, bỏ ${ending.level}`}`,
      more: html`${sayChange(ending)}
      ${ending.heirs.length > 0 && html`Địa bàn từ đó thuộc: ${linkEach(ending.heirs, ending.day)}.`}`,
    },
  ]
  return moments.filter((moment) => typeof moment === 'object')
}

/** `Sắp xếp đơn vị hành chính, theo Nghị quyết 202/2025/QH15.` */
function sayChange({ change, basis }: { change: string | null; basis: string | null }): string {
  const parts = [change, basis === null ? null : change === null ? `Theo ${basis}` : `theo ${basis}`]
  const said = parts.filter((part) => part !== null).join(', ')
  return said === '' ? '' : `${said}.`
}

function linkEach(units: readonly { code: string; name: string }[], ngay: PlainDate): Html[] {
  return units.map(({ code, name }, i) => html`${i > 0 && ', '}<a href="${unitAddress(code, { ngay })}">${name}</a>`)
}

function latestResult({ board }: UnitFacts): Moment[] {
  const evaluatedAt = typeof board === 'object' && board !== null ? board.evaluatedAt : null
  if (evaluatedAt === null) return []
  return [
    {
      day: dateInVietnam(evaluatedAt as Instant),
      mark: DOT,
      what: 'Kết quả tự đánh giá mới nhất',
      more: html`Tính lúc ${formatTime(evaluatedAt)}.`,
    },
  ]
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

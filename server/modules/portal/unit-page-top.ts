import { formatDate, formatPeriod, upperFirst } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { showStatus } from '../../../design/marks.ts'
import { RESULT_STATES, type ResultState } from '../../../design/words.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { renderCrumbs } from '../../kernel/layout.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Board, Counts } from '../indicators/index.ts'
import { lastDayOf } from '../units/index.ts'
import { unitAddress } from './unit-page-address.ts'
import { countCommunes } from './unit-page-communes.ts'
import { drawAsOf } from './unit-page-as-of.ts'
import type { UnitFacts } from './unit-page-read.ts'
import { drawRecord } from './unit-page-record.ts'

/** The head of the page: where it is, what it is, what its result is, and what somebody signed. */
export function drawTop(facts: UnitFacts): Html {
  const { unit } = facts.subject
  return html`<section class="top">
    <div class="wrap">
      ${drawTrail(facts)}
      <div class="split">
        <div>
          <h1>${unit.name}</h1>
          <div class="stack">
            <p class="sub num">${saySub(facts)}</p>
            ${drawStanding(facts)}
          </div>
          ${drawVerdict(facts)}${drawAsOf(facts)}${unit.level === 'commune' && linkHamlets(facts)}
        </div>
        ${unit.level === 'commune' && drawRecord(facts)}
      </div>
    </div>
  </section>`
}

function linkHamlets({ subject: { unit }, asked }: UnitFacts): Html {
  const day = asked.ngay === undefined ? '' : `?ngay=${asked.ngay}`
  return html`<p><a href="/don-vi/${unit.code}/thon-ap${day}">Thôn, ấp, số hộ của ${unit.type}</a></p>`
}

function drawTrail({ trail, asked, subject }: UnitFacts): Html {
  return renderCrumbs([
    { label: 'Việt Nam', href: '/' },
    ...trail.map((unit) => ({ label: unit.name, href: unitAddress(unit.code, { ngay: asked.ngay }) })),
    { label: subject.unit.name },
  ])
}

function saySub({ subject: { unit, asOf }, predecessors, today }: UnitFacts): string {
  const [first] = predecessors
  const began = unit.validFrom === null ? '' : ` · có từ ngày ${formatDate(unit.validFrom)}`
  const origin = first && predecessors.length > 1 ? `, hợp từ ${predecessors.length} đơn vị` : ''
  const hasEnd = unit.validTo !== null && unit.validTo <= (asOf > today ? asOf : today)
  const end = !hasEnd || unit.validTo === null ? '' : ` · đến hết ngày ${formatDate(lastDayOf(unit.validTo))}`
  return `Mã ${unit.code}${began}${origin}${end}`
}

/** When the code had no holder on the day asked for: who is shown instead, and where to go. */
function drawStanding({ subject, successors, ending }: UnitFacts): Html | false {
  const { unit, standing, asOf } = subject
  if (standing === 'not-yet')
    return html`<div class="notice time">
      <h2>${raw(drawIcon('clock'))}${unit.name} chưa có vào ngày ${formatDate(asOf)}</h2>
      <p>Trang này là ngày đầu của đơn vị, ${formatDate(subject.day)}.</p>
    </div>`
  if (standing === 'current') return false
  const heirs = successors.map(
    (link, i) =>
      html`${i > 0 && ', '}<a href="${unitAddress(link.code, { ngay: link.date as PlainDate })}">${link.name}</a>`,
  )
  return html`<div class="notice time">
    <h2>${raw(drawIcon('clock'))}${unit.name} hoạt động đến hết ngày ${formatDate(subject.day)}</h2>
    <p>
      ${heirs.length > 0 ? html`Từ ngày ${formatDate(successors[0]?.date ?? asOf)} là ${heirs}.` : sayNoHeir(ending)}
      Bên dưới là kết quả đến ngày cuối.
    </p>
  </div>`
}

function sayNoHeir(ending: UnitFacts['ending']): string {
  return ending !== null && ending.level !== null
    ? `Từ ngày ${formatDate(ending.day)} không còn ${ending.level}.`
    : 'Chưa rõ đơn vị kế tục.'
}

function drawVerdict({ board, wide, subject, period }: UnitFacts): Html | false {
  if (typeof board === 'string') return html`<p class="big">${board}</p>`
  if (typeof wide === 'string') return html`<p class="big">${wide}</p>`
  if (board)
    return html`<div class="stack">${sayBoard(board, subject.unit.type)}</div>
      ${drawTally(board.counts)}`
  if (!wide) return false
  const { assessed, others, reported, met } = countCommunes(wide)
  return html`<div class="stack">
    <p class="big">
      ${upperFirst(formatPeriod(period))}, <b>${met} trong ${assessed} xã</b> tự đánh giá đạt đủ tiêu chí.
    </p>
    <p>
      ${reported} xã đã báo cáo, ${assessed - reported} xã chưa có số
      liệu${others > 0 && `; ${others} phường, thị trấn, đặc khu không xét theo bộ này`}. Đây là kết quả tự đánh giá,
      chưa phải kết quả thẩm định.
    </p>
  </div>`
}

function sayBoard(board: Board, type: string): Html {
  const { counts } = board
  const when = upperFirst(formatPeriod(board.period))
  const sample = board.set.illustrative && html` <span class="tag sample">minh họa</span>`
  if (board.evaluatedAt === null)
    return html`<p class="big">${when}, ${type} chưa báo cáo số liệu nào theo bộ tiêu chí này.</p>`
  return html`<p class="big">
      ${when}, ${type} tự đánh giá đạt <b>${counts.criteriaMet} trong ${counts.criteriaTotal} tiêu&nbsp;chí</b>, gồm
      ${counts.met} trong ${counts.total} chỉ&nbsp;tiêu.${sample}
    </p>
    <p>
      Đây là kết quả tự đánh giá, chưa phải kết quả thẩm
      định.${board.isStale && ' Kết quả đang được tính lại.'}${board.verdict === 'incomplete' && ' Bộ tiêu chí chưa được ghi đủ nên chưa kết luận toàn bộ.'}
    </p>`
}

const COUNT_OF: Record<ResultState, (counts: Counts) => number> = {
  met: (counts) => counts.met,
  'not-met': (counts) => counts.notMet,
  'no-figure': (counts) => counts.noFigure,
  'not-due': (counts) => counts.notDue,
  refused: (counts) => counts.refused,
  'level-unknown': (counts) => counts.levelUnknown,
  'not-applicable': (counts) => counts.notApplicable,
}

function drawTally(counts: Counts): Html {
  const items = RESULT_STATES.map(
    (state) => html`<li>${raw(showStatus(state))}<b class="num">${COUNT_OF[state](counts)}</b></li>`,
  )
  return html`<ul class="tally">
    ${items}
  </ul>`
}

import { showStatus } from '../../../design/marks.ts'
import { drawPlotRow, nameField } from '../../../design/ruong.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { Board } from '../indicators/index.ts'
import { unitAddress } from './unit-page-address.ts'
import type { UnitFacts } from './unit-page-read.ts'
import { drawSeries } from './unit-page-series.ts'
import { drawWhy } from './unit-page-why.ts'

type CriterionView = Board['criteria'][number]
type ResultView = CriterionView['indicators'][number]

/** Every criterion of the set on one line; the one asked for is open, down to the reason of an indicator. */
export function drawCriteria(facts: UnitFacts): Html | false {
  const { board } = facts
  if (board === null || typeof board === 'string') return false
  return html`<section class="wrap section">
    <h2>Kết quả theo ${board.counts.criteriaTotal} tiêu chí</h2>
    <p class="sub">
      Mỗi ô là một chỉ tiêu. Bấm tên tiêu chí để xem từng chỉ tiêu và vì sao. Bộ tiêu chí:
      <a href="/tieu-chi/${board.set.id}@${board.set.version}">${board.set.title}</a
      >${board.set.illustrative && html` <span class="tag sample">minh họa</span>`}
    </p>
    ${drawOtherSets(facts, board)}
    <table class="ledger middle paper fold">
      <thead>
        <tr>
          <th class="no">Số</th>
          <th>Tiêu chí</th>
          <th>Chỉ tiêu</th>
          <th>Kết quả</th>
          <th class="right">Đạt</th>
          <th>Lý do</th>
        </tr>
      </thead>
      <tbody>
        ${board.criteria.map((criterion) => drawCriterion(facts, criterion))}
      </tbody>
    </table>
  </section>`
}

function drawOtherSets({ subject, asked, period }: UnitFacts, board: Board): Html | false {
  const others = board.sets.filter((set) => set.id !== board.set.id || set.version !== board.set.version)
  if (others.length === 0) return false
  const links = others.map(
    (set) =>
      html`<li>
        <a
          href="${unitAddress(subject.unit.code, { ...asked, ky: period, bo: `${set.id}@${set.version}`, indicator: undefined })}"
          >${set.title}</a
        >
      </li>`,
  )
  return html`<details class="open">
    <summary>Xem theo bộ tiêu chí khác (${others.length})</summary>
    <ul>
      ${links}
    </ul>
  </details>`
}

function drawCriterion(facts: UnitFacts, criterion: CriterionView): Html {
  const { asked, subject } = facts
  const states = criterion.indicators.map((one) => one.state)
  const met = states.filter((state) => state === 'met').length
  const isOpen =
    asked.indicator === criterion.code || criterion.indicators.some((one) => one.indicator === asked.indicator)
  const href = unitAddress(subject.unit.code, { ...asked, indicator: isOpen ? undefined : criterion.code })
  const status =
    criterion.state === 'incomplete' ? showStatus('level-unknown', 'Chưa kết luận') : showStatus(criterion.state)
  return html`<tr id="tc-${criterion.code}">
      <td class="no">${criterion.code}</td>
      <th scope="row" class="main"><a class="same" href="${href}#tc-${criterion.code}">${criterion.name}</a></th>
      <td>${raw(drawPlotRow(states, { label: nameField(states) }))}</td>
      <td class="end">${raw(status)}</td>
      <td class="right">${met}/${states.length}</td>
      <td class="small">
        ${isOpen ? html`<span class="quiet">đang mở bên dưới</span>` : sayObstacle(facts, criterion)}
      </td>
    </tr>
    ${
      isOpen &&
      html`<tr>
        <td class="no"></td>
        <td colspan="5" class="whole">${drawIndicators(facts, criterion)}</td>
      </tr>`
    }`
}

/** The first thing that holds a criterion back, with a link to the whole reason. */
function sayObstacle(facts: UnitFacts, criterion: CriterionView): Html | false {
  const open = criterion.indicators.filter((one) => one.state !== 'met' && one.state !== 'not-applicable')
  const first = open.find((one) => one.state === 'not-met') ?? open[0]
  if (!first) return false
  return html`${linkWhy(facts, first)} ${first.reason}${open.length > 1 && ` Và ${open.length - 1} chỉ tiêu khác.`}`
}

function linkWhy({ subject, asked }: UnitFacts, result: ResultView): Html {
  return html`<a href="${unitAddress(subject.unit.code, { ...asked, indicator: result.indicator })}#vi-sao"
    ><b>${result.indicator}</b><span class="sr"> vì sao</span></a
  >`
}

function drawIndicators(facts: UnitFacts, criterion: CriterionView): Html {
  const { asked, explanation } = facts
  const rows = criterion.indicators.map((one) => {
    const isNamed = explanation !== null && one.indicator === asked.indicator
    return html`<tr${isNamed && raw(' class="picked"')}><td class="no">${linkWhy(facts, one)}</td><td class="main">${one.name}</td><td class="end">${raw(showStatus(one.state))}</td><td class="small">${one.reason}</td></tr>
${
  isNamed &&
  html`<tr>
    <td class="no"></td>
    <td colspan="3" class="whole">${drawWhy(explanation, { years: drawSeries(facts), files: one.evidenceCount })}</td>
  </tr>`
}`
  })
  return html`<table class="ledger fold">
    <thead>
      <tr>
        <th class="no">Số</th>
        <th>Chỉ tiêu</th>
        <th>Kết quả</th>
        <th>Vì sao</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

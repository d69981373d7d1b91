import { formatNumber } from '../../../design/format.ts'
import { drawPlotRow } from '../../../design/ruong.ts'
import type { ResultState } from '../../../design/words.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { WideBoard } from '../indicators/index.ts'
import type { Standing } from '../assessment/index.ts'

type Blocker = WideBoard['indicators'][number]

const MOST = 7
/** One mark is one commune as long as they can be counted with the eye. */
const DRAWN = 60

/** What holds most communes back, one mark for each; nothing while nobody has reported. */
export function renderBlockers({ board, tally }: Standing): Html | undefined {
  if (tally.reported === 0) return undefined
  const blockers = board.indicators
    .filter((one) => countOpen(one) > 0)
    .toSorted((a, b) => countOpen(b) - countOpen(a))
    .slice(0, MOST)
  return html`<section class="wrap section">
    <div class="section-head"><h2>Điều còn vướng nhiều nhất</h2></div>
    ${blockers.length === 0 ? html`<p class="sub">Không còn chỉ tiêu nào vướng trong ${formatNumber(tally.reported)} xã đã báo cáo.</p>` : renderTable(blockers, tally.reported)}
  </section>`
}

function renderTable(blockers: readonly Blocker[], reported: number): Html {
  return html`<p class="sub">
      Tính trên ${formatNumber(reported)} xã đã báo cáo. Mỗi ô là một xã: chưa đạt, chưa báo cáo hoặc chưa kết luận
      được.
    </p>
    <table class="ledger middle fold">
      <thead>
        <tr>
          <th scope="col" class="no">Số</th>
          <th scope="col">Chỉ tiêu</th>
          <th scope="col">Xã còn vướng</th>
          <th scope="col" class="right">Số xã</th>
        </tr>
      </thead>
      <tbody>
        ${blockers.map(renderBlocker)}
      </tbody>
    </table>`
}

function renderBlocker(one: Blocker): Html {
  const states: ResultState[] = [
    ...Array<ResultState>(one.notMet).fill('not-met'),
    ...Array<ResultState>(one.missing).fill('no-figure'),
    ...Array<ResultState>(one.unknown).fill('level-unknown'),
  ]
  const drawing =
    states.length <= DRAWN && raw(drawPlotRow(states, { width: 10, height: 14, perLine: 20, label: sayOpen(one) }))
  return html`<tr>
    <td class="no">${one.code}</td>
    <th scope="row" class="main">${one.name}</th>
    <td>${drawing || null}<small>${sayOpen(one)}</small></td>
    <td class="right num" data-label="Số xã">${formatNumber(countOpen(one))} xã</td>
  </tr>`
}

function countOpen(one: Blocker): number {
  return one.notMet + one.missing + one.unknown
}

function sayOpen(one: Blocker): string {
  const parts = [
    one.notMet > 0 && `${formatNumber(one.notMet)} chưa đạt`,
    one.missing > 0 && `${formatNumber(one.missing)} chưa có số`,
    one.unknown > 0 && `${formatNumber(one.unknown)} chưa kết luận`,
  ]
  return parts.filter((part) => part !== false).join(', ')
}

import { showStatus } from '../../../design/marks.ts'
import type { ResultState } from '../../../design/words.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { BoardRow, Verdict, WideBoard } from '../indicators/index.ts'
import { unitAddress } from './unit-page-address.ts'
import type { UnitFacts } from './unit-page-read.ts'

const SHOWN_AS: Record<Verdict, { state: ResultState; words?: string }> = {
  met: { state: 'met', words: 'Đạt đủ tiêu chí' },
  'not-met': { state: 'not-met' },
  unknown: { state: 'level-unknown' },
  incomplete: { state: 'level-unknown' },
}

/** The communes of a district or province, with the districts as bands where there are any. */
export function drawCommunes(facts: UnitFacts): Html | false {
  const { wide } = facts
  if (wide === null || typeof wide === 'string') return false
  const groups = Map.groupBy(wide.items, (row) => row.parentName ?? '')
  const isBanded = groups.size > 1
  let place = 0
  const bodies = [...groups].map(
    ([name, rows]) =>
      html`${
        isBanded &&
        html`<tr class="group">
          <td class="no"></td>
          <td colspan="3" class="whole"><b>${name}</b>, ${rows.length} đơn vị</td>
        </tr>`
      }
      ${rows.map((row) => drawRow(facts, row, (place += 1)))}`,
  )
  return html`<section class="wrap section">
    <h2>Kết quả của ${wide.items.length} xã, phường, thị trấn</h2>
    <p class="sub">
      Bộ tiêu chí: <a href="/tieu-chi/${wide.set.id}@${wide.set.version}">${wide.set.title}</a>${sample(wide)}. Bấm tên
      để xem vì sao.
    </p>
    <table class="ledger paper fold">
      <thead>
        <tr>
          <th class="no">Số</th>
          <th>Đơn vị</th>
          <th>Kết quả</th>
          <th class="right">Tiêu chí đạt</th>
        </tr>
      </thead>
      <tbody>
        ${bodies}
      </tbody>
    </table>
  </section>`
}

export function countCommunes(wide: WideBoard): { assessed: number; others: number; reported: number; met: number } {
  const assessed = wide.items.filter((row) => row.isAssessed)
  const reported = assessed.filter((row) => row.counts !== null && row.counts.noFigure < row.counts.total)
  return {
    assessed: assessed.length,
    others: wide.items.length - assessed.length,
    reported: reported.length,
    met: reported.filter((row) => row.verdict === 'met').length,
  }
}

function sample(wide: WideBoard): Html | false {
  return wide.set.illustrative && html` <span class="tag sample">minh họa</span>`
}

function drawRow({ asked }: UnitFacts, row: BoardRow, place: number): Html {
  const shown = row.verdict === null ? sayMissing(row) : SHOWN_AS[row.verdict]
  const met = row.counts && `${row.counts.criteriaMet}/${row.counts.criteriaTotal}`
  return html`<tr>
    <td class="no">${place}</td>
    <th scope="row" class="main">
      <a class="same" href="${unitAddress(row.code, { ...asked, indicator: undefined })}">${row.name}</a>
    </th>
    <td class="end">${raw(showStatus(shown.state, shown.words))}</td>
    <td class="right">${met ?? '–'}</td>
  </tr>`
}

function sayMissing(row: BoardRow): { state: ResultState; words?: string } {
  return row.isAssessed ? { state: 'no-figure' } : { state: 'not-applicable', words: 'Ngoài phạm vi' }
}

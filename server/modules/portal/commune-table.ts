import { drawStalks } from '../../../design/ruong.ts'
import { showStatus } from '../../../design/marks.ts'
import { drawSeal } from '../../../design/seal.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { statesOf } from '../indicators/index.ts'
import { type CommuneStanding, linkToUnit, type Scope, type Standing } from '../assessment/index.ts'

/** One line for each commune that has reported: stalks, criteria met, verdict, and the seal when recognised. */
export function renderCommunes(communes: readonly CommuneStanding[], { board }: Standing, scope: Scope): Html {
  const criteria = board.indicators.map((one) => one.criterion)
  return html`<table class="ledger middle paper fold coded">
    <thead>
      <tr>
        <th scope="col" class="no">Mã</th>
        <th scope="col">Xã</th>
        <th scope="col">${criteria.length} chỉ tiêu</th>
        <th scope="col" class="right">Tiêu chí đạt</th>
        <th scope="col">Tự đánh giá</th>
        <th scope="col">Công nhận</th>
      </tr>
    </thead>
    <tbody>
      ${communes.map((one) => renderRow(one, criteria, scope))}
    </tbody>
  </table>`
}

function renderRow(one: CommuneStanding, criteria: readonly string[], scope: Scope): Html {
  const { counts } = one
  return html`<tr>
    <td class="no num">${one.code}</td>
    <th scope="row" class="main">
      <a class="same" href="${linkToUnit(one.code, scope)}">${one.name}</a>${
        one.parentName && html`<small>${one.parentName}</small>`
      }
    </th>
    <td>${one.marks && raw(drawStalks(groupMarks(one.marks, criteria)))}</td>
    <td class="right num" data-label="Tiêu chí đạt">${counts && `${counts.criteriaMet}/${counts.criteriaTotal}`}</td>
    <td>${counts && raw(sayVerdict(one, counts.criteriaTotal - counts.criteriaMet))}</td>
    <td>${one.recognised && sayRecognised(one.recognised)}</td>
  </tr>`
}

function sayVerdict(one: CommuneStanding, open: number): string {
  if (one.verdict === 'met') return showStatus('met', 'Đủ tiêu chí')
  return one.verdict === 'not-met' ? showStatus('not-met', `Còn ${open} tiêu chí`) : showStatus('level-unknown')
}

function sayRecognised(kind: 'in-force' | 'inherited'): Html {
  return html`<span class="row"
    >${raw(drawSeal(kind, 22, 1))}${kind === 'in-force' ? 'Đã công nhận' : 'Kế thừa, chờ đánh giá lại'}</span
  >`
}

/** Cuts the letters of a commune into one group for each criterion, in the order of the set. */
function groupMarks(marks: string, criteria: readonly string[]) {
  const groups = new Map<string, ReturnType<typeof statesOf>>()
  for (const [i, state] of statesOf(marks).entries()) {
    const criterion = criteria[i] ?? ''
    groups.set(criterion, [...(groups.get(criterion) ?? []), state])
  }
  return [...groups.values()]
}

import { formatDate } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import { renderYearSelect } from '../assessment/index.ts'
import { REFORM_DAY } from '../units/index.ts'
import { unitAddress } from './unit-page-address.ts'
import type { UnitFacts } from './unit-page-read.ts'

/** "Xem tại ngày" with the days that mean something for this code, as a GET form. */
export function drawAsOf(facts: UnitFacts): Html {
  const { subject, asked, emptyYear, period, today } = facts
  const days = meaningfulDays(facts).map(
    ({ day, words }) =>
      html`<a href="${unitAddress(subject.unit.code, { ngay: day, bo: asked.bo })}">${formatDate(day)}, ${words}</a>`,
  )
  return html`<form class="as-of" action="/don-vi/${subject.unit.code}">
      ${asked.bo !== undefined && html`<input type="hidden" name="bo" value="${asked.bo}" />`}${renderYearSelect({ year: period, isYearAsked: asked.ky !== undefined, today })}
      <label for="ngay">Xem tại ngày</label>
      <input class="input" id="ngay" name="ngay" value="${formatDate(subject.asOf)}" autocomplete="off" /><button
        class="button ghost"
      >
        Xem</button
      >${days}
    </form>
    ${emptyYear !== null && html`<p class="small">Năm ${emptyYear} chưa có số liệu: đang xem năm ${period}, năm gần nhất có.</p>`}
    ${subject.unit.coverage === 'approximate' && html`<p class="small quiet"><span class="tag unverified">không rõ ngày</span> Quanh ngày này, ngày đổi của một số đơn vị chỉ biết trong một khoảng. Danh mục có thể lệch vài đơn vị.</p>`}`
}

function meaningfulDays({ subject, predecessors, successors, today }: UnitFacts): { day: PlainDate; words: string }[] {
  const began = predecessors[0]?.date as PlainDate | undefined
  const ended = successors[0]?.date as PlainDate | undefined
  const beforeReform = addDays(REFORM_DAY, -1)
  const all = [
    ...(began ? [{ day: addDays(began, -1), words: 'ngày cuối trước khi hợp thành' }] : []),
    ...(ended
      ? [
          { day: addDays(ended, -1), words: 'ngày cuối của đơn vị này' },
          { day: ended, words: 'ngày đầu sau khi sắp xếp' },
        ]
      : []),
    { day: beforeReform, words: 'ngày cuối còn cấp huyện' },
    { day: today, words: 'hôm nay' },
  ]
  const seen = new Set<string>([subject.asOf])
  return all.filter(({ day }) => !seen.has(day) && Boolean(seen.add(day)))
}

/** The water band under the header when the page is not about today. */
export function drawBand({ subject, today }: UnitFacts): Html | undefined {
  if (subject.asOf === today) return undefined
  return html`<aside class="band" aria-label="Ngày đang xem">
    <p class="wrap">
      ${raw(drawIcon('clock'))}Đang xem ngày ${formatDate(subject.asOf)}, không phải hôm nay.
      <a href="${unitAddress(subject.unit.code)}">Về hôm nay</a>
    </p>
  </aside>`
}

import { formatDate, lowerFirst } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { FIRST_DAY } from '../units/index.ts'
import { linkToDay, type Scope } from './scope.ts'

// The parts of a page that say what it is about and lead to something else: plain forms, complete without JavaScript.

/** The choice of a province; a territory that several provinces of the day hold is a choice of its own. */
export function renderProvinceSelect({ place, members, provinces }: Scope): Html {
  const [only] = members.length === 1 ? members : []
  return html`<select class="select" id="tinh" name="tinh">
    <option value="">Cả nước</option>
    ${
      place &&
      members.length !== 1 &&
      html`<option value="${place.code}@${place.validFrom ?? ''}" selected>
        Địa bàn ${lowerFirst(place.name)}${place.validFrom !== null && ` từ ${formatDate(place.validFrom)}`}
      </option>`
    }
    ${provinces.map(({ id, code, name }) => html`<option value="${code}" ${id === only?.id && raw('selected')}>${name}</option>`)}
  </select>`
}

/** The choice of the year whose figures are shown; the first choice leaves it to the day. */
export function renderYearSelect({ year, isYearAsked, today }: Pick<Scope, 'year' | 'isYearAsked' | 'today'>): Html {
  const first = Number(FIRST_DAY.slice(0, 4))
  const years = Array.from({ length: Number(today.slice(0, 4)) - first + 1 }, (_, i) => Number(today.slice(0, 4)) - i)
  return html`<label for="ky">Số liệu năm</label
    ><select class="select" id="ky" name="ky">
      <option value="">Mới nhất có</option>
      ${years.map((one) => html`<option ${isYearAsked && String(one) === year && raw('selected')}>${one}</option>`)}
    </select>`
}

/** Why another year than that of the day is shown, or where the results of those before the reform are. */
export function renderYearNote(path: string, scope: Scope): Html | undefined {
  const { emptyYear, year, former } = scope
  if (emptyYear !== null)
    return html`<p class="small">
      Năm ${emptyYear} chưa xã nào báo cáo: đang xem số liệu năm ${year}, năm gần nhất có.
    </p>`
  if (former === null) return undefined
  return html`<p class="small">
    Các xã trước sắp xếp có kết quả năm ${former.year}:
    <a href="${linkToDay(path, scope, former.day)}">xem kết quả của đơn vị cũ, ngày ${formatDate(former.day)}</a>.
  </p>`
}

/** Says that a page shows another day than today. `home`: the same page of today. */
export function renderDateBand({ asOf, today }: Pick<Scope, 'asOf' | 'today'>, home: string): Html | undefined {
  if (asOf === today) return undefined
  return html`<aside class="band" aria-label="Ngày đang xem">
    <p class="wrap">
      ${raw(drawIcon('clock'))}Đang xem ngày ${formatDate(asOf)}, không phải hôm nay. <a href="${home}">Về hôm nay</a>
    </p>
  </aside>`
}

import { formatDate } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import { REFORM_DAY } from '../units/index.ts'
import { linkTo, type Scope } from './scope.ts'

/** The search box; the day looked at goes along. */
export function renderFind(scope: Pick<Scope, 'asOf' | 'today'>, typed = ''): Html {
  return html`<form class="find" action="/tim-kiem" role="search">
    <label for="q">Tìm xã, phường của bạn</label>
    <div>
      <input
        class="input"
        id="q"
        name="q"
        value="${typed}"
        maxlength="200"
        autocomplete="off"
        placeholder="Tên xã, tên cũ hoặc mã"
      />${
        scope.asOf !== scope.today && html`<input type="hidden" name="ngay" value="${formatDate(scope.asOf)}" />`
      }<button class="button">${raw(drawIcon('search', 18))}Tìm</button>
    </div>
    <p class="hint">Gõ không dấu cũng được: <code>tan nhuan dong</code> <code>30253</code></p>
  </form>`
}

/** Province and day of a page, as an ordinary form: what was chosen stands in the address. */
export function renderChoice(path: string, scope: Scope): Html {
  return html`<form class="as-of" action="${path}">
    <label for="tinh">Tỉnh, thành phố</label
    ><select class="select" id="tinh" name="tinh">
      <option value="">Cả nước</option>
      ${scope.provinces.map(
        ({ code, name }) =>
          html`<option value="${code}" ${code === scope.province?.code && raw('selected')}>${name}</option>`,
      )}
    </select>
    ${renderDay(scope)}<button class="button ghost">Xem</button>${linkAcrossReform(path, scope)}
  </form>`
}

/** The day of a search; what was typed stays. */
export function renderDayOfSearch(scope: Scope, typed: string): Html {
  return html`<form class="as-of" action="/tim-kiem">
    <input type="hidden" name="q" value="${typed}" />${renderDay(scope)}<button class="button ghost">Xem</button>
  </form>`
}

function renderDay(scope: Scope): Html {
  return html`<label for="ngay">Xem tại ngày</label
    ><input
      class="input"
      id="ngay"
      name="ngay"
      value="${formatDate(scope.asOf)}"
      inputmode="numeric"
      autocomplete="off"
    />`
}

/** The other side of 1/7/2025. Codes changed hands that night, so the way back starts from the whole country. */
function linkAcrossReform(path: string, scope: Scope): Html {
  const lastDay = addDays(REFORM_DAY, -1)
  return scope.asOf < REFORM_DAY
    ? html`<a href="${linkTo(path, withDay(scope, REFORM_DAY))}">Ngày đầu hai cấp: ${formatDate(REFORM_DAY)}</a>`
    : html`<a href="${linkTo(path, withDay(scope, lastDay), null)}">Ngày cuối trước sắp xếp: ${formatDate(lastDay)}</a>`
}

/** The same place on another day, with the figures of that day's year. */
export function withDay(scope: Scope, asOf: PlainDate): Scope {
  return { ...scope, asOf, year: asOf.slice(0, 4) }
}

/** Says that the page shows another day than today. */
export function renderDateBand(path: string, scope: Scope): Html | undefined {
  if (scope.asOf === scope.today) return undefined
  const home = linkTo(path, withDay(scope, scope.today))
  return html`<aside class="band" aria-label="Ngày đang xem">
    <p class="wrap">
      ${raw(drawIcon('clock'))}Đang xem ngày ${formatDate(scope.asOf)}, không phải hôm nay.
      <a href="${home}">Về hôm nay</a>
    </p>
  </aside>`
}

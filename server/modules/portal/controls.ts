import { formatDate } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { addDays } from '../../kernel/time.ts'
import { foldForSearch, REFORM_DAY } from '../units/index.ts'
import { linkToDay, renderProvinceSelect, renderYearSelect, type Scope } from '../assessment/index.ts'

/** A day looked at, and today. */
export type OnDay = Pick<Scope, 'asOf' | 'today'>

/** The search box; the day looked at goes along. `example`: a commune that has something to show. */
export function renderFind(scope: OnDay, typed = '', example?: { name: string; code: string }): Html {
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
    <p class="hint">
      ${example ? html`Gõ không dấu cũng được: <code>${fold(example.name)}</code> <code>${example.code}</code>` : 'Gõ không dấu cũng được; mã có năm chữ số.'}
    </p>
  </form>`
}

const fold = (name: string): string => foldForSearch(name.replace(/^Xã /, ''))

/** Province, year and day of a page, as an ordinary form: what was chosen stands in the address. */
export function renderChoice(path: string, scope: Scope): Html {
  return html`<form class="as-of" action="${path}">
    <label for="tinh">Tỉnh, thành phố</label>${renderProvinceSelect(scope)}${renderYearSelect(scope)}
    ${renderDay(scope)}<button class="button ghost">Xem</button>${linkAcrossReform(path, scope)}
  </form>`
}

/** The day of a search; what was typed stays. */
export function renderDayOfSearch(scope: OnDay, typed: string): Html {
  return html`<form class="as-of" action="/tim-kiem">
    <input type="hidden" name="q" value="${typed}" />${renderDay(scope)}<button class="button ghost">Xem</button>
  </form>`
}

function renderDay(scope: OnDay): Html {
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

/** The other side of 1/7/2025, for the same territory: who holds it changes that night. */
function linkAcrossReform(path: string, scope: Scope): Html {
  const lastDay = addDays(REFORM_DAY, -1)
  return scope.asOf < REFORM_DAY
    ? html`<a href="${linkToDay(path, scope, REFORM_DAY)}">Ngày đầu hai cấp: ${formatDate(REFORM_DAY)}</a>`
    : html`<a href="${linkToDay(path, scope, lastDay)}">Ngày cuối trước sắp xếp: ${formatDate(lastDay)}</a>`
}

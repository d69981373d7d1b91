import { formatDate } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { addDays } from '../../kernel/time.ts'
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
  const lastDay = addDays(REFORM_DAY, -1)
  return html`<form class="filters" action="${path}">
      <label
        ><span>Tỉnh, thành phố</span
        ><select class="select" name="tinh">
          <option value="">Cả nước</option>
          ${scope.provinces.map(
            ({ code, name }) =>
              html`<option value="${code}" ${code === scope.province?.code && raw(' selected')}>${name}</option>`,
          )}
        </select></label
      >
      <label
        ><span>Xem tại ngày</span
        ><input class="input" name="ngay" value="${formatDate(scope.asOf)}" inputmode="numeric" autocomplete="off"
      /></label>
      <button class="button ghost">Xem</button>
    </form>
    <p class="small">
      ${
        scope.asOf < REFORM_DAY
          ? html`<a href="${linkTo(path, { ...scope, asOf: REFORM_DAY, year: REFORM_DAY.slice(0, 4) })}"
              >Ngày đầu hai cấp: ${formatDate(REFORM_DAY)}</a
            >`
          : html`<a href="${linkTo(path, { ...scope, asOf: lastDay, year: lastDay.slice(0, 4) }, null)}"
              >Ngày cuối trước sắp xếp: ${formatDate(lastDay)}</a
            >`
      }
    </p>`
}

/** Says that the page shows another day than today. */
export function renderDateBand(path: string, scope: Scope): Html | undefined {
  if (scope.asOf === scope.today) return undefined
  const home = linkTo(path, { ...scope, asOf: scope.today, year: scope.today.slice(0, 4) })
  return html`<aside class="band" aria-label="Ngày đang xem">
    <p class="wrap">
      ${raw(drawIcon('clock'))}Đang xem ngày ${formatDate(scope.asOf)}, không phải hôm nay.
      <a href="${home}">Về hôm nay</a>
    </p>
  </aside>`
}

import { formatDate, formatNumber } from '../../../design/format.ts'
import { html, type Html } from '../../kernel/html.ts'
import { lastDayOf, type UnitItem, type UnitLink, type UnitPage } from '../units/index.ts'
import { plainDate } from '../../kernel/time.ts'
import { linkToUnit } from '../assessment/index.ts'
import { type OnDay, renderDayOfSearch, renderFind } from './controls.ts'

/** What was found, each with where it lies and, when it ended, who took over. `found` absent = nothing typed yet. */
export function renderSearch(scope: OnDay, typed: string, found: UnitPage | undefined): Html {
  return html`<section class="wrap">
      <h1>${sayFound(typed, found)}</h1>
      <div class="split">
        <div>${renderFind(scope, typed)}</div>
        <div>${typed !== '' && renderDayOfSearch(scope, typed)}</div>
      </div>
    </section>
    ${found && found.items.length > 0 && renderResults(scope, typed, found)}
    ${found && found.items.length === 0 && renderNothing(typed, scope)}`
}

function sayFound(typed: string, found: UnitPage | undefined): Html {
  if (!found) return html`Tìm xã, phường, huyện, tỉnh`
  if (found.items.length === 0) return html`Không tìm thấy “${typed}”`
  return html`<em>${formatNumber(found.total ?? found.items.length)} đơn vị</em> khớp “${typed}”`
}

function renderResults(scope: OnDay, typed: string, found: UnitPage): Html {
  return html`<section class="wrap section">
    <p class="sub">
      Danh mục ngày ${formatDate(scope.asOf)}, cả đơn vị đã kết thúc trước
      đó.${found.coverage === 'approximate' && ' Quanh ngày này có thay đổi chưa rõ ngày chính xác.'}
    </p>
    <table class="ledger paper fold coded">
      <thead>
        <tr>
          <th scope="col" class="no">Mã</th>
          <th scope="col">Đơn vị</th>
          <th scope="col">Thời gian</th>
          <th scope="col">Tiếp nối</th>
        </tr>
      </thead>
      <tbody>
        ${found.items.map((unit) => renderUnit(unit, scope))}
      </tbody>
    </table>
    ${found.next && html`<p><a href="${nextPage(scope, typed, found.next)}">Xem các đơn vị tiếp theo</a></p>`}
  </section>`
}

function nextPage(scope: OnDay, typed: string, cursor: string): string {
  const search = new URLSearchParams({ q: typed, tiep: cursor })
  if (scope.asOf !== scope.today) search.set('ngay', formatDate(scope.asOf))
  return `/tim-kiem?${search}`
}

function renderUnit(unit: UnitItem, scope: OnDay): Html {
  const isEnded = unit.validTo !== null && unit.validTo <= scope.asOf
  const trail = unit.parents.map(({ name }) => name).join(', ')
  return html`<tr>
    <td class="no num">${unit.code}</td>
    <th scope="row" class="main">
      <a class="same" href="${unitAddress(unit, scope, isEnded)}">${unit.name}</a>${
        trail !== '' && html`<small>${trail}</small>`
      }
    </th>
    <td data-label="Thời gian">${saySpan(unit)}</td>
    <td>${isEnded ? renderHeirs(unit, scope) : renderForebears(unit)}</td>
  </tr>`
}

/** A province has its own first page; an ended unit is opened on its last day, when its code was its own. */
function unitAddress(unit: UnitItem, scope: OnDay, isEnded: boolean): string {
  const asOf = isEnded && unit.validTo ? lastDayOf(plainDate(unit.validTo)) : scope.asOf
  return unit.level === 'province'
    ? provinceAddress(unit.code, { asOf, today: scope.today })
    : linkToUnit(unit.code, { asOf, today: scope.today })
}

function provinceAddress(code: string, { asOf, today }: OnDay): string {
  return asOf === today ? `/?tinh=${code}` : `/?tinh=${code}&ngay=${formatDate(asOf)}`
}

function saySpan({ validFrom, validTo }: UnitItem): string {
  const from = validFrom === null ? 'có trước 01/01/2023' : `từ ${formatDate(validFrom)}`
  return validTo === null ? from : `${from}, đến hết ${formatDate(lastDayOf(plainDate(validTo)))}`
}

function renderHeirs(unit: UnitItem, scope: OnDay): Html {
  if (unit.successors.length === 0) return html`<span class="quiet">Chưa rõ đơn vị kế tục</span>`
  const links = unit.successors.map(
    (heir, i) =>
      html`${i > 0 && ', '}<a href="${linkToUnit(heir.code, { asOf: laterOf(heir, scope), today: scope.today })}"
          >${heir.name}</a
        >`,
  )
  return html`Nay là ${links}`
}

/** The successor as it is on the day looked at, which is never before it began. */
function laterOf(heir: UnitLink, scope: OnDay): OnDay['asOf'] {
  const began = plainDate(heir.date)
  return began > scope.asOf ? began : scope.asOf
}

function renderForebears({ predecessors }: UnitItem): string | null {
  return predecessors.length === 0 ? null : `Gồm ${predecessors.map(({ name }) => name).join(', ')}`
}

function renderNothing(typed: string, scope: OnDay): Html {
  const shorter = typed.split(/\s+/).slice(-2).join(' ')
  return html`<section class="wrap section">
    <div class="notice">
      <h2>Không có đơn vị nào khớp vào ngày ${formatDate(scope.asOf)}</h2>
      <p>Bớt chữ, bỏ dấu, hoặc gõ mã năm chữ số. Tên cũ cũng tìm được từ 01/01/2023.</p>
      ${shorter !== typed && html`<a href="/tim-kiem?q=${encodeURIComponent(shorter)}">Tìm “${shorter}”</a>`}
    </div>
  </section>`
}

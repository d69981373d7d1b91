import { formatDate } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { drawGrains, drawSeal, saySeal, type SealKind } from '../../../design/seal.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import { REFORM_DAY } from '../units/index.ts'
import type { RecognitionView } from './contract.ts'
import type { RegistryPage } from './recognitions.ts'
import { describeTier, TIER_CODES, type TierCode, TIERS } from './tiers.ts'

export type RegistryView = {
  page: RegistryPage
  /** Decisions published up to the day, whatever the filters. */
  total: number
  asOf: PlainDate
  today: PlainDate
  asked: { tier?: TierCode; year?: number; cursor?: string }
}

const SEALS: SealKind[] = ['in-force', 'inherited', 'left-programme', 'revoked']
const FIRST_YEAR = 2011

export function renderRegistry(view: RegistryView): Html {
  const { asOf, total } = view
  return html`<section class="top">
      <div class="wrap">
        <div class="stack">
          <h1>Sổ công nhận</h1>
          <p class="lead">
            ${total === 0 ? 'Chưa có quyết định nào được công bố.' : html`<b>${total}</b> quyết định công nhận đã công bố đến ngày ${formatDate(asOf)}, còn hiệu lực hay không.`}
            Không dòng nào bị xóa: thay đổi nào cũng ghi thêm, kèm ngày và căn cứ.
          </p>
          ${drawLegend()}${drawFilters(view)}
        </div>
      </div>
    </section>
    <section class="wrap">
      ${drawChosen(view)}${view.page.items.length > 0 ? drawTable(view) : drawEmpty(view)}
      ${view.page.next !== null && html`<p class="section"><a class="button ghost" href="${address(view, { tiep: view.page.next })}">Xem tiếp</a></p>`}
    </section>`
}

/** The water band under the header when the registry is not read as of today. */
export function renderRegistryBand(view: RegistryView): Html | undefined {
  if (view.asOf === view.today) return undefined
  return html`<aside class="band" aria-label="Ngày đang xem">
    <p class="wrap">
      ${raw(drawIcon('clock'))}Đang xem ngày ${formatDate(view.asOf)}, không phải hôm nay.
      <a href="${address(view, { ngay: null, tiep: null })}">Về hôm nay</a>
    </p>
  </aside>`
}

function drawLegend(): Html {
  return html`<ul class="row">
      ${SEALS.map((kind) => html`<li><span class="status">${raw(drawSeal(kind, 24))}${saySeal(kind)}</span></li>`)}
    </ul>
    <ul class="row">
      ${TIER_CODES.map((tier) => html`<li><span class="status">${raw(drawGrains(TIERS[tier].grains))}${TIERS[tier].name}</span></li>`)}
    </ul>`
}

function drawFilters({ asked, asOf, today }: RegistryView): Html {
  const years = Array.from(
    { length: Number(today.slice(0, 4)) - FIRST_YEAR + 1 },
    (_, i) => Number(today.slice(0, 4)) - i,
  )
  return html`<form class="filters" action="/cong-nhan">
    <label
      ><span>Năm xét</span
      ><select class="select" name="nam">
        <option value="">Mọi năm</option>
        ${years.map((year) => html`<option${asked.year === year && raw(' selected')}>${year}</option>`)}
      </select></label
    >
    <label
      ><span>Mức</span
      ><select class="select" name="muc">
        <option value="">Cả ba mức</option>
        ${TIER_CODES.map((tier) => html`<option value="${tier}" ${asked.tier === tier && raw(' selected')}>${TIERS[tier].name}</option>`)}
      </select></label
    >
    <label
      ><span>Xem tại ngày</span
      ><input class="input" name="ngay" value="${formatDate(asOf)}" autocomplete="off" /></label
    ><button class="button">Lọc</button>
  </form>`
}

/** The chosen filters, each with its own way out. */
function drawChosen(view: RegistryView): Html {
  const { asked } = view
  const remove = (words: string, without: Changes): Html =>
    html`<li>
      <a class="remove" href="${address(view, { ...without, tiep: null })}"
        >${words} ${raw(drawIcon('close', 12, 'bỏ'))}</a
      >
    </li>`
  const chosen = [
    asked.year !== undefined && remove(`Năm ${asked.year}`, { nam: null }),
    asked.tier !== undefined && remove(TIERS[asked.tier].name, { muc: null }),
  ].filter((one) => one !== false)
  const before = addDays(REFORM_DAY, -1)
  return html`<div class="chosen">
    <p>
      ${asked.cursor === undefined ? 'Mới nhất trước.' : html`Các dòng cũ hơn. <a href="${address(view, { tiep: null })}">Về đầu sổ</a>`}
    </p>
    <ul>
      ${
        chosen.length > 0 &&
        html`<li>Đang lọc:</li>
          ${chosen}`
      }
      <li>
        <a href="${address(view, { ngay: before, tiep: null })}">Xem sổ ngày ${formatDate(before)}, trước sắp xếp</a>
      </li>
    </ul>
  </div>`
}

function drawEmpty({ asked, asOf }: RegistryView): Html {
  const isFiltered = asked.year !== undefined || asked.tier !== undefined
  return html`<div class="notice">
    <h2>${raw(drawIcon('file'))}${isFiltered ? 'Không có quyết định nào khớp bộ lọc' : 'Sổ chưa có dòng nào'}</h2>
    <p>
      ${isFiltered ? 'Bỏ bớt một điều kiện lọc rồi xem lại.' : `Đến ngày ${formatDate(asOf)} chưa có quyết định nào được công bố trong hệ thống.`}
    </p>
    ${isFiltered && html`<a href="/cong-nhan">Xem cả sổ</a>`}
  </div>`
}

function drawTable({ page, asOf }: RegistryView): Html {
  const years = [...Map.groupBy(page.items, (one) => one.decisionDate.slice(0, 4))]
  return html`<table class="ledger paper fold">
    <thead>
      <tr>
        <th class="no">Năm xét</th>
        <th>Đơn vị lúc công nhận</th>
        <th>Mức</th>
        <th>Quyết định</th>
        <th>Ngày</th>
        <th>Tình trạng đến ${formatDate(asOf)}</th>
        <th>Nay là</th>
      </tr>
    </thead>
    <tbody>
      ${years.map(
        ([year, items]) =>
          html`<tr class="group">
              <td class="no"></td>
              <td colspan="6" class="whole"><b>Năm ${year}</b></td>
            </tr>
            ${items.map((one) => drawRow(one))}`,
      )}
    </tbody>
  </table>`
}

function drawRow(one: RecognitionView): Html {
  const tier = describeTier(one.tier)
  const sample = one.illustrative && html` <span class="tag sample">minh họa</span>`
  return html`<tr ${one.state === 'revoked' && raw('class="struck"')}>
    <td class="no">${one.year}</td>
    <th scope="row" class="main">
      <a class="same" href="/don-vi/${one.unit.code}?ngay=${one.decisionDate}">${one.unit.name}</a>
      <small>${lowerTypes(one.unit.trail)}</small>
    </th>
    <td><span class="status">${raw(drawGrains(tier.grains))}${tier.name}</span></td>
    <td data-label="Quyết định">${one.decisionNumber}${sample}<small>${one.issuer}</small></td>
    <td data-label="Ngày">${formatDate(one.decisionDate)}</td>
    <td><span class="status">${raw(drawSeal(one.state, 22, tier.grains))}${saySeal(one.state)}</span></td>
    <td data-label="Nay là">${sayToday(one)}</td>
  </tr>`
}

/** "Huyện Châu Thành, Tỉnh Đồng Tháp" inside a line reads "huyện Châu Thành, tỉnh Đồng Tháp". */
function lowerTypes(trail: string): string {
  return trail.replaceAll(/(^|, )(\p{Lu})/gu, (_, gap: string, letter: string) => gap + letter.toLocaleLowerCase('vi'))
}

function sayToday(one: RecognitionView): Html | string {
  if (one.successor) return html`<a href="/don-vi/${one.successor.code}">${one.successor.name}</a>`
  if (one.state === 'inherited' || one.state === 'left-programme')
    return html`<a href="/don-vi/${one.unit.code}?ngay=${one.decisionDate}">chia vào nhiều đơn vị</a>`
  return html`<span class="quiet">không đổi</span>`
}

type Changes = { ngay?: string | null; muc?: null; nam?: null; tiep?: string | null }

/** The same list with something changed: null takes a part out, absent keeps it. */
function address({ asked, asOf, today }: RegistryView, changes: Changes): string {
  const parts = {
    ngay: asOf === today ? null : asOf,
    muc: asked.tier,
    nam: asked.year,
    tiep: asked.cursor,
    ...changes,
  }
  const query = Object.entries(parts).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [`${key}=${value}`],
  )
  return query.length > 0 ? `/cong-nhan?${query.join('&')}` : '/cong-nhan'
}

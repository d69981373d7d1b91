import { formatDate, formatUnit } from '../../../design/format.ts'
import { html, type Html } from '../../kernel/html.ts'
import { renderCrumbs } from '../../kernel/layout.ts'
import type { Confidence, CriteriaSet, Criterion, Indicator, Level, Where } from './contract.ts'
import { countLevels } from './count-levels.ts'
import { levelKey } from './levels.ts'
import { sayConfidence, sayFormula, sayLevel } from './say-law.ts'
import { drawSource } from './source.ts'
import { RULE_NINE, sayCounts, sayInForce } from './set-list-page.ts'

type Shown = { set: CriteriaSet; confirmed: ReadonlySet<string> }

/** One set whole: legal basis, criteria, indicators with wording, formula, levels, and where each was read. */
export function renderSet(set: CriteriaSet, confirmed: ReadonlySet<string>): Html {
  const groups = [...Map.groupBy(set.criteria, (criterion) => criterion.group)]
  return html`<section class="top">
      <div class="wrap">
        ${renderCrumbs([{ label: 'Bộ tiêu chí', href: '/tieu-chi' }, { label: `bản ${set.version}` }])}
        <h1>${set.title.vi}</h1>
        <p class="sub">
          Bản ${set.version}, hiệu lực
          ${sayInForce(set)}${set.illustrative && html` <span class="tag sample">minh họa</span>`}
        </p>
        <div class="stack">${sayHead(set, confirmed)}</div>
      </div>
    </section>
    <section class="wrap section">
      <h2>Căn cứ pháp lý</h2>
      ${drawBasis(set)}
    </section>
    ${groups.map(
      ([name, criteria]) =>
        html`<section class="wrap section">
          <h2>${name}</h2>
          <div class="stack">${criteria.map((criterion) => drawCriterion({ set, confirmed }, criterion))}</div>
        </section>`,
    )}`
}

function sayHead(set: CriteriaSet, confirmed: ReadonlySet<string>): Html {
  const counts = countLevels(set, confirmed)
  const { criteria, indicators } = set.officialCounts
  return html`<p class="big">
      Văn bản có <b>${criteria ?? 'chưa rõ bao nhiêu'} tiêu chí, ${indicators ?? 'chưa rõ bao nhiêu'} chỉ tiêu</b>; hệ
      thống đã ghi ${counts.criteria} tiêu chí, ${counts.indicators} chỉ tiêu.
    </p>
    <p>
      Mức phải đạt: ${sayCounts(counts)}.
      ${set.illustrative ? 'Bộ minh họa không bao giờ dùng để công nhận.' : counts.confirmed < counts.levels || counts.levels === 0 ? RULE_NINE : false}
    </p>
    ${set.notes.map((note) => html`<p class="quiet">${note}</p>`)}`
}

function drawBasis(set: CriteriaSet): Html {
  const rows = set.legalBasis.map(
    (one) =>
      html`<li>
        <b>${one.number}</b
        >${one.date && ` ngày ${formatDate(one.date)}`}${one.issuer && `, ${one.issuer}`}${one.effect === 'amends' && ', sửa đổi'}
        ${drawSource(one.source)}
      </li>`,
  )
  const editions = set.editions.map(
    (one) =>
      html`<li>
        ${one.title} (${one.legalBasis}) ${drawSource(one.source)}
        <span class="quiet"
          >${one.sets.length > 0 ? `quy định riêng chỉ tiêu ${one.sets.join(', ')}` : 'chưa đọc được bảng mức'}</span
        >
      </li>`,
  )
  const overrides = set.memberships.map(
    (one) =>
      html`<li>
        Từ ${formatDate(one.from)}: ${one.vi} dùng mức của vùng ${regionName(set, one.useRegion)}
        ${drawSource(one.source)}
      </li>`,
  )
  return html`<ul>
      ${rows}
    </ul>
    ${
      overrides.length > 0 &&
      html`<h3>Xã được dùng mức của vùng khác</h3>
        <ul>
          ${overrides}
        </ul>`
    }
    ${
      editions.length > 0 &&
      html`<details class="open">
        <summary>Bộ tiêu chí riêng của các tỉnh (${editions.length})</summary>
        <ul>
          ${editions}
        </ul>
      </details>`
    }`
}

function drawCriterion(shown: Shown, criterion: Criterion): Html {
  const { officialCount: official, indicators, code } = criterion
  const isShort = official === null || indicators.length < official
  return html`<h3 id="tc-${code}">
      ${criterion.role === 'criterion' ? `Tiêu chí ${code}.` : `Điều kiện ${code}.`} ${criterion.name.vi}
    </h3>
    ${isShort && html`<p class="small quiet">${official === null ? 'Chưa đọc được số chỉ tiêu của tiêu chí này' : `Đã ghi ${indicators.length} trong ${official} chỉ tiêu`}: tiêu chí chưa thể kết luận đạt.</p>`}
    <table class="ledger paper fold">
      <thead>
        <tr>
          <th class="no">Số</th>
          <th>Chỉ tiêu và cách tính</th>
          <th>Mức phải đạt</th>
        </tr>
      </thead>
      <tbody>
        ${indicators.map((one) => drawIndicator(shown, one))}
      </tbody>
    </table>`
}

function drawIndicator({ set, confirmed }: Shown, indicator: Indicator): Html {
  const { wording } = indicator
  const isReworded = wording.vi !== indicator.name.vi
  const levels = indicator.levels.map((level) =>
    drawLevel(set, indicator, level, confirmed.has(levelKey(indicator.code, level.where))),
  )
  return html`<tr>
    <td class="no">${indicator.code}</td>
    <td class="main">
      <b>${indicator.name.vi}</b
      ><small
        >${isReworded && html`${wording.vi}. `}Lời văn: ${sayConfidence(wording.confidence)}
        ${drawSource(wording.source)}</small
      >
      <small>Cách tính: ${sayComputation(indicator)}${indicator.lead && html`. Hướng dẫn: ${indicator.lead}`}</small>
    </td>
    <td>
      ${
        levels.length > 0
          ? html`<ul>
              ${levels}
            </ul>`
          : html`chưa biết ${WEAK}`
      }
    </td>
  </tr>`
}

/** An indicator that is only met or not is its own formula: nothing to write out. */
function sayComputation({ formula, unit, kind }: Indicator): string {
  if (kind === 'boolean' || kind === 'document') return 'xác nhận có hay không'
  return unit === '' ? sayFormula(formula) : `${sayFormula(formula)} (${formatUnit(unit)})`
}

const WEAK = html`<span class="tag unverified">chưa xác minh</span>`

function drawLevel(set: CriteriaSet, indicator: Indicator, level: Level, isConfirmed: boolean): Html {
  const where = sayWhere(set, level.where)
  const source = drawSource(level.source)
  switch (level.state) {
    case 'known': {
      const also = level.also ? `, ${level.also.vi}` : ''
      const words = sayLevel(level.op, level.value, indicator.unit)
      return html`<li>${where}<b>${words}</b>${also} ${source} ${drawTrust(level.confidence, isConfirmed)}</li>`
    }
    case 'rule':
      return html`<li>${where}<b>${level.vi}</b> ${source} ${drawTrust(level.confidence, isConfirmed)}</li>`
    case 'unknown':
    case 'delegated':
      return html`<li>
        ${where}${level.state === 'unknown' ? 'chưa biết' : 'do UBND cấp tỉnh quy định'} ${source} ${WEAK}
      </li>`
  }
}

function drawTrust(confidence: Confidence, isConfirmed: boolean): Html {
  if (isConfirmed) return html`<span class="tag">đã đối chiếu văn bản gốc</span>`
  if (confidence === 'illustrative') return html`<span class="tag sample">minh họa</span>`
  return html`<span class="tag unverified">chưa đối chiếu văn bản gốc</span>
    <span class="quiet">${sayConfidence(confidence)}</span>`
}

/** For whom a level holds, before the level itself: "Tây Nguyên, năm 2024: ". */
function sayWhere(set: CriteriaSet, where: Where): string {
  const parts = [
    where.region && regionName(set, where.region),
    where.group && (set.groups.find((one) => one.code === where.group)?.vi ?? where.group),
    where.scope && (set.editions.find((one) => one.scope === where.scope)?.title ?? where.scope),
    where.year && `năm ${where.year}`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(', ')}: ` : ''
}

function regionName(set: CriteriaSet, code: string): string {
  return set.regions.find((one) => one.code === code)?.vi ?? code
}

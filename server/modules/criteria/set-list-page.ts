import { formatDate } from '../../../design/format.ts'
import { html, type Html } from '../../kernel/html.ts'
import type { CriteriaSet } from './contract.ts'
import type { LevelCounts } from './count-levels.ts'

export type SetLine = { set: CriteriaSet; counts: LevelCounts }

const LEVELS: Record<CriteriaSet['level'], string> = {
  commune: 'Xã',
  district: 'Huyện, thị xã, thành phố thuộc tỉnh',
  province: 'Tỉnh',
  village: 'Làng',
  hamlet: 'Thôn',
  product: 'Sản phẩm OCOP',
}

const TIERS: Record<CriteriaSet['tier'], string> = {
  basic: 'nông thôn mới',
  advanced: 'nâng cao',
  exemplary: 'kiểu mẫu',
  modern: 'hiện đại',
  smart: 'thông minh',
  rating: 'xếp hạng sao',
}

/** Every set, by the kind of unit it is for. What was not read is counted as openly as what was. */
export function renderSetList(lines: readonly SetLine[]): Html {
  const groups = Object.entries(LEVELS).flatMap(([level, name]) => {
    const own = lines.filter((line) => line.set.level === level)
    return own.length === 0 ? [] : [{ name, own }]
  })
  const usable = lines.filter(({ counts }) => counts.confirmed > 0).length
  return html`<section class="top">
      <div class="wrap">
        <h1>Bộ tiêu chí</h1>
        <p class="lead">
          <b>${lines.length}</b> bộ tiêu chí đã ghi, mỗi bản một dòng: bản cũ còn đó khi bản mới thay.
          ${usable === 0 ? 'Chưa bộ nào' : `${usable} bộ`} có mức được người có thẩm quyền đối chiếu với văn bản gốc.
        </p>
        <p>${RULE_NINE}</p>
      </div>
    </section>
    <section class="wrap section">
      <h2>Các bộ đã ghi, theo loại đơn vị</h2>
      <table class="ledger paper fold">
        <thead>
          <tr>
            <th>Bộ tiêu chí</th>
            <th>Mức</th>
            <th>Hiệu lực</th>
            <th class="right">Tiêu chí đã ghi</th>
            <th class="right">Chỉ tiêu đã ghi</th>
            <th>Mức phải đạt</th>
          </tr>
        </thead>
        <tbody>
          ${groups.map(
            ({ name, own }) =>
              html`<tr class="group">
                  <td colspan="6" class="whole"><b>${name}</b></td>
                </tr>
                ${own.map(drawLine)}`,
          )}
        </tbody>
      </table>
    </section>`
}

/** Domain rule 9, said to citizens. */
export const RULE_NINE =
  'Bộ có mức chưa được đối chiếu với văn bản gốc thì chỉ để tham khảo và tự đánh giá: chưa công nhận được đơn vị nào.'

function drawLine({ set, counts }: SetLine): Html {
  const own = set.criteria.filter((criterion) => criterion.role === 'criterion')
  const indicators = own.reduce((sum, criterion) => sum + criterion.indicators.length, 0)
  const conditions = set.criteria.length - own.length
  const sample = set.illustrative && html` <span class="tag sample">minh họa</span>`
  return html`<tr>
    <th scope="row" class="main">
      <a class="same" href="/tieu-chi/${set.id}@${set.version}">${set.title.vi}</a>${sample}
      <small>bản ${set.version} · ${set.legalBasis.map((one) => one.number).join(', ')}</small>
    </th>
    <td><span class="nowrap">${TIERS[set.tier]}</span></td>
    <td>${sayInForce(set)}</td>
    <td class="right" data-label="Tiêu chí đã ghi">
      ${sayRead(own.length, set.officialCounts.criteria)}${conditions > 0 && html`<small>và ${conditions} điều kiện</small>`}
    </td>
    <td class="right" data-label="Chỉ tiêu đã ghi">${sayRead(indicators, set.officialCounts.indicators)}</td>
    <td class="small">${sayCounts(counts)}</td>
  </tr>`
}

function sayRead(read: number, official: number | null): Html {
  return official === null ? html`${read}<small>chưa rõ tổng số</small>` : html`${read}/${official}`
}

export function sayInForce({ inForce }: CriteriaSet): string {
  return inForce.to === null
    ? `từ ${formatDate(inForce.from)}`
    : `${formatDate(inForce.from)} đến trước ${formatDate(inForce.to)}`
}

/** "56 biết, 10 chưa biết, 3 do tỉnh quy định; 12 nguồn yếu; 0 đã xác nhận". */
export function sayCounts(counts: LevelCounts): string {
  if (counts.indicators === 0) return 'chưa đọc được chỉ tiêu nào'
  const parts = [`${counts.known} biết`, `${counts.unknown} chưa biết`, `${counts.delegated} do tỉnh quy định`]
  return `${parts.join(', ')}; ${counts.weak} nguồn yếu; ${counts.confirmed} đã xác nhận`
}

import { formatNumber } from '../../../design/format.ts'
import { html, type Html } from '../../kernel/html.ts'
import { trustOf } from './describe-map.ts'
import type { MapFacts } from './read-map.ts'
import { unitsWithout } from './stage.ts'

/** How many units without a border are named; more are counted. */
const MOST_NAMED = 12

/** What must be known before the map is believed: whose borders, how exact, and what is missing. */
export function renderNotes(facts: MapFacts): Html {
  if (!facts.hasMap)
    return html`<p class="small">
      Mỗi ô là một đơn vị, cỡ bằng nhau, không theo hình đất thật: ngày này chưa có ranh giới nào được nạp. Khi có ranh
      giới, bản đồ thật hiện ở đây; các ô vẫn giữ.
    </p>`
  return html`<p class="small">
      ${sayTrust(facts)}${
        facts.coverage === 'approximate' &&
        html` Quanh ngày này có đơn vị đổi mà không rõ ngày: danh sách có thể lệch vài đơn vị.`
      }
    </p>
    ${renderWithout(facts)}`
}

function sayTrust({ sheets, scope }: MapFacts): string {
  const { isIndicative, accuracyM, attribution } = trustOf(sheets.units, scope.asOf)
  const accuracy =
    accuracyM === null ? 'chưa rõ sai lệch' : `có thể lệch đến ${formatNumber(accuracyM)} m so với thực địa`
  return `${attribution.join('; ')}: ${accuracy}${isIndicative ? ', chỉ để tham khảo' : ''}. Không dùng để xác định ranh giới trên thực địa.`
}

function renderWithout(facts: MapFacts): Html | undefined {
  const missing = unitsWithout(facts)
  if (missing.length === 0) return undefined
  const named = missing.slice(0, MOST_NAMED).map(({ name }) => name)
  const rest = missing.length - named.length
  return html`<p class="small">
    ${formatNumber(missing.length)} đơn vị chưa có ranh giới nên không hiện trên bản đồ, vẫn có trong bảng:
    ${named.join(', ')}${rest > 0 && ` và ${formatNumber(rest)} đơn vị nữa`}.
  </p>`
}

import { formatDate } from '../../../design/format.ts'
import { drawBigSeal, drawSeal, saySeal } from '../../../design/seal.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { describeTier, type RecognitionView } from '../assessment/index.ts'
import { unitAddress } from './unit-page-address.ts'
import type { UnitFacts } from './unit-page-read.ts'

const ORDER: RecognitionView['state'][] = ['in-force', 'inherited', 'left-programme', 'revoked']

const RING: Record<RecognitionView['state'], { top: string; bottom: string }> = {
  'in-force': { top: 'ĐƯỢC CÔNG NHẬN', bottom: 'ĐANG HIỆU LỰC' },
  inherited: { top: 'ĐẠT CHUẨN, KẾ THỪA', bottom: 'CHỜ ĐÁNH GIÁ LẠI' },
  'left-programme': { top: 'TỪNG ĐẠT CHUẨN', bottom: 'KHÔNG CÒN TRONG CHƯƠNG TRÌNH' },
  revoked: { top: 'ĐÃ THU HỒI', bottom: 'KHÔNG CÒN HIỆU LỰC' },
}

const MEANING: Record<RecognitionView['state'], string> = {
  'in-force': 'Dấu nét liền: quyết định đang có hiệu lực.',
  inherited: 'Dấu nét đứt: danh hiệu do đơn vị cũ để lại, chưa phải quyết định cho đơn vị mới.',
  'left-programme': 'Dấu mảnh: xã được công nhận nay thuộc phường, chương trình không đánh giá phường.',
  revoked: 'Dấu gạch: quyết định đã bị thu hồi, không còn hiệu lực.',
}

/** What somebody signed about this unit or those it came from; a plain sentence when nobody did. */
export function drawRecord({ recognitions }: UnitFacts): Html {
  const best = ORDER.flatMap((state) =>
    recognitions
      .filter((one) => one.state === state)
      .toSorted((a, b) => describeTier(b.tier).grains - describeTier(a.tier).grains),
  )[0]
  if (!best)
    return html`<div>
      <aside class="notice">
        <h2>Chưa có quyết định công nhận</h2>
        <p>
          Sổ công nhận chưa có dòng nào về đơn vị này hay các đơn vị tiền thân. Kết quả tự đánh giá không phải là công
          nhận.
        </p>
        <a href="/cong-nhan">Xem sổ công nhận</a>
      </aside>
    </div>`
  const { title, grains } = describeTier(best.tier)
  const seal = drawBigSeal({ kind: best.state, level: grains, ...RING[best.state], id: 'dau' })
  return html`<aside class="record">
    <header>
      ${raw(seal)}
      <div>
        <h2>
          ${title.slice(0, 1).toLocaleUpperCase('vi')}${title.slice(1)}${best.state === 'inherited' && ', kế thừa'}
        </h2>
        <p class="quiet">${MEANING[best.state]}</p>
      </div>
    </header>
    <table class="ledger fold">
      <thead>
        <tr>
          <th>Đơn vị lúc công nhận</th>
          <th>Quyết định</th>
        </tr>
      </thead>
      <tbody>
        ${recognitions.map(drawRow)}
      </tbody>
    </table>
  </aside>`
}

function drawRow(one: RecognitionView): Html {
  const tier = describeTier(one.tier)
  const sample = one.illustrative && html` <span class="tag sample">minh họa</span>`
  return html`<tr>
    <td>
      <a href="${unitAddress(one.unit.code, { ngay: one.decisionDate as PlainDate })}">${one.unit.name}</a>
      <small>${tier.name}</small>
    </td>
    <td>
      <span class="status">${raw(drawSeal(one.state, 18, tier.grains, saySeal(one.state)))} ${one.decisionNumber}</span>
      <small>${formatDate(one.decisionDate)}${sample}</small>
    </td>
  </tr>`
}

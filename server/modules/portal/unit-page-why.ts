import { formatNumber, formatTime, formatUnit, lowerFirst } from '../../../design/format.ts'
import { showStatus } from '../../../design/marks.ts'
import { sayResult } from '../../../design/words.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { drawSource, sayConfidence, sayFormula, sayLevel, sayMeasured } from '../criteria/index.ts'
import type { Explanation } from '../indicators/index.ts'

const NO_VALUE: Record<string, string> = {
  'not-reported': 'chưa báo cáo',
  'not-due': 'chưa đến hạn',
  'not-applicable': 'không áp dụng',
  refused: 'bị từ chối',
}

/**
 * Why one indicator has its result: figures, the formula written out, the level with its source, the gap, `years`, and how many
 * `files` of evidence there are: those themselves are for who may read them.
 */
export function drawWhy(explanation: Explanation, { years, files }: { years: Html | false; files: number }): Html {
  const { result, formula, inputs, gap, wording, levelDetail } = explanation
  const sample = result.illustrative && html` <span class="tag sample">minh họa</span>`
  return html`<details class="open" id="vi-sao" open>
    <summary>${result.indicator} vì sao ${sayResult(result.state).toLocaleLowerCase('vi')}?</summary>
    <div class="why">
      ${raw(showStatus(result.state))}
      <h3>${result.name}</h3>
      <p>${result.reason}</p>
      <dl class="facts">
        <dt>Số liệu</dt>
        <dd>
          ${inputs.map((input, i) => html`${i > 0 && raw('<br>')}${input.element.name}: ${showFigure(input)}${sayEntered(input)}`)}${sample}
        </dd>
        <dt>Cách tính</dt>
        <dd>
          ${sayFormula(formula)}${result.value !== null && isNumber(result.value) && html` = <b>${sayMeasured(result.value, levelDetail.state === 'known' ? levelDetail.value : null, result)}</b>`}
        </dd>
        <dt>Mức phải đạt</dt>
        <dd>${drawLevel(explanation)}</dd>
        ${
          gap &&
          html`<dt>Còn thiếu</dt>
            <dd>
              <b>${formatNumber(gap.amount)} ${formatUnit(gap.unit)}</b> (${gap.element.toLocaleLowerCase('vi')})
            </dd>`
        }
        <dt>Minh chứng</dt>
        <dd>
          ${files === 0 ? 'chưa có tệp nào' : `${files} tệp; cán bộ xã và cơ quan thẩm định mở được, không công khai`}
        </dd>
        <dt>Lời văn</dt>
        <dd>
          ${wording.text} ${drawSource(wording.source)}
          <span class="quiet">${sayConfidence(wording.confidence as Parameters<typeof sayConfidence>[0])}</span>
        </dd>
      </dl>
      ${years}
    </div>
  </details>`
}

function showFigure({ element, figure }: Explanation['inputs'][number]): Html {
  if (!figure || figure.value === null) return html`<b>${NO_VALUE[figure?.noValue ?? 'not-reported']}</b>`
  if (element.valueKind === 'boolean' || element.valueKind === 'document')
    return html`<b>${figure.value === '1' ? 'có' : 'không'}</b>`
  return html`<b>${formatNumber(figure.value)}</b> ${formatUnit(element.unit)}`
}

/** When and in which role it was entered; never by whom. */
function sayEntered({ figure }: Explanation['inputs'][number]): Html | false {
  if (!figure) return false
  const role = figure.positionTitle === null ? '' : `${lowerFirst(figure.positionTitle)} `
  return html` <small>${role}ghi lúc ${formatTime(figure.recordedAt)}</small>`
}

function isNumber(value: string): boolean {
  return /^-?\d/.test(value)
}

function drawLevel({ levelDetail: level, result }: Explanation): Html {
  if (level.op === null && level.value === null)
    return html`${level.state === 'delegated' ? 'do UBND cấp tỉnh quy định, chưa có trong hệ thống' : 'chưa biết'}
      <span class="tag unverified">chưa xác minh</span>`
  const words = level.op !== null && level.value !== null ? sayLevel(level.op, level.value, result.unit) : result.level
  // An illustrative level says so by its source already.
  const confidence =
    level.confidence !== null &&
    level.confidence !== 'illustrative' &&
    sayConfidence(level.confidence as Parameters<typeof sayConfidence>[0])
  return html`<b>${words}</b> ${drawSource(level.source)}
    <span class="tag${!level.isConfirmed && ' unverified'}"
      >${level.isConfirmed ? 'đã đối chiếu văn bản gốc' : 'chưa đối chiếu văn bản gốc'}</span
    >
    <span class="quiet">${confidence}</span>`
}

import { formatNumber, formatTime } from '../../../design/format.ts'
import type { Explanation } from '../../../server/modules/indicators/contract.ts'
import { UnsureTag } from '../../ui/messages.tsx'
import { Source } from '../../ui/source.tsx'
import { sayWho } from '../accounts/say-who.ts'
import { sayConfidence, sayMerge } from './confidence.ts'
import styles from './drawer.module.css'
import { Scale } from './scale.tsx'
import { showFigure, showValue, writeOut } from './show-value.ts'

/** Scale → the division written out → level and article → merge rule → who, when. */
export function WhyPanel({ explanation }: { explanation: Explanation }) {
  const { result, inputs, formula, levelDetail, wording, gap } = explanation
  const figures = new Map(
    inputs.map(({ element, figure }) => [element.code, { name: element.name, value: figure?.value ?? null }]),
  )
  const isMeasured = result.kind === 'percent' || result.kind === 'number'
  const last = inputs
    .flatMap(({ element, figure }) => (figure ? [{ element, figure }] : []))
    .sort((a, b) => b.figure.recordedAt.localeCompare(a.figure.recordedAt))[0]
  return (
    <>
      <section>
        <p className={styles.reason}>{result.reason}</p>
        {isMeasured && result.value !== null && (
          <Scale
            value={result.value}
            previous={result.previousValue}
            threshold={levelDetail.value}
            level={result.level}
            isMet={result.state === 'met'}
            isPercent={result.kind === 'percent'}
          />
        )}
        <dl className={styles.sum}>
          {inputs.map(({ element, figure }) => (
            <div key={element.code}>
              <dt>{element.name}</dt>
              <dd>
                {figure
                  ? `${showFigure(figure.value, element.valueKind)} ${isMeasuredKind(element.valueKind) ? element.unit : ''}`
                  : '–'}
              </dd>
            </div>
          ))}
          {isMeasured && !figures.has(formula.trim()) && (
            <div className={styles.total}>
              <dt>{writeOut(formula, figures)}</dt>
              <dd>
                {showValue(result.value, result)}
                {result.kind === 'percent' && result.value !== null && '%'}
              </dd>
            </div>
          )}
          {gap && (
            <div className={styles.gap}>
              <dt>
                {levelDetail.op === '>=' || levelDetail.op === '>' ? 'Còn thiếu' : 'Còn phải giảm'}: {gap.element}
              </dt>
              <dd>
                {formatNumber(gap.amount)} {gap.unit}
              </dd>
            </div>
          )}
        </dl>
      </section>
      <section>
        <h3>Ngưỡng lấy từ đâu</h3>
        <p>
          <b>{result.level ?? 'Chưa có mức trong bộ tiêu chí này.'}</b>
          {levelDetail.source && (
            <>
              , theo <Source text={levelDetail.source} />
            </>
          )}
        </p>
        <p className={styles.tags}>
          {levelDetail.isConfirmed ? 'Đã xác nhận theo văn bản.' : <UnsureTag>chưa xác nhận theo văn bản</UnsureTag>}
          {levelDetail.confidence && <span className="muted">{sayConfidence(levelDetail.confidence)}</span>}
        </p>
        {levelDetail.where && <p className="muted">Áp dụng: {levelDetail.where}</p>}
        <p className="muted">
          Lời văn: {wording.source ? <Source text={wording.source} /> : 'chưa ghi nguồn'} (
          {sayConfidence(wording.confidence)})
        </p>
      </section>
      <section>
        <h3>Khi hợp nhất đơn vị</h3>
        <ul>
          {inputs.map(({ element }) => (
            <li key={element.code}>
              {element.name}: {sayMerge(element.merge)}
            </li>
          ))}
        </ul>
      </section>
      {last && (
        <section>
          <h3>Ai nhập, lúc nào</h3>
          <p>
            {sayWho(last.figure.author, last.figure.actingFor) ?? 'Cán bộ của đơn vị'}
            {last.figure.positionTitle && `, ${last.figure.positionTitle}`},{' '}
            <span className="num">{formatTime(last.figure.recordedAt)}</span>, lần {last.figure.revision}.
          </p>
        </section>
      )}
    </>
  )
}

function isMeasuredKind(valueKind: string): boolean {
  return valueKind === 'integer' || valueKind === 'decimal' || valueKind === 'rating'
}

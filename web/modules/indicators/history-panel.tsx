import { formatTime } from '../../../design/format.ts'
import type { Explanation } from '../../../server/modules/indicators/contract.ts'
import { sayWho } from '../accounts/say-who.ts'
import styles from './drawer.module.css'
import { showFigure } from './show-value.ts'
import { sayNoValue } from './no-value.ts'

/** Every revision of every figure, newest first: nothing is overwritten. */
export function HistoryPanel({ explanation }: { explanation: Explanation }) {
  const elements = new Map(explanation.inputs.map(({ element }) => [element.code, element]))
  const revisions = [...explanation.history].sort((a, b) => b.recordedAt.localeCompare(a.recordedAt))
  if (revisions.length === 0)
    return (
      <section>
        <p>Chưa có lần ghi nào bạn được xem.</p>
      </section>
    )
  return (
    <section>
      <ol className={styles.history}>
        {revisions.map((figure) => {
          const element = elements.get(figure.element)
          return (
            <li key={`${figure.element}-${figure.revision}`}>
              <time>{formatTime(figure.recordedAt)}</time>
              <p>
                {element?.name ?? figure.element}:{' '}
                <b>
                  {figure.noValue
                    ? sayNoValue(figure.noValue)
                    : showFigure(figure.value, element?.valueKind ?? 'decimal')}
                </b>
                , lần {figure.revision}
              </p>
              <p className="muted">
                {[sayWho(figure.author, figure.actingFor), figure.positionTitle, figure.note && `“${figure.note}”`]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

import { formatTime } from '../../../design/format.ts'
import type { Explanation } from '../../../server/modules/indicators/contract.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useBoardWords } from './board-words.ts'
import { sayBy } from './by.ts'
import styles from './drawer.module.css'
import { showFigure } from './show-value.ts'
import { useWords } from './words.ts'

/** Every revision of every figure, newest first: nothing is overwritten. */
export function HistoryPanel({ explanation }: { explanation: Explanation }) {
  const words = useBoardWords().history
  const { values, hands } = useWords()
  const { language } = useLanguage()
  const elements = new Map(explanation.inputs.map(({ element }) => [element.code, element]))
  const revisions = [...explanation.history].sort((a, b) => b.recordedAt.localeCompare(a.recordedAt))
  if (revisions.length === 0)
    return (
      <section>
        <p>{words.none}</p>
      </section>
    )
  return (
    <section>
      <ol className={styles.history}>
        {revisions.map((figure) => {
          const element = elements.get(figure.element)
          return (
            <li key={`${figure.element}-${figure.revision}`}>
              <time>{formatTime(figure.recordedAt, language)}</time>
              <p>
                {element?.name ?? figure.element}:{' '}
                <b>
                  {figure.noValue
                    ? values.none[figure.noValue]
                    : showFigure(figure.value, element?.valueKind ?? 'decimal', values)}
                </b>
                , {hands.revision(figure.revision)}
              </p>
              <p className="muted">
                {[
                  sayBy(figure.author, figure.actingFor, hands),
                  figure.positionTitle,
                  figure.note && `“${figure.note}”`,
                ]
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

import { formatNumber, formatTime } from '../../../design/format.ts'
import type { Explanation } from '../../../server/modules/indicators/contract.ts'
import { useLanguage } from '../../ui/language.tsx'
import { UnsureTag } from '../../ui/messages.tsx'
import { Source } from '../../ui/source.tsx'
import { sayConfidence } from '../criteria/confidence.ts'
import { useWords as useCriteriaWords } from '../criteria/words.ts'
import { useBoardWords } from './board-words.ts'
import { sayBy } from './by.ts'
import styles from './drawer.module.css'
import { Scale } from './scale.tsx'
import { showLevel } from './show-level.ts'
import { showFigure, showValue, writeOut } from './show-value.ts'
import { useWords } from './words.ts'

type Part = { explanation: Explanation }

/** Scale → the division written out → level and article → merge rule → who, when. */
export function WhyPanel({ explanation }: Part) {
  const { result, levelDetail } = explanation
  return (
    <>
      <section>
        <p className={styles.reason}>{result.reason}</p>
        {isMeasured(result.kind) && result.value !== null && (
          <Scale
            value={result.value}
            previous={result.previousValue}
            threshold={levelDetail.value}
            level={result.level}
            isMet={result.state === 'met'}
            isPercent={result.kind === 'percent'}
          />
        )}
        <Sum explanation={explanation} />
      </section>
      <LevelSource explanation={explanation} />
      <MergeRules explanation={explanation} />
      <LastHand explanation={explanation} />
    </>
  )
}

function Sum({ explanation: { result, inputs, formula, levelDetail, gap } }: Part) {
  const words = useBoardWords().why
  const { values } = useWords()
  const figures = new Map(
    inputs.map(({ element, figure }) => [element.code, { name: element.name, value: figure?.value ?? null }]),
  )
  const isFloor = levelDetail.op === '>=' || levelDetail.op === '>'
  return (
    <dl className={styles.sum}>
      {inputs.map(({ element, figure }) => (
        <div key={element.code}>
          <dt>{element.name}</dt>
          <dd>
            {figure
              ? `${showFigure(figure.value, element.valueKind, values)} ${isCounted(element.valueKind) ? element.unit : ''}`
              : '–'}
          </dd>
        </div>
      ))}
      {isMeasured(result.kind) && !figures.has(formula.trim()) && (
        <div className={styles.total}>
          <dt>{writeOut(formula, figures)}</dt>
          <dd>
            {showValue(result.value, result, values)}
            {result.kind === 'percent' && result.value !== null && '%'}
          </dd>
        </div>
      )}
      {gap && (
        <div className={styles.gap}>
          <dt>
            {isFloor ? words.missing : words.tooMuch}: {gap.element}
          </dt>
          <dd>
            {formatNumber(gap.amount)} {gap.unit}
          </dd>
        </div>
      )}
    </dl>
  )
}

function LevelSource({ explanation: { result, levelDetail, wording } }: Part) {
  const words = useBoardWords().why.level
  const { confidence } = useCriteriaWords()
  return (
    <section>
      <h3>{words.title}</h3>
      <p>
        <b>{showLevel(result) ?? words.none}</b>
        {levelDetail.source && (
          <>
            , {words.from} <Source text={levelDetail.source} />
          </>
        )}
      </p>
      <p className={styles.tags}>
        {levelDetail.isConfirmed ? words.isConfirmed : <UnsureTag>{words.isNotConfirmed}</UnsureTag>}
        {levelDetail.confidence && <span className="muted">{sayConfidence(levelDetail.confidence, confidence)}</span>}
      </p>
      {levelDetail.where && <p className="muted">{words.where(levelDetail.where)}</p>}
      <p className="muted">
        {words.wording} {wording.source ? <Source text={wording.source} /> : words.noSource} (
        {sayConfidence(wording.confidence, confidence)})
      </p>
    </section>
  )
}

function MergeRules({ explanation: { inputs } }: Part) {
  const { title, rules } = useBoardWords().why.merge
  const sentences = new Map(Object.entries(rules))
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {inputs.map(({ element }) => (
          <li key={element.code}>
            {element.name}: {sentences.get(element.merge) ?? element.merge}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who wrote the newest of the figures behind the result. */
function LastHand({ explanation: { inputs } }: Part) {
  const words = useBoardWords().why
  const { hands } = useWords()
  const { language } = useLanguage()
  const [last] = inputs.flatMap(({ figure }) => figure ?? []).sort((a, b) => b.recordedAt.localeCompare(a.recordedAt))
  if (!last) return null
  return (
    <section>
      <h3>{words.last}</h3>
      <p>
        {sayBy(last.author, last.actingFor, hands) ?? hands.officer}
        {last.positionTitle && `, ${last.positionTitle}`},{' '}
        <span className="num">{formatTime(last.recordedAt, language)}</span>, {hands.revision(last.revision)}.
      </p>
    </section>
  )
}

function isMeasured(kind: string): boolean {
  return kind === 'percent' || kind === 'number'
}

function isCounted(valueKind: string): boolean {
  return valueKind === 'integer' || valueKind === 'decimal' || valueKind === 'rating'
}

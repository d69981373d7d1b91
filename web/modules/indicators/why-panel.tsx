import { formatNumber, formatTime } from '../../../design/format.ts'
import type { Explanation } from '../../../server/modules/indicators/contract.ts'
import { useLanguage } from '../../ui/language.tsx'
import { UnsureTag } from '../../ui/messages.tsx'
import { Source } from '../../ui/source.tsx'
import { sayConfidence } from '../criteria/confidence.ts'
import { useWords as useCriteriaWords } from '../criteria/words.ts'
import { useBoardWords } from './board-words.ts'
import { sayBy } from './by.ts'
import { Division, isMeasured } from './division.tsx'
import styles from './drawer.module.css'
import { Scale } from './scale.tsx'
import { showLevel } from './show-level.ts'
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
  const isFloor = levelDetail.op === '>=' || levelDetail.op === '>'
  return (
    <Division
      result={result}
      formula={formula}
      inputs={inputs.map(({ element: { code, name, unit, valueKind }, figure }) => ({
        element: code,
        name,
        unit,
        valueKind,
        value: figure?.value ?? null,
      }))}
    >
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
    </Division>
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

import type { PlotState } from '../../../design/marks.ts'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'
import { Field } from '../../ui/drawing.tsx'
import styles from './dossier.module.css'
import { ItemList } from './item-list.tsx'
import { groupByCriterion, resultOf } from './items.ts'
import { ReturnedCard } from './returned-card.tsx'
import { useWords } from './words.ts'

type Props = { dossier: Dossier; answers: Record<string, string>; onAnswer: (indicator: string, text: string) => void }

/** Returned indicators first and open; the sealed rest after them, as a field and a list. */
export function DossierItems({ dossier, answers, onAnswer }: Props) {
  const returned = dossier.items.filter((item) => item.state === 'returned')
  return (
    <>
      <Overview dossier={dossier} />
      {returned.map((item) => (
        <ReturnedCard
          key={item.indicator}
          item={item}
          dossier={dossier}
          answer={answers[item.indicator] ?? ''}
          onAnswer={(text) => onAnswer(item.indicator, text)}
        />
      ))}
      <ItemList dossier={dossier} />
    </>
  )
}

function Overview({ dossier: { items, submission } }: { dossier: Dossier }) {
  const { overview: words, plots, metOf } = useWords()
  const returned = items.filter((item) => item.state === 'returned').length
  const frozen = items.filter((item) => item.state === 'frozen').length
  const fulfilled = items.filter((item) => item.result === 'met' || item.result === 'not-applicable').length
  const drawnMet = items.filter((item) => plotOf(item) === 'met').length
  const [figure, text] =
    returned > 0
      ? [words.returned(returned, frozen), words.onlyReturned(returned, frozen, submission)]
      : [metOf(fulfilled, items.length), frozen > 0 ? words.frozen(frozen, submission) : words.notSubmitted]
  return (
    <div className={styles.overview}>
      <Field
        columns={groupByCriterion(items).map(([code, group]) => ({ code, states: group.map(plotOf) }))}
        options={{ width: 15, isFrozen: frozen > 0, label: plots(drawnMet, items.length) }}
      />
      <div>
        <p className={styles.big}>{figure}</p>
        <p>{text}</p>
      </div>
    </div>
  )
}

function plotOf(item: DossierItem): PlotState {
  return item.state === 'returned' ? 'returned' : resultOf(item)
}

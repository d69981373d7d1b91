import type { PlotState } from '../../../design/marks.ts'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'
import { Field } from '../../ui/drawing.tsx'
import styles from './dossier.module.css'
import { ItemList } from './item-list.tsx'
import { groupByCriterion, resultOf } from './items.ts'
import { ReturnedCard } from './returned-card.tsx'

type Props = { dossier: Dossier; answers: Record<string, string>; onAnswer: (indicator: string, text: string) => void }

/** Returned indicators first and open; the sealed rest after them, as a field and a list. */
export function DossierItems({ dossier, answers, onAnswer }: Props) {
  const returned = dossier.items.filter((item) => item.state === 'returned')
  const frozen = dossier.items.filter((item) => item.state === 'frozen')
  const met = dossier.items.filter((item) => item.result === 'met' || item.result === 'not-applicable')
  return (
    <>
      <div className={styles.overview}>
        <Field
          columns={groupByCriterion(dossier.items).map(([code, items]) => ({ code, states: items.map(plotOf) }))}
          options={{ width: 15, isFrozen: frozen.length > 0 }}
        />
        <div>
          {returned.length > 0 ? (
            <>
              <p className={styles.big}>
                {returned.length} trả lại, {frozen.length} giữ nguyên
              </p>
              <p>
                Chỉ {returned.length} chỉ tiêu bị trả lại được sửa. {frozen.length} chỉ tiêu kia đã khóa theo bản nộp
                lần {dossier.submission}.
              </p>
            </>
          ) : (
            <>
              <p className={styles.big}>
                {met.length}/{dossier.items.length} chỉ tiêu đạt
              </p>
              <p>
                {frozen.length > 0
                  ? `${frozen.length} chỉ tiêu đã khóa theo bản nộp lần ${dossier.submission}; không ai sửa được, kể cả người nhập.`
                  : 'Chưa nộp: số liệu còn sửa được, kết quả đổi theo.'}
              </p>
            </>
          )}
        </div>
      </div>
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

function plotOf(item: DossierItem): PlotState {
  return item.state === 'returned' ? 'returned' : resultOf(item)
}

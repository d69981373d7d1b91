import type { DossierItem } from '../../../server/modules/assessment/contract.ts'
import type { View } from '../../shell/view.ts'
import { Status } from '../../ui/drawing.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FileChip } from '../../ui/parts.tsx'
import { Grounds } from './grounds.tsx'
import { fileAddress, type Opinion, OPINIONS, resultOf } from './items.ts'
import styles from './queue.module.css'
import { useWords } from './words.ts'

export type OpinionDraft = { opinion: Opinion | undefined; reason: string }

type Props = {
  item: DossierItem
  /** Unit, year and set of the dossier, where the explanation is asked. */
  view: View
  draft: OpinionDraft
  problem: string | undefined
  onChange: (draft: OpinionDraft) => void
}

/** One indicator: what the commune says, its files, and three equal opinions with nothing chosen beforehand. */
export function AppraisalItem({ item, view, draft, problem, onChange }: Props) {
  const { appraisalItem: words, opinions } = useWords()
  const needsReason = draft.opinion === 'return' || draft.opinion === 'not-met'
  return (
    <div className={`${styles.item} ${styles.open}`}>
      <div className={styles.itemHead}>
        <span className={styles.code}>{item.indicator}</span>
        <b>{item.name}</b>
        <Status state={resultOf(item)} />
      </div>
      <div className={styles.itemBody}>
        <Grounds item={item} view={view} />
        {item.appraisal?.answer && (
          <p className={styles.answer}>
            {words.answer(item.appraisal.answer)}{' '}
            <span className="muted">{words.lastReason(item.appraisal.reason)}</span>
          </p>
        )}
        <p className={styles.chips}>
          {item.evidence.length === 0 ? (
            <span className="muted">{words.noFiles}</span>
          ) : (
            item.evidence.map((file) => (
              <FileChip key={file.hash} name={file.name} hash={file.hash} href={fileAddress(file)} />
            ))
          )}
        </p>
        <fieldset className={styles.opinions}>
          <legend className="sr">{words.opinion(item.indicator)}</legend>
          {OPINIONS.map((opinion) => (
            <label key={opinion} className={draft.opinion === opinion ? styles[`chosen-${opinion}`] : undefined}>
              <input
                type="radio"
                name={`opinion-${item.indicator}`}
                checked={draft.opinion === opinion}
                onChange={() => onChange({ ...draft, opinion })}
                aria-label={words.choose(opinions[opinion], item.indicator)}
              />
              {opinions[opinion]}
            </label>
          ))}
        </fieldset>
        {needsReason && (
          <TextArea
            label={words.reason(item.indicator)}
            hint={words.reasonHint}
            error={problem}
            value={draft.reason}
            onChange={(reason) => onChange({ ...draft, reason })}
          />
        )}
      </div>
    </div>
  )
}

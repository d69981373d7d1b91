import { formatNumber } from '../../../design/format.ts'
import type { DossierItem } from '../../../server/modules/assessment/contract.ts'
import { Status } from '../../ui/drawing.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FileChip } from '../../ui/parts.tsx'
import { resultOf } from './items.ts'
import styles from './queue.module.css'
import { OPINIONS, type Opinion } from './words.ts'

export type OpinionDraft = { opinion: Opinion | undefined; reason: string }

type Props = {
  item: DossierItem
  draft: OpinionDraft
  problem: string | undefined
  onChange: (draft: OpinionDraft) => void
}

/** One indicator: what the commune says, its files, and three equal opinions with nothing chosen beforehand. */
export function AppraisalItem({ item, draft, problem, onChange }: Props) {
  const needsReason = draft.opinion === 'return' || draft.opinion === 'not-met'
  return (
    <div className={`${styles.item} ${styles.open}`}>
      <div className={styles.itemHead}>
        <span className={styles.code}>{item.indicator}</span>
        <b>{item.name}</b>
        <Status state={resultOf(item)} />
      </div>
      <div className={styles.itemBody}>
        <p>
          {item.reason}
          {item.value !== null && /^-?\d+(\.\d+)?$/.test(item.value) && item.level && (
            <span className="muted num">
              {' '}
              Giá trị đã khóa {formatNumber(item.value)}, mức {item.level}.
            </span>
          )}
        </p>
        {item.appraisal?.answer && (
          <p className={styles.answer}>
            Xã trả lời: “{item.appraisal.answer}”{' '}
            <span className="muted">(lần trước trả lại: {item.appraisal.reason})</span>
          </p>
        )}
        <p className={styles.chips}>
          {item.evidence.length === 0 ? (
            <span className="muted">Không có tệp minh chứng.</span>
          ) : (
            item.evidence.map((file) => <FileChip key={file.hash} name={file.name} hash={file.hash} />)
          )}
        </p>
        <fieldset className={styles.opinions}>
          <legend className="sr">Ý kiến chỉ tiêu {item.indicator}</legend>
          {OPINIONS.map(([key, words]) => (
            <label key={key} className={draft.opinion === key ? styles[`chosen-${key}`] : undefined}>
              <input
                type="radio"
                name={`opinion-${item.indicator}`}
                checked={draft.opinion === key}
                onChange={() => onChange({ ...draft, opinion: key })}
                aria-label={`${words} chỉ tiêu ${item.indicator}`}
              />
              {words}
            </label>
          ))}
        </fieldset>
        {needsReason && (
          <TextArea
            label={`Lý do chỉ tiêu ${item.indicator}`}
            hint="Nói chỗ chưa được và cần làm gì, ít nhất một câu ngắn."
            error={problem}
            value={draft.reason}
            onChange={(reason) => onChange({ ...draft, reason })}
          />
        )}
      </div>
    </div>
  )
}

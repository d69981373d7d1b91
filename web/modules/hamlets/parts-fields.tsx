import { Button } from '../../ui/button.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { blankPart, type ChangeDraft, type PartDraft } from './change-draft.ts'
import { sayCount } from './counts.ts'
import styles from './hamlets.module.css'
import { typeOptions } from './type-options.ts'

type Props = { draft: ChangeDraft; types: readonly string[]; onEdit: (part: Partial<ChangeDraft>) => void }
const MOST_PARTS = 10

/** What a hamlet is divided into. Without shares or counted households, households stay unknown. */
export function PartsFields({ draft, types, onEdit }: Props) {
  const { parts } = draft
  const change = (at: number, part: Partial<PartDraft>): void =>
    onEdit({ parts: parts.map((one, i) => (i === at ? { ...one, ...part } : one)) })
  return (
    <div className={styles.parts}>
      <h3>Chia thành</h3>
      {parts.map((part, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no name yet when they are typed in
        <fieldset key={i} className={styles.part} aria-label={`Phần ${i + 1}`}>
          <ChoiceField
            label="Loại"
            value={part.type}
            onChange={(type) => change(i, { type })}
            options={typeOptions(types.includes(part.type) ? types : [part.type, ...types])}
          />
          <TextField label={`Tên phần ${i + 1}`} value={part.name} onChange={(name) => change(i, { name })} />
          <TextField
            label="Số hộ đếm lại"
            value={part.households}
            onChange={(households) => change(i, { households })}
            error={sayCount(part.households)}
          />
          <TextField
            label="Hoặc phần chia"
            value={part.share}
            onChange={(share) => change(i, { share })}
            placeholder="40%"
          />
          {parts.length > 2 && (
            <Button
              kind="quiet"
              label={`Bỏ phần ${i + 1}`}
              onClick={() => onEdit({ parts: parts.filter((_part, at) => at !== i) })}
            >
              Bỏ
            </Button>
          )}
        </fieldset>
      ))}
      <p className="muted">
        Không ghi số hộ đếm lại, cũng không ghi phần chia: số hộ các thôn, ấp mới là chưa biết, hệ thống không tự chia.
      </p>
      {parts.length < MOST_PARTS && (
        <p>
          <Button kind="outline" icon="plus" onClick={() => onEdit({ parts: [...parts, blankPart(draft.type)] })}>
            Thêm một phần
          </Button>
        </p>
      )}
    </div>
  )
}

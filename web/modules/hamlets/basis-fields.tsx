import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import type { ChangeDraft } from './change-draft.ts'
import styles from './hamlets.module.css'

type Props = { draft: ChangeDraft; onEdit: (part: Partial<ChangeDraft>) => void }

/** The decision, and the first day of the new state. */
export function BasisFields({ draft, onEdit }: Props) {
  return (
    <div className={styles.fields}>
      <DateField label="Có hiệu lực từ ngày" value={draft.day} onChange={(day) => onEdit({ day })} />
      <TextField
        label="Số quyết định, nghị quyết"
        value={draft.number}
        onChange={(number) => onEdit({ number })}
        placeholder="12/NQ-HĐND"
      />
      <DateField label="Ngày ký" value={draft.signedOn} onChange={(signedOn) => onEdit({ signedOn })} />
      <TextField
        label="Cơ quan ban hành"
        value={draft.issuer}
        onChange={(issuer) => onEdit({ issuer })}
        placeholder="HĐND xã"
      />
    </div>
  )
}

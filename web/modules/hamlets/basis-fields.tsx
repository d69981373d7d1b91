import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import type { ChangeDraft } from './change-draft.ts'
import styles from './hamlets.module.css'
import { useWords } from './words.ts'

type Props = { draft: ChangeDraft; onEdit: (part: Partial<ChangeDraft>) => void }

/** The decision, and the first day of the new state. */
export function BasisFields({ draft, onEdit }: Props) {
  const words = useWords().changing
  return (
    <div className={styles.fields}>
      <DateField label={words.day} value={draft.day} onChange={(day) => onEdit({ day })} />
      <TextField
        label={words.number}
        value={draft.number}
        onChange={(number) => onEdit({ number })}
        placeholder={words.numberSample}
      />
      <DateField label={words.signedOn} value={draft.signedOn} onChange={(signedOn) => onEdit({ signedOn })} />
      <TextField
        label={words.issuer}
        value={draft.issuer}
        onChange={(issuer) => onEdit({ issuer })}
        placeholder={words.issuerSample}
      />
    </div>
  )
}

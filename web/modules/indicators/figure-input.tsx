import type { ElementView } from '../../../server/modules/indicators/contract.ts'
import { useEntryWords } from './entry-words.ts'
import styles from './entry.module.css'
import { useWords } from './words.ts'

type Props = {
  element: ElementView
  text: string
  isInvalid: boolean
  isLocked: boolean
  describedBy: string | undefined
  onText: (text: string) => void
}

/** The cell of this year: a line for numbers, a choice of two for statements. */
export function FigureInput({ element, text, isInvalid, isLocked, describedBy, onText }: Props) {
  const { yes, no } = useWords().values
  const label = useEntryWords().row.thisYear(element.name)
  if (element.valueKind === 'boolean' || element.valueKind === 'document')
    return (
      <select
        aria-label={label}
        value={text}
        disabled={isLocked}
        aria-describedby={describedBy}
        onChange={(event) => onText(event.target.value)}
      >
        <option value="">–</option>
        <option value="1">{yes}</option>
        <option value="0">{no}</option>
      </select>
    )
  return (
    <input
      data-figure={element.code}
      className={styles.figure}
      aria-label={label}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      disabled={isLocked}
      onChange={(event) => onText(event.target.value)}
    />
  )
}

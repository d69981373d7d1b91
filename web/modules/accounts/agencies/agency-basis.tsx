import type { ApiProblem } from '../../../api/problem.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { TextField } from '../../../ui/field.tsx'
import styles from './agencies.module.css'
import { useAgencyWords } from './agency-words.ts'

export type BasisDraft = { number: string; signedOn: string; issuer: string }

export const BLANK_BASIS: BasisDraft = { number: '', signedOn: '', issuer: '' }

export function isWholeBasis({ number, signedOn, issuer }: BasisDraft): boolean {
  return number.trim().length >= 2 && signedOn !== '' && issuer.trim().length >= 2
}

type Props = { basis: BasisDraft; onChange: (basis: BasisDraft) => void; problem: ApiProblem | null }

/** The decision an act rests on. */
export function BasisFields({ basis, onChange, problem }: Props) {
  const { basis: words } = useAgencyWords()
  return (
    <div className={styles.fields}>
      <TextField
        label={words.number}
        value={basis.number}
        onChange={(number) => onChange({ ...basis, number })}
        placeholder={words.numberPlace}
        error={problem?.at('/basis/number')}
      />
      <DateField
        label={words.signedOn}
        value={basis.signedOn}
        onChange={(signedOn) => onChange({ ...basis, signedOn })}
        error={problem?.at('/basis/signedOn')}
      />
      <TextField
        label={words.issuer}
        value={basis.issuer}
        onChange={(issuer) => onChange({ ...basis, issuer })}
        placeholder={words.issuerPlace}
        error={problem?.at('/basis/issuer')}
      />
    </div>
  )
}

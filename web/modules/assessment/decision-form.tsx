import { useState } from 'react'
import type { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { useSession } from '../accounts/session.ts'
import styles from './acts.module.css'
import { useWords } from './words.ts'

type Decision = { number: string; date: string; signer: string }
type Props = { problem: ApiProblem | null; isBusy: boolean; onSend: (decision: Decision) => void; onClose: () => void }

export function DecisionForm({ problem, isBusy, onSend, onClose }: Props) {
  const words = useWords().decisionForm
  const { today } = useSession()
  const [decision, setDecision] = useState<Decision>({ number: '', date: today, signer: '' })
  const part = (key: keyof Decision) => ({
    value: decision[key],
    onChange: (value: string) => setDecision({ ...decision, [key]: value }),
    error: problem?.at(`/${key}`),
  })
  const isWhole = decision.number.trim().length >= 3 && decision.signer.trim().length >= 3 && decision.date !== ''
  return (
    <form
      className={styles.form}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) onSend(decision)
      }}
    >
      <h2>{words.title}</h2>
      <div className={styles.fields}>
        <TextField label={words.number} {...part('number')} />
        <DateField label={words.date} {...part('date')} />
        <TextField label={words.signer} {...part('signer')} />
      </div>
      <div className={styles.buttons}>
        <Button kind="quiet" size="normal" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" size="normal" isBusy={isBusy} can={isWhole || words.notWhole}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

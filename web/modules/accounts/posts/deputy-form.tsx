import { useState } from 'react'
import { addDays, plainDate } from '../../../../server/kernel/time.ts'
import type { PersonView, PositionView } from '../../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import { usePostWords } from './post-words.ts'
import styles from '../people.module.css'
import { PersonField } from './person-field.tsx'
import { useSession } from '../session.ts'

type Props = { position: PositionView; onClose: () => void; onDone: (person: PersonView) => unknown }

/** Who stands in for the holder of this post, from which day to which, by which decision. */
export function DeputyForm({ position, onClose, onDone }: Props) {
  const { cancel, deputy: words } = usePostWords()
  const { today } = useSession()
  const [person, setPerson] = useState<PersonView | null>(null)
  const [from, setFrom] = useState(today)
  const [lastDay, setLastDay] = useState('')
  const [basis, setBasis] = useState('')
  const give = useCommand<PersonView>((deputy) => {
    onClose()
    return onDone(deputy)
  })
  const isReady = person !== null && from !== '' && lastDay !== '' && basis.trim().length >= 5
  return (
    <form
      className={styles.narrow}
      aria-label={words.giveOne(position.title)}
      onSubmit={(event) => {
        event.preventDefault()
        const to = addDays(plainDate(lastDay), 1)
        give.mutate({
          method: 'POST',
          path: `/positions/${position.id}/deputies`,
          body: { personId: person?.id, from, to, basis: basis.trim() },
        })
      }}
    >
      <PersonField label={words.person} person={person} onChoose={setPerson} error={give.error?.at('/personId')} />
      <DateField label={words.from} value={from} onChange={setFrom} error={give.error?.at('/from')} />
      <DateField label={words.lastDay} value={lastDay} onChange={setLastDay} error={give.error?.at('/to')} />
      <TextField
        label={words.basis}
        hint={words.basisHint}
        value={basis}
        onChange={setBasis}
        error={give.error?.at('/basis')}
      />
      {give.error && <ErrorBox problem={give.error} />}
      <p className={styles.pair}>
        <Button type="submit" isBusy={give.isPending} can={isReady || words.needs}>
          {words.give}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {cancel}
        </Button>
      </p>
    </form>
  )
}

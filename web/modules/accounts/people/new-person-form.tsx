import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import { useAccountWords } from '../account-words.ts'
import styles from '../people.module.css'
import { BLANK_POSITION, isWhole, PositionFields, toNewPosition } from '../posts/position-fields.tsx'
import { useSession } from '../session.ts'

export function NewPersonForm({ onAdded, onClose }: { onAdded: (person: PersonView) => void; onClose: () => void }) {
  const { cancel, person: words } = useAccountWords()
  const { today } = useSession()
  const queryClient = useQueryClient()
  const [name, setName] = useState('')
  const [draft, setDraft] = useState({ ...BLANK_POSITION, from: today })
  const add = useCommand<PersonView>(async (person) => {
    await queryClient.invalidateQueries({ queryKey: ['people'] })
    onAdded(person)
  })
  // Whoever asked for the form goes on in it.
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ method: 'POST', path: '/people', body: { name: name.trim(), position: toNewPosition(draft) } })
      }}
    >
      <h2>{words.add}</h2>
      <TextField label={words.name} value={name} onChange={setName} error={add.error?.at('/name')} />
      <PositionFields draft={draft} problem={null} onChange={setDraft} />
      {add.error && <ErrorBox problem={add.error} />}
      <p className={styles.pair}>
        <Button
          type="submit"
          size="normal"
          isBusy={add.isPending}
          can={(name.trim().length >= 2 && isWhole(draft)) || words.needs}
        >
          {words.save}
        </Button>
        <Button kind="quiet" size="normal" onClick={onClose}>
          {cancel}
        </Button>
      </p>
    </form>
  )
}

import { useState } from 'react'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from '../people.module.css'
import { usePeopleWords } from './people-words.ts'

/** Another name for somebody, by a document or for a reason; they are told, and the log keeps both names. */
export function RenameSection({ person, onDone }: { person: PersonView; onDone: (person: PersonView) => unknown }) {
  const { rename: words, cancel } = usePeopleWords()
  const [draft, setDraft] = useState<{ name: string; basis: string }>()
  const rename = useCommand<PersonView>((changed) => {
    setDraft(undefined)
    return onDone(changed)
  })
  if (!draft)
    return (
      <section>
        <h3>{words.title}</h3>
        <Button kind="outline" can={person.can.rename} onClick={() => setDraft({ name: person.name, basis: '' })}>
          {words.ask}
        </Button>
      </section>
    )
  const [name, basis] = [draft.name.trim(), draft.basis.trim()]
  const isReady = name.length >= 2 && name !== person.name && basis.length >= 5
  return (
    <section>
      <h3>{words.title}</h3>
      <form
        className={styles.narrow}
        aria-label={words.title}
        onSubmit={(event) => {
          event.preventDefault()
          rename.mutate({ method: 'PUT', path: `/people/${person.id}/name`, body: { name, basis } })
        }}
      >
        <TextField
          label={words.name}
          value={draft.name}
          onChange={(text) => setDraft({ ...draft, name: text })}
          error={rename.error?.at('/name')}
        />
        <TextField
          label={words.basis}
          hint={words.basisHint}
          value={draft.basis}
          onChange={(text) => setDraft({ ...draft, basis: text })}
          error={rename.error?.at('/basis')}
        />
        {rename.error && <ErrorBox problem={rename.error} />}
        <p className={styles.pair}>
          <Button type="submit" isBusy={rename.isPending} can={isReady || words.needs}>
            {words.save}
          </Button>
          <Button kind="quiet" onClick={() => setDraft(undefined)}>
            {cancel}
          </Button>
        </p>
      </form>
    </section>
  )
}

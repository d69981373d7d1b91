import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import { toProblem } from '../../../api/problem.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { ErrorBox, Loading } from '../../../ui/messages.tsx'
import styles from '../people.module.css'
import { usePeopleWords } from './people-words.ts'
import { leftOpenQuery } from '../queries.ts'

type Props = { person: PersonView; onDone: (person: PersonView) => unknown }

/** What is open in every room and what becomes of each, before anything is ended or locked. */
export function LeavingSection({ person }: { person: PersonView }) {
  const words = usePeopleWords().leaving
  const [isOpen, setOpen] = useState(false)
  return (
    <section>
      <h3>{words.title}</h3>
      {isOpen ? (
        <LeftOpen personId={person.id} />
      ) : (
        <>
          <p>{words.lead}</p>
          <Button kind="outline" icon="eye" onClick={() => setOpen(true)}>
            {words.show}
          </Button>
        </>
      )}
    </section>
  )
}

function LeftOpen({ personId }: { personId: string }) {
  const words = usePeopleWords().leaving
  const { language } = useLanguage()
  const { data, error, refetch } = useQuery(leftOpenQuery(personId))
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loading} lines={3} />
  return (
    <>
      {data.items.length === 0 && <p>{words.none}</p>}
      {data.items.length > 0 && (
        <ul className={styles.leftOpen}>
          {data.items.map(({ what, count, fate, items }) => (
            <li key={what.vi}>
              <p>
                <b>
                  {what[language]}: {count}
                </b>
              </p>
              {items.length > 0 && (
                <p className="muted">
                  {items.join(' · ')}
                  {count > items.length && words.more(count - items.length)}
                </p>
              )}
              <p>{fate[language]}</p>
            </li>
          ))}
        </ul>
      )}
      <p className="muted">{words.unsaved}</p>
    </>
  )
}

export function DisableSection({ person, onDone }: Props) {
  const { leaving: words, cancel } = usePeopleWords()
  const [isAsking, setAsking] = useState(false)
  const disable = useCommand<PersonView>((changed) => {
    setAsking(false)
    return onDone(changed)
  })
  return (
    <section>
      <h3>{words.lock}</h3>
      {person.disabled && <Unlock person={person} onDone={onDone} />}
      {!person.disabled && !isAsking && (
        <Button kind="outline" icon="lock" can={person.can.disable} onClick={() => setAsking(true)}>
          {words.lock}
        </Button>
      )}
      {!person.disabled && isAsking && (
        <>
          <p>{words.lockWarning(person.name)}</p>
          <LeftOpen personId={person.id} />
          <p className={styles.pair}>
            <Button
              isBusy={disable.isPending}
              onClick={() => disable.mutate({ method: 'POST', path: `/people/${person.id}/disable`, body: {} })}
            >
              {words.lockPerson(person.name)}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {cancel}
            </Button>
          </p>
        </>
      )}
      {disable.error && <ErrorBox problem={disable.error} />}
    </section>
  )
}

/** They come back with the password they had; without one, a new link lets them in. */
function Unlock({ person, onDone }: Props) {
  const words = usePeopleWords().leaving
  const enable = useCommand<PersonView>(onDone)
  return (
    <>
      <p>{words.locked}</p>
      <p>{person.canSignIn ? words.unlockHelp : words.unlockNeedsLink}</p>
      <Button
        kind="outline"
        can={person.can.enable}
        isBusy={enable.isPending}
        onClick={() => enable.mutate({ method: 'POST', path: `/people/${person.id}/enable`, body: {} })}
      >
        {words.unlock}
      </Button>
      {enable.error && <ErrorBox problem={enable.error} />}
    </>
  )
}

/** The name is typed again: what is erased does not come back. */
export function EraseSection({ person, onDone }: Props) {
  const { leaving: words, cancel } = usePeopleWords()
  const erase = useCommand<PersonView>(onDone)
  const [confirm, setConfirm] = useState<string>()
  return (
    <section>
      <h3>{words.erase}</h3>
      {confirm === undefined ? (
        <Button kind="outline" can={person.can.erase} onClick={() => setConfirm('')}>
          {words.erase}
        </Button>
      ) : (
        <form
          className={styles.narrow}
          aria-label={words.erase}
          onSubmit={(event) => {
            event.preventDefault()
            erase.mutate({ method: 'POST', path: `/people/${person.id}/erasure`, body: { confirm } })
          }}
        >
          <p>{words.eraseWarning}</p>
          <TextField
            label={words.retype(person.name)}
            value={confirm}
            onChange={setConfirm}
            error={erase.error?.at('/confirm')}
          />
          {erase.error && !erase.error.at('/confirm') && <ErrorBox problem={erase.error} />}
          <p className={styles.pair}>
            <Button type="submit" isBusy={erase.isPending} can={confirm.trim() === person.name || words.retypeFirst}>
              {words.erasePerson}
            </Button>
            <Button kind="quiet" onClick={() => setConfirm(undefined)}>
              {cancel}
            </Button>
          </p>
        </form>
      )}
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../../design/format.ts'
import type { PersonSignInView } from '../../../../server/modules/accounts/account-contract.ts'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import { usePostWords } from '../posts/post-words.ts'
import styles from '../people.module.css'
import { waitingIdentitiesQuery } from '../queries.ts'

type Props = { person: PersonView; facts: PersonSignInView; onDone: (answer: PersonSignInView) => void }

/** Accounts of the single sign-on that open this person's account, and who waits for one. */
export function PersonIdentities({ person, facts, onDone }: Props) {
  const words = usePostWords().identities
  const unlink = useCommand<PersonSignInView>(onDone)
  return (
    <>
      <p>{facts.identities.length === 0 ? words.none(facts.sso ?? '') : facts.sso}</p>
      {facts.identities.length > 0 && (
        <ul className={styles.sessions}>
          {facts.identities.map((identity) => (
            <li key={identity.id}>
              <span>
                <b>{identity.label}</b>
                <span className="muted"> · {words.linkedAt(formatTime(identity.linkedAt))}</span>
              </span>
              <Button
                kind="quiet"
                isBusy={unlink.isPending}
                label={words.unlinkOne(identity.label)}
                onClick={() =>
                  unlink.mutate({ method: 'DELETE', path: `/people/${person.id}/identities/${identity.id}` })
                }
              >
                {words.unlink}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {unlink.error && <ErrorBox problem={unlink.error} />}
      {!person.disabled && <LinkForm person={person} onDone={onDone} />}
    </>
  )
}

function LinkForm({ person, onDone }: Pick<Props, 'person' | 'onDone'>) {
  const words = usePostWords().identities
  const { data } = useQuery(waitingIdentitiesQuery)
  const [chosen, setChosen] = useState('')
  const link = useCommand<PersonSignInView>((answer) => {
    setChosen('')
    onDone(answer)
  })
  if (!data || data.items.length === 0) return <p className="muted">{words.how}</p>
  return (
    <form
      className={styles.narrow}
      aria-label={words.form}
      onSubmit={(event) => {
        event.preventDefault()
        link.mutate({ method: 'POST', path: `/people/${person.id}/identities`, body: { identityId: chosen } })
      }}
    >
      <ChoiceField
        label={words.waiting}
        hint={words.waitingHint}
        value={chosen}
        onChange={setChosen}
        options={[['', words.choose], ...data.items.map((item) => [item.id, `${item.code} · ${item.label}`] as const)]}
      />
      <Button type="submit" isBusy={link.isPending} can={chosen !== '' || words.needs} reason="hidden">
        {words.linkTo(person.name)}
      </Button>
      {link.error && <ErrorBox problem={link.error} />}
    </form>
  )
}

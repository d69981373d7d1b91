import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../../design/format.ts'
import type { PersonSignInView } from '../../../../server/modules/accounts/account-contract.ts'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import { toProblem } from '../../../api/problem.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorBox, Loading } from '../../../ui/messages.tsx'
import styles from '../people.module.css'
import { usePasskeyWords } from '../passkeys/passkey-words.ts'
import { usePeopleWords } from './people-words.ts'
import { PersonIdentities } from './person-identities.tsx'
import { PersonTokens } from './person-tokens.tsx'
import { personSignInQuery } from '../queries.ts'

/** How a person signs in, for who administers them: second factor, single sign-on, open sessions, tokens of other systems. */
export function PersonSignIn({ person }: { person: PersonView }) {
  const words = usePeopleWords().signIn
  const queryClient = useQueryClient()
  const { data, error } = useQuery(personSignInQuery(person.id))
  const keep = (answer: PersonSignInView): void => {
    queryClient.setQueryData(personSignInQuery(person.id).queryKey, answer)
    void queryClient.invalidateQueries({ queryKey: ['sso-identities'] })
  }
  if (error) return <ErrorBox problem={toProblem(error)} />
  if (!data) return <Loading what={words.loading} lines={3} />
  return (
    <>
      <SecondFactorLine person={person} facts={data} onDone={keep} />
      {data.sso && <PersonIdentities person={person} facts={data} onDone={keep} />}
      <Sessions person={person} facts={data} onDone={keep} />
      <PersonTokens person={person} facts={data} onDone={keep} />
    </>
  )
}

type PartProps = { person: PersonView; facts: PersonSignInView; onDone: (answer: PersonSignInView) => void }

function SecondFactorLine({ person, facts, onDone }: PartProps) {
  const { signIn: words, cancel } = usePeopleWords()
  const passkeys = usePasskeyWords().person
  const [asks, setAsks] = useState(false)
  const reset = useCommand<PersonSignInView>((answer) => {
    setAsks(false)
    onDone(answer)
  })
  if (!facts.secondFactor) return <p>{words.twoStepsOff}</p>
  const ways = [facts.passkeys.length > 0 && passkeys.has(facts.passkeys.length), facts.authenticator && passkeys.app]
  return (
    <>
      <p>
        {words.twoSteps} <b>{words.since(formatTime(facts.secondFactor.since))}</b>, {ways.filter(Boolean).join(', ')}
      </p>
      {facts.passkeys.length > 0 && (
        <ul>
          {facts.passkeys.map(({ id, name, lastUsedAt }) => (
            <li key={id}>{passkeys.line(name, lastUsedAt && formatTime(lastUsedAt))}</li>
          ))}
        </ul>
      )}
      {asks ? (
        <>
          <p>{passkeys.reset(person.name)}</p>
          <p className={styles.pair}>
            <Button
              isBusy={reset.isPending}
              onClick={() => reset.mutate({ method: 'DELETE', path: `/people/${person.id}/second-factor` })}
            >
              {words.reset}
            </Button>
            <Button kind="quiet" onClick={() => setAsks(false)}>
              {cancel}
            </Button>
          </p>
        </>
      ) : (
        <Button kind="outline" onClick={() => setAsks(true)}>
          {words.resetAsk}
        </Button>
      )}
      {reset.error && <ErrorBox problem={reset.error} />}
    </>
  )
}

function Sessions({ person, facts, onDone }: PartProps) {
  const words = usePeopleWords().signIn
  const end = useCommand<PersonSignInView>(onDone)
  if (facts.sessions.length === 0) return <p>{words.noSessions}</p>
  return (
    <>
      <p>
        <b>{words.sessions(facts.sessions.length)}</b>
      </p>
      <ul className={styles.sessions}>
        {facts.sessions.map((session) => (
          <li key={session.id}>
            <span>
              {session.device}, <span className="num">{session.address}</span>
              <span className="muted"> · {words.lastSeen(formatTime(session.lastSeenAt))}</span>
            </span>
            <Button
              kind="quiet"
              isBusy={end.isPending}
              label={words.endOne(session.device, session.address)}
              onClick={() => end.mutate({ method: 'DELETE', path: `/people/${person.id}/sessions/${session.id}` })}
            >
              {words.end}
            </Button>
          </li>
        ))}
      </ul>
      {facts.sessions.length > 1 && (
        <Button
          kind="outline"
          isBusy={end.isPending}
          onClick={() => end.mutate({ method: 'DELETE', path: `/people/${person.id}/sessions` })}
        >
          {words.endAll(facts.sessions.length)}
        </Button>
      )}
      {end.error && <ErrorBox problem={end.error} />}
    </>
  )
}

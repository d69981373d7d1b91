import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../design/format.ts'
import type { PersonSignInView } from '../../../server/modules/accounts/account-contract.ts'
import type { PersonView } from '../../../server/modules/accounts/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import styles from './people.module.css'
import { usePasskeyWords } from './passkey-words.ts'
import { PersonIdentities } from './person-identities.tsx'
import { personSignInQuery } from './queries.ts'

/** How a person signs in, for who administers them: second factor, single sign-on, open sessions. */
export function PersonSignIn({ person }: { person: PersonView }) {
  const queryClient = useQueryClient()
  const { data, error } = useQuery(personSignInQuery(person.id))
  const keep = (answer: PersonSignInView): void => {
    queryClient.setQueryData(personSignInQuery(person.id).queryKey, answer)
    void queryClient.invalidateQueries({ queryKey: ['sso-identities'] })
  }
  if (error) return <ErrorBox problem={toProblem(error)} />
  if (!data) return <Loading what="Đang tải cách đăng nhập" lines={3} />
  return (
    <>
      <SecondFactorLine person={person} facts={data} onDone={keep} />
      {data.sso && <PersonIdentities person={person} facts={data} onDone={keep} />}
      <Sessions person={person} facts={data} onDone={keep} />
    </>
  )
}

type PartProps = { person: PersonView; facts: PersonSignInView; onDone: (answer: PersonSignInView) => void }

function SecondFactorLine({ person, facts, onDone }: PartProps) {
  const { person: words } = usePasskeyWords()
  const [asks, setAsks] = useState(false)
  const reset = useCommand<PersonSignInView>((answer) => {
    setAsks(false)
    onDone(answer)
  })
  if (!facts.secondFactor) return <p>Đăng nhập hai bước: chưa bật</p>
  const ways = [facts.passkeys.length > 0 && words.has(facts.passkeys.length), facts.authenticator && words.app]
  return (
    <>
      <p>
        Đăng nhập hai bước: <b>bật từ {formatTime(facts.secondFactor.since)}</b>, {ways.filter(Boolean).join(', ')}
      </p>
      {facts.passkeys.length > 0 && (
        <ul>
          {facts.passkeys.map(({ id, name, lastUsedAt }) => (
            <li key={id}>{words.line(name, lastUsedAt && formatTime(lastUsedAt))}</li>
          ))}
        </ul>
      )}
      {asks ? (
        <>
          <p>{words.reset(person.name)}</p>
          <p className={styles.pair}>
            <Button
              isBusy={reset.isPending}
              onClick={() => reset.mutate({ method: 'DELETE', path: `/people/${person.id}/second-factor` })}
            >
              Tắt đăng nhập hai bước
            </Button>
            <Button kind="quiet" onClick={() => setAsks(false)}>
              Thôi
            </Button>
          </p>
        </>
      ) : (
        <Button kind="outline" onClick={() => setAsks(true)}>
          Tắt đăng nhập hai bước…
        </Button>
      )}
      {reset.error && <ErrorBox problem={reset.error} />}
    </>
  )
}

function Sessions({ person, facts, onDone }: PartProps) {
  const end = useCommand<PersonSignInView>(onDone)
  if (facts.sessions.length === 0) return <p>Không có phiên làm việc nào đang mở.</p>
  return (
    <>
      <p>
        <b>{facts.sessions.length} phiên đang mở</b>
      </p>
      <ul className={styles.sessions}>
        {facts.sessions.map((session) => (
          <li key={session.id}>
            <span>
              {session.device}, <span className="num">{session.address}</span>
              <span className="muted"> · dùng lần cuối {formatTime(session.lastSeenAt)}</span>
            </span>
            <Button
              kind="quiet"
              isBusy={end.isPending}
              label={`Kết thúc phiên ${session.device}, ${session.address}`}
              onClick={() => end.mutate({ method: 'DELETE', path: `/people/${person.id}/sessions/${session.id}` })}
            >
              Kết thúc
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
          Kết thúc cả {facts.sessions.length} phiên
        </Button>
      )}
      {end.error && <ErrorBox problem={end.error} />}
    </>
  )
}

import { formatDate, formatTime } from '../../../../design/format.ts'
import { dateInVietnam, instant } from '../../../../server/kernel/time.ts'
import type { PersonSignInView } from '../../../../server/modules/accounts/account-contract.ts'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import type { AccessTokenView } from '../../../../server/modules/accounts/token-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from '../people.module.css'
import { usePeopleWords } from './people-words.ts'

type Props = { person: PersonView; facts: PersonSignInView; onDone: (answer: PersonSignInView) => void }

/** Tokens by which other systems work with this person's rights; those that work can be taken away. */
export function PersonTokens({ person, facts: { tokens }, onDone }: Props) {
  const words = usePeopleWords().tokens
  const revoke = useCommand<PersonSignInView>(onDone)
  const working = tokens.filter(({ state }) => state === 'valid')
  const over = tokens.filter(({ state }) => state !== 'valid')
  return (
    <>
      <p>{working.length === 0 ? words.none : <b>{words.working(working.length)}</b>}</p>
      {working.length > 0 && (
        <ul className={styles.sessions}>
          {working.map((token) => (
            <li key={token.id}>
              <TokenLine token={token} />
              <Button
                kind="quiet"
                isBusy={revoke.isPending}
                label={words.revokeOne(token.name)}
                onClick={() => revoke.mutate({ method: 'DELETE', path: `/people/${person.id}/tokens/${token.id}` })}
              >
                {words.revoke}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {revoke.error && <ErrorBox problem={revoke.error} />}
      {over.length > 0 && (
        <details className={styles.over}>
          <summary>{words.over(over.length)}</summary>
          <ul>
            {over.map(({ id, name, prefix, state }) => (
              <li key={id}>
                {name} <code>{prefix}…</code> <span className="muted">{state !== 'valid' && words.states[state]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function TokenLine({ token }: { token: AccessTokenView }) {
  const words = usePeopleWords().tokens
  const day = (at: string): string => formatDate(dateInVietnam(instant(at)))
  return (
    <span>
      <b>{token.name}</b> <code>{token.prefix}…</code>
      {token.scopes.map(({ title, rights }) => (
        <span key={title} className={styles.tokenRights}>
          {rights.join(', ')} <span className="muted">({title})</span>
        </span>
      ))}
      <span className="muted">
        {words.life(day(token.createdAt), day(token.expiresAt))} ·{' '}
        {token.lastUsedAt ? words.lastUsed(formatTime(token.lastUsedAt)) : words.neverUsed}
      </span>
    </span>
  )
}

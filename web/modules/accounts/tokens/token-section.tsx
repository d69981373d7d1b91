import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  AccessTokens,
  AccessTokenView,
  MadeAccessToken,
} from '../../../../server/modules/accounts/token-contract.ts'
import { toProblem } from '../../../api/problem.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../../ui/messages.tsx'
import { useAccountWords } from '../account-words.ts'
import styles from '../account.module.css'
import { tokensQuery } from '../queries.ts'
import { TokenForm } from './token-form.tsx'
import { useTime } from '../../../ui/time.ts'

/** Tokens by which other systems work with part of my rights. */
export function TokenSection() {
  const words = useAccountWords().tokens
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(tokensQuery)
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string>()
  const keep = (tokens: AccessTokens) => queryClient.setQueryData(tokensQuery.queryKey, tokens)
  const revoke = useCommand<AccessTokens>(keep)
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loading} />
  const show = ({ token, tokens }: MadeAccessToken): void => {
    setMade(token)
    setMaking(false)
    keep(tokens)
  }
  return (
    <>
      <p>{words.about}</p>
      {made && (
        <Note icon="lock" title={words.made} isNews>
          <p className={styles.token}>{made}</p>
          <p>{words.once}</p>
          <p className={styles.acts}>
            <Button kind="outline" icon="copies" onClick={() => void navigator.clipboard.writeText(made)}>
              {words.copy}
            </Button>
            <Button kind="quiet" onClick={() => setMade(undefined)}>
              {words.kept}
            </Button>
          </p>
        </Note>
      )}
      {data.items.length > 0 && (
        <TokenTable
          tokens={data.items}
          isBusy={revoke.isPending}
          onRevoke={(id) => revoke.mutate({ method: 'DELETE', path: `/account/tokens/${id}` })}
        />
      )}
      {revoke.error && <ErrorBox problem={revoke.error} />}
      {isMaking ? (
        <TokenForm grantable={data.grantable} onMade={show} onClose={() => setMaking(false)} />
      ) : (
        <Button
          kind="outline"
          icon="plus"
          can={data.grantable.length > 0 || words.none}
          onClick={() => setMaking(true)}
        >
          {words.make}
        </Button>
      )}
    </>
  )
}

type TableProps = { tokens: readonly AccessTokenView[]; isBusy: boolean; onRevoke: (id: string) => void }

function TokenTable({ tokens, isBusy, onRevoke }: TableProps) {
  const time = useTime()
  const words = useAccountWords().tokens
  return (
    <table className={`led fold ${styles.sessions}`} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.usedFor}</th>
          <th scope="col">{words.rights}</th>
          <th scope="col">{words.expires}</th>
          <th scope="col">{words.lastUsed}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <td>
              <b>{token.name}</b> <code>{token.prefix}…</code>
            </td>
            <td data-label={words.rights}>
              {token.scopes.map(({ title, rights }) => (
                <div key={title}>
                  {rights.join(', ')} <span className="muted">({title})</span>
                </div>
              ))}
            </td>
            <td data-label={words.expires}>{time(token.expiresAt)}</td>
            <td data-label={words.lastUsed}>{token.lastUsedAt ? time(token.lastUsedAt) : words.notUsed}</td>
            <td data-label={words.state}>
              {token.state === 'valid' ? (
                <Button
                  kind="outline"
                  isBusy={isBusy}
                  label={words.revokeOne(token.name)}
                  onClick={() => onRevoke(token.id)}
                >
                  {words.revoke}
                </Button>
              ) : (
                <span className="muted">{words.states[token.state]}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

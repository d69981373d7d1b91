import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../design/format.ts'
import type { AccessTokens, AccessTokenView, MadeAccessToken } from '../../../server/modules/accounts/token-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import styles from './account.module.css'
import { tokensQuery } from './queries.ts'
import { TokenForm } from './token-form.tsx'

const STATES: Record<AccessTokenView['state'], string> = {
  valid: 'Đang dùng được',
  expired: 'Đã hết hạn',
  revoked: 'Đã thu hồi',
  ended: 'Vị trí đã kết thúc',
}

/** Tokens by which other systems work with part of my rights. */
export function TokenSection() {
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(tokensQuery)
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string>()
  const keep = (tokens: AccessTokens) => queryClient.setQueryData(tokensQuery.queryKey, tokens)
  const revoke = useCommand<AccessTokens>(keep)
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải mã truy cập" />
  const show = ({ token, tokens }: MadeAccessToken): void => {
    setMade(token)
    setMaking(false)
    keep(tokens)
  }
  return (
    <>
      <p>
        Mã truy cập cho một phần mềm khác làm việc bằng một phần quyền của bạn. Mã không đăng nhập được, không ký, bỏ
        phiếu, quyết định hay quản lý người dùng; hết hạn, thu hồi hoặc vị trí của bạn kết thúc là thôi.
      </p>
      {made && (
        <Note icon="lock" title="Mã truy cập mới" isNews>
          <p className={styles.token}>{made}</p>
          <p>Chỉ hiện lần này. Đặt vào phần mềm kia, đừng gửi qua thư hay tin nhắn.</p>
          <p className={styles.acts}>
            <Button kind="outline" icon="copies" onClick={() => void navigator.clipboard.writeText(made)}>
              Chép mã
            </Button>
            <Button kind="quiet" onClick={() => setMade(undefined)}>
              Đã cất mã
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
          can={data.grantable.length > 0 || 'Bạn không giữ vị trí nào có quyền cho mã được.'}
          onClick={() => setMaking(true)}
        >
          Tạo mã truy cập
        </Button>
      )}
    </>
  )
}

type TableProps = { tokens: readonly AccessTokenView[]; isBusy: boolean; onRevoke: (id: string) => void }

function TokenTable({ tokens, isBusy, onRevoke }: TableProps) {
  return (
    <table className={`led fold ${styles.sessions}`} aria-label="Mã truy cập">
      <thead>
        <tr>
          <th scope="col">Dùng cho</th>
          <th scope="col">Quyền</th>
          <th scope="col">Hết hạn</th>
          <th scope="col">Dùng lần cuối</th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <td>
              <b>{token.name}</b> <code>{token.prefix}…</code>
            </td>
            <td data-label="Quyền">
              {token.scopes.map(({ title, rights }) => (
                <div key={title}>
                  {rights.join(', ')} <span className="muted">({title})</span>
                </div>
              ))}
            </td>
            <td data-label="Hết hạn">{formatTime(token.expiresAt)}</td>
            <td data-label="Dùng lần cuối">{token.lastUsedAt ? formatTime(token.lastUsedAt) : 'chưa dùng'}</td>
            <td data-label="Tình trạng">
              {token.state === 'valid' ? (
                <Button
                  kind="outline"
                  isBusy={isBusy}
                  label={`Thu hồi mã ${token.name}`}
                  onClick={() => onRevoke(token.id)}
                >
                  Thu hồi
                </Button>
              ) : (
                <span className="muted">{STATES[token.state]}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

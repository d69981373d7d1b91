import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatTime } from '../../../design/format.ts'
import type { AccountView } from '../../../server/modules/accounts/account-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import styles from './account.module.css'
import { usePasskeyWords } from './passkey-words.ts'
import { PasswordForm } from './password-form.tsx'
import { accountQuery } from './queries.ts'
import { SecondFactor } from './second-factor.tsx'
import { SessionTable } from './session-table.tsx'
import { TokenSection } from './token-section.tsx'

/** How I sign in, and where I am signed in. */
export function AccountScreen() {
  const { data, error, refetch } = useQuery(accountQuery)
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải tài khoản" lines={8} />
  return (
    <>
      <ScreenHead title="Tài khoản của tôi" lead={<Lead account={data} />} />
      <div className={styles.account}>
        <Section title="Mật khẩu">
          <Password account={data} />
        </Section>
        <Section title="Đăng nhập hai bước">
          <SecondFactor account={data} />
        </Section>
        {data.sso && (
          <Section title="Đăng nhập một lần">
            <Identities account={data} />
          </Section>
        )}
        <Section title="Đang đăng nhập ở đâu">
          <Sessions account={data} />
        </Section>
        <Section title="Mã truy cập">
          <TokenSection />
        </Section>
      </div>
    </>
  )
}

function Lead({ account }: { account: AccountView }) {
  const count = account.sessions.length
  const { on, onBoth } = usePasskeyWords()
  const byPasskey = account.authenticator ? onBoth : on
  return (
    <>
      {sayWay(account, account.passkeys.length > 0 ? byPasskey : 'mã xác thực')} Đang mở <b>{count} phiên làm việc</b>
      {count > 1 && ', kể cả phiên này'}.
    </>
  )
}

function sayWay({ illustrative, secondFactor, hasPassword, identities }: AccountView, second: string): string {
  if (illustrative) return 'Người minh họa đăng nhập bằng một lần bấm.'
  const first = [hasPassword && 'mật khẩu', identities.length > 0 && 'tài khoản của tỉnh']
    .filter(Boolean)
    .join(' hoặc ')
  return `Bạn đăng nhập bằng ${first}${secondFactor ? ` và ${second}` : ', chưa có bước hai'}.`
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  )
}

function Password({ account }: { account: AccountView }) {
  if (account.illustrative) return <p>Người minh họa không có mật khẩu.</p>
  if (!account.hasPassword)
    return <p>Bạn chưa có mật khẩu ở đây. Muốn có, đề nghị người quản trị gửi đường dẫn đặt mật khẩu.</p>
  return <PasswordForm />
}

function Identities({ account }: { account: AccountView }) {
  if (account.identities.length === 0)
    return (
      <p>
        Chưa gắn tài khoản nào. Đăng xuất, bấm “{account.sso}” ở trang đăng nhập, rồi đọc mã hiện ra cho người quản trị.
      </p>
    )
  return (
    <ul className={styles.lines}>
      {account.identities.map((identity) => (
        <li key={identity.id}>
          <b>{identity.label}</b>
          <span className="muted">gắn lúc {formatTime(identity.linkedAt)}</span>
        </li>
      ))}
    </ul>
  )
}

function Sessions({ account }: { account: AccountView }) {
  const queryClient = useQueryClient()
  const keep = (answer: AccountView) => queryClient.setQueryData(accountQuery.queryKey, answer)
  const end = useCommand<AccountView>(keep)
  const others = account.sessions.filter((session) => !session.isCurrent).length
  return (
    <>
      <p>
        Thấy phiên lạ thì kết thúc phiên đó rồi đổi mật khẩu. Phiên tự hết sau 4 giờ không làm gì, chậm nhất sau 12 giờ.
      </p>
      <SessionTable
        sessions={account.sessions}
        isBusy={end.isPending}
        onEnd={(id) => end.mutate({ method: 'DELETE', path: `/account/sessions/${id}` })}
      />
      {others > 1 && (
        <Button
          kind="outline"
          isBusy={end.isPending}
          onClick={() => end.mutate({ method: 'DELETE', path: '/account/sessions' })}
        >
          Kết thúc {others} phiên khác
        </Button>
      )}
      {end.error && <ErrorBox problem={end.error} />}
    </>
  )
}

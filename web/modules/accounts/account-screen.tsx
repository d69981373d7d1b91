import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AccountView } from '../../../server/modules/accounts/account-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import styles from './account.module.css'
import { usePasskeyWords } from './passkeys/passkey-words.ts'
import { PasswordForm } from './sign-in/password-form.tsx'
import { accountQuery } from './queries.ts'
import { SecondFactor } from './sign-in/second-factor.tsx'
import { SessionTable } from './sign-in/session-table.tsx'
import { useSignInWords } from './sign-in/sign-in-words.ts'
import { TokenSection } from './tokens/token-section.tsx'
import { useTime } from '../../ui/time.ts'

/** How I sign in, and where I am signed in. */
export function AccountScreen() {
  const words = useSignInWords().account
  const { data, error, refetch } = useQuery(accountQuery)
  if (error) return <ScreenError title={words.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loading} lines={8} />
  return (
    <>
      <ScreenHead title={words.title} lead={<Lead account={data} />} />
      <div className={styles.account}>
        <Section title={words.password}>
          <Password account={data} />
        </Section>
        <Section title={words.twoSteps}>
          <SecondFactor account={data} />
        </Section>
        {data.sso && (
          <Section title={words.sso}>
            <Identities account={data} />
          </Section>
        )}
        <Section title={words.sessions}>
          <Sessions account={data} />
        </Section>
        <Section title={words.tokens}>
          <TokenSection />
        </Section>
      </div>
    </>
  )
}

function Lead({ account }: { account: AccountView }) {
  const words = useSignInWords().account
  const { on, onBoth } = usePasskeyWords()
  const { illustrative, secondFactor, hasPassword, identities, sessions } = account
  const open = <b>{words.open(sessions.length)}</b>
  if (illustrative)
    return (
      <>
        {words.illustrative} {open}
      </>
    )
  const byPasskey = account.authenticator ? onBoth : on
  const second = account.passkeys.length > 0 ? byPasskey : words.code
  const first = [hasPassword && words.byPassword, identities.length > 0 && words.bySso].filter(Boolean).join(words.or)
  return (
    <>
      {words.way(first, secondFactor ? second : null)} {open}
    </>
  )
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
  const words = useSignInWords().account
  if (account.illustrative) return <p>{words.castHasNone}</p>
  if (!account.hasPassword) return <p>{words.noPassword}</p>
  return <PasswordForm />
}

function Identities({ account }: { account: AccountView }) {
  const time = useTime()
  const words = useSignInWords().account
  if (account.identities.length === 0) return <p>{words.noIdentity(account.sso ?? '')}</p>
  return (
    <ul className={styles.lines}>
      {account.identities.map((identity) => (
        <li key={identity.id}>
          <b>{identity.label}</b>
          <span className="muted">{words.linkedAt(time(identity.linkedAt))}</span>
        </li>
      ))}
    </ul>
  )
}

function Sessions({ account }: { account: AccountView }) {
  const words = useSignInWords().account
  const queryClient = useQueryClient()
  const keep = (answer: AccountView) => queryClient.setQueryData(accountQuery.queryKey, answer)
  const end = useCommand<AccountView>(keep)
  const others = account.sessions.filter((session) => !session.isCurrent).length
  return (
    <>
      <p>{words.strange}</p>
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
          {words.endOthers(others)}
        </Button>
      )}
      {end.error && <ErrorBox problem={end.error} />}
    </>
  )
}

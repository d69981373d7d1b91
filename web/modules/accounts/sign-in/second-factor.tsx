import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  AccountView,
  EnrolmentView,
  RecoveryCodesView,
} from '../../../../server/modules/accounts/account-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import { useSignInWords } from './sign-in-words.ts'
import styles from '../account.module.css'
import { usePasskeyWords } from '../passkeys/passkey-words.ts'
import { Passkeys } from '../passkeys/passkeys.tsx'
import { accountQuery } from '../queries.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { sessionQuery } from '../session.ts'
import { useTime } from '../../../ui/time.ts'

/** Two steps: what is on, the ways to have them, and what is left of the paper codes. */
export function SecondFactor({ account }: { account: AccountView }) {
  const queryClient = useQueryClient()
  const words = usePasskeyWords()
  const { factor } = useSignInWords()
  const [codes, setCodes] = useState<readonly string[]>([])
  // Roles that ask for two steps give their rights from now on, or no more.
  const refresh = () =>
    Promise.all([accountQuery, sessionQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })))
  const show = ({ recoveryCodes }: RecoveryCodesView): void => {
    setCodes(recoveryCodes)
    void refresh()
  }
  if (codes.length > 0) return <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
  return (
    <>
      {account.secondFactor ? <TurnedOn factor={account.secondFactor} onCodes={show} /> : <p>{factor.why}</p>}
      <Passkeys account={account} onCodes={show} onChange={refresh} />
      <div className={styles.way}>
        <h3>{words.app}</h3>
        <p>{words.leadOfCode}</p>
        {account.authenticator ? (
          <App account={account} since={account.authenticator.since} onOff={refresh} />
        ) : (
          <SetUp account={account} onCodes={show} />
        )}
      </div>
    </>
  )
}

type Factor = NonNullable<AccountView['secondFactor']>

function TurnedOn({ factor, onCodes }: { factor: Factor; onCodes: (made: RecoveryCodesView) => void }) {
  const time = useTime()
  const words = useSignInWords().factor
  const renew = useCommand<RecoveryCodesView>(onCodes)
  return (
    <>
      <p>{words.on(time(factor.since), factor.recoveryCodesLeft)}</p>
      <Button
        kind="outline"
        icon="sync"
        isBusy={renew.isPending}
        onClick={() => renew.mutate({ method: 'POST', path: '/account/recovery-codes', body: {} })}
      >
        {words.renew}
      </Button>
      {renew.error && <ErrorBox problem={renew.error} />}
    </>
  )
}

/** The authenticator app that is on, and what is left once it is off. */
function App({ account, since, onOff }: { account: AccountView; since: string; onOff: () => unknown }) {
  const time = useTime()
  const words = usePasskeyWords()
  const { cancel, factor } = useSignInWords()
  const turnOff = useCommand<AccountView>(onOff)
  const [asksOff, setAsksOff] = useState(false)
  const isLast = account.passkeys.length === 0
  return (
    <>
      <p>{words.appOn(time(since))}</p>
      {asksOff ? (
        <>
          <p>
            {isLast ? factor.offLeaves : words.appOffLeaves} {factor.otherPhone}
          </p>
          <p className={styles.acts}>
            <Button
              isBusy={turnOff.isPending}
              onClick={() => turnOff.mutate({ method: 'DELETE', path: '/account/second-factor' })}
            >
              {isLast ? factor.turnOff : words.appOff}
            </Button>
            <Button kind="quiet" onClick={() => setAsksOff(false)}>
              {cancel}
            </Button>
          </p>
        </>
      ) : (
        <Button kind="outline" onClick={() => setAsksOff(true)}>
          {factor.askOff}
        </Button>
      )}
      {turnOff.error && <ErrorBox problem={turnOff.error} />}
    </>
  )
}

function SetUp({ account, onCodes }: { account: AccountView; onCodes: (made: RecoveryCodesView) => void }) {
  const words = usePasskeyWords()
  const { factor } = useSignInWords()
  const begin = useCommand<EnrolmentView>()
  const can = account.illustrative ? factor.castHasNone : true
  const isFirst = account.secondFactor === null
  if (begin.data)
    return (
      <Enrolment
        enrolment={begin.data}
        confirms={isFirst ? factor.turnOn : words.appConfirm}
        onCodes={onCodes}
        onStop={() => begin.reset()}
      />
    )
  return (
    <>
      <Button
        kind="outline"
        icon="qr"
        isBusy={begin.isPending}
        can={can}
        onClick={() => begin.mutate({ method: 'POST', path: '/account/second-factor', body: {} })}
      >
        {isFirst ? factor.turnOn : words.appAdd}
      </Button>
      {begin.error && <ErrorBox problem={begin.error} />}
    </>
  )
}

function Enrolment({
  enrolment,
  confirms,
  onCodes,
  onStop,
}: {
  enrolment: EnrolmentView
  confirms: string
  onCodes: (made: RecoveryCodesView) => void
  onStop: () => void
}) {
  const { cancel, factor: words } = useSignInWords()
  const [code, setCode] = useState('')
  const confirm = useCommand<RecoveryCodesView>(onCodes)
  return (
    <div className={styles.enrolment}>
      <img
        className={styles.qr}
        src={`data:image/svg+xml,${encodeURIComponent(enrolment.qr)}`}
        alt={words.qr}
        width={220}
        height={220}
      />
      <ol className={styles.steps}>
        <li>{words.scan}</li>
        <li>
          {words.orType} <code className={styles.secret}>{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </li>
        <li>
          <form
            className={styles.form}
            aria-label={words.first}
            onSubmit={(event) => {
              event.preventDefault()
              confirm.mutate({ method: 'POST', path: '/account/second-factor/confirmation', body: { code } })
            }}
          >
            <TextField
              label={words.code}
              value={code}
              onChange={setCode}
              autoComplete="one-time-code"
              width="220px"
              error={confirm.error?.at('/code')}
            />
            {confirm.error && confirm.error.errors.length === 0 && <ErrorBox problem={confirm.error} />}
            <p className={styles.acts}>
              <Button type="submit" isBusy={confirm.isPending} can={code.trim() !== '' || words.needs} reason="hidden">
                {confirms}
              </Button>
              <Button kind="quiet" onClick={onStop}>
                {cancel}
              </Button>
            </p>
          </form>
        </li>
      </ol>
    </div>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../design/format.ts'
import type {
  AccountView,
  EnrolmentView,
  RecoveryCodesView,
} from '../../../server/modules/accounts/account-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import styles from './account.module.css'
import { usePasskeyWords } from './passkey-words.ts'
import { Passkeys } from './passkeys.tsx'
import { accountQuery } from './queries.ts'
import { RecoveryCodes } from './recovery-codes.tsx'

/** Two steps: what is on, the ways to have them, and what is left of the paper codes. */
export function SecondFactor({ account }: { account: AccountView }) {
  const queryClient = useQueryClient()
  const words = usePasskeyWords()
  const [codes, setCodes] = useState<readonly string[]>([])
  const refresh = () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey })
  const show = ({ recoveryCodes }: RecoveryCodesView): void => {
    setCodes(recoveryCodes)
    void refresh()
  }
  if (codes.length > 0) return <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
  return (
    <>
      {account.secondFactor ? (
        <TurnedOn factor={account.secondFactor} onCodes={show} />
      ) : (
        <p>
          Ngoài mật khẩu, mỗi lần đăng nhập dùng thêm khóa truy cập hoặc mã 6 số trên điện thoại của bạn. Người khác
          biết mật khẩu cũng không vào được.
        </p>
      )}
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
  const renew = useCommand<RecoveryCodesView>(onCodes)
  return (
    <>
      <p>
        Đã bật từ {formatTime(factor.since)}. Còn <b>{factor.recoveryCodesLeft} mã dự phòng</b> chưa dùng
        {factor.recoveryCodesLeft <= 3 && '; nên tạo bộ mới'}.
      </p>
      <Button
        kind="outline"
        icon="sync"
        isBusy={renew.isPending}
        onClick={() => renew.mutate({ method: 'POST', path: '/account/recovery-codes', body: {} })}
      >
        Tạo bộ mã dự phòng mới
      </Button>
      {renew.error && <ErrorBox problem={renew.error} />}
    </>
  )
}

/** The authenticator app that is on, and what is left once it is off. */
function App({ account, since, onOff }: { account: AccountView; since: string; onOff: () => unknown }) {
  const words = usePasskeyWords()
  const turnOff = useCommand<AccountView>(onOff)
  const [asksOff, setAsksOff] = useState(false)
  const isLast = account.passkeys.length === 0
  return (
    <>
      <p>{words.appOn(formatTime(since))}</p>
      {asksOff ? (
        <>
          <p>
            {isLast
              ? 'Tắt rồi thì chỉ còn mật khẩu giữ tài khoản của bạn, và mã dự phòng hết dùng.'
              : words.appOffLeaves}{' '}
            Đổi điện thoại: tắt, rồi bật lại trên máy mới.
          </p>
          <p className={styles.acts}>
            <Button
              isBusy={turnOff.isPending}
              onClick={() => turnOff.mutate({ method: 'DELETE', path: '/account/second-factor' })}
            >
              {isLast ? 'Tắt đăng nhập hai bước' : words.appOff}
            </Button>
            <Button kind="quiet" onClick={() => setAsksOff(false)}>
              Thôi
            </Button>
          </p>
        </>
      ) : (
        <Button kind="outline" onClick={() => setAsksOff(true)}>
          Tắt…
        </Button>
      )}
      {turnOff.error && <ErrorBox problem={turnOff.error} />}
    </>
  )
}

function SetUp({ account, onCodes }: { account: AccountView; onCodes: (made: RecoveryCodesView) => void }) {
  const words = usePasskeyWords()
  const begin = useCommand<EnrolmentView>()
  const can = account.illustrative ? 'Người minh họa đăng nhập bằng một lần bấm nên không có bước hai.' : true
  const isFirst = account.secondFactor === null
  if (begin.data)
    return (
      <Enrolment
        enrolment={begin.data}
        confirms={isFirst ? 'Bật đăng nhập hai bước' : words.appConfirm}
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
        {isFirst ? 'Bật đăng nhập hai bước' : words.appAdd}
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
  const [code, setCode] = useState('')
  const confirm = useCommand<RecoveryCodesView>(onCodes)
  return (
    <div className={styles.enrolment}>
      <img
        className={styles.qr}
        src={`data:image/svg+xml,${encodeURIComponent(enrolment.qr)}`}
        alt="Mã QR để quét bằng ứng dụng xác thực"
        width={220}
        height={220}
      />
      <ol className={styles.steps}>
        <li>
          Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator hoặc ứng dụng tương tự) và
          quét mã QR này.
        </li>
        <li>
          Không quét được thì nhập khóa:{' '}
          <code className={styles.secret}>{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </li>
        <li>
          <form
            className={styles.form}
            aria-label="Nhập mã đầu tiên"
            onSubmit={(event) => {
              event.preventDefault()
              confirm.mutate({ method: 'POST', path: '/account/second-factor/confirmation', body: { code } })
            }}
          >
            <TextField
              label="Mã 6 số đang hiện"
              value={code}
              onChange={setCode}
              autoComplete="one-time-code"
              width="220px"
              error={confirm.error?.at('/code')}
            />
            {confirm.error && confirm.error.errors.length === 0 && <ErrorBox problem={confirm.error} />}
            <p className={styles.acts}>
              <Button
                type="submit"
                isBusy={confirm.isPending}
                can={code.trim() !== '' || 'Nhập mã 6 số.'}
                reason="hidden"
              >
                {confirms}
              </Button>
              <Button kind="quiet" onClick={onStop}>
                Thôi
              </Button>
            </p>
          </form>
        </li>
      </ol>
    </div>
  )
}

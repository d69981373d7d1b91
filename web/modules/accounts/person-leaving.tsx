import { useState } from 'react'
import type { PersonView } from '../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import styles from './people.module.css'

type Props = { person: PersonView; onDone: () => unknown }

export function DisableSection({ person, onDone }: Props) {
  const disable = useCommand<PersonView>(onDone)
  const [isAsking, setAsking] = useState(false)
  return (
    <section>
      <h3>Khóa tài khoản</h3>
      {person.disabled && (
        <p>Tài khoản đã khóa. Người này không đăng nhập được nữa; việc đã làm vẫn còn trong nhật ký.</p>
      )}
      {!person.disabled && !isAsking && (
        <Button
          kind="outline"
          icon="lock"
          can={person.can.disable || 'Bạn không khóa được tài khoản này.'}
          onClick={() => setAsking(true)}
        >
          Khóa tài khoản
        </Button>
      )}
      {!person.disabled && isAsking && (
        <>
          <p>{person.name} sẽ bị đăng xuất ngay và không đăng nhập được nữa.</p>
          <p className={styles.pair}>
            <Button
              isBusy={disable.isPending}
              onClick={() => disable.mutate({ method: 'POST', path: `/people/${person.id}/disable`, body: {} })}
            >
              Khóa {person.name}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              Thôi
            </Button>
          </p>
        </>
      )}
      {disable.error && <ErrorBox problem={disable.error} />}
    </section>
  )
}

/** The name is typed again: what is erased does not come back. */
export function EraseSection({ person, onDone }: Props) {
  const erase = useCommand<PersonView>(onDone)
  const [confirm, setConfirm] = useState<string>()
  return (
    <section>
      <h3>Xóa dữ liệu cá nhân</h3>
      {confirm === undefined ? (
        <Button kind="outline" can={person.can.erase} onClick={() => setConfirm('')}>
          Xóa dữ liệu cá nhân
        </Button>
      ) : (
        <form
          className={styles.narrow}
          aria-label="Xóa dữ liệu cá nhân"
          onSubmit={(event) => {
            event.preventDefault()
            erase.mutate({ method: 'POST', path: `/people/${person.id}/erasure`, body: { confirm } })
          }}
        >
          <p>
            Họ tên, tên đăng nhập, mật khẩu, cách đăng nhập và địa chỉ các phiên bị xóa, không lấy lại được. Việc đã làm
            còn trong nhật ký dưới tên “Đã xóa theo yêu cầu”. Căn cứ: Luật 91/2025/QH15.
          </p>
          <TextField
            label={`Gõ lại họ tên “${person.name}”`}
            value={confirm}
            onChange={setConfirm}
            error={erase.error?.at('/confirm')}
          />
          {erase.error && !erase.error.at('/confirm') && <ErrorBox problem={erase.error} />}
          <p className={styles.pair}>
            <Button
              type="submit"
              isBusy={erase.isPending}
              can={confirm.trim() === person.name || 'Gõ đúng họ tên để xác nhận.'}
            >
              Xóa dữ liệu của người này
            </Button>
            <Button kind="quiet" onClick={() => setConfirm(undefined)}>
              Thôi
            </Button>
          </p>
        </form>
      )}
    </section>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../design/format.ts'
import type { PersonView } from '../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import styles from './people.module.css'
import { BLANK_POSITION, isWhole, PositionFields, type PositionDraft, toNewPosition } from './position-fields.tsx'
import { PersonSignIn } from './person-sign-in.tsx'
import { PositionLine } from './position-line.tsx'
import { useSession } from './session.ts'

type Invitation = { link: string; expiresAt: string }

/** One person: posts with their days, the one-time link, and the lock of the account. */
export function PersonPanel({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['people'] })
  const invite = useCommand<Invitation>(refresh)
  const disable = useCommand<PersonView>(refresh)
  const [asksDisable, setAsksDisable] = useState(false)
  return (
    <aside className={styles.panel} aria-label={person.name}>
      <header>
        <h2>{person.name}</h2>
        <IconButton name="close" label="Đóng người dùng" onClick={onClose} />
      </header>
      <section>
        <h3>Vị trí công tác</h3>
        {person.positions.map((position) => (
          <PositionLine key={position.id} position={position} mayEnd={person.can.appoint} onDone={refresh} />
        ))}
        {person.can.appoint && !person.disabled && <Appoint person={person} onDone={refresh} />}
      </section>
      <section>
        <h3>Đăng nhập</h3>
        <p>
          Tên đăng nhập: <b>{person.login ?? 'chưa đặt'}</b>
        </p>
        {invite.data ? (
          <Note icon="link" title="Đường dẫn một lần" isNews>
            <p className={styles.link}>{invite.data.link}</p>
            <p>Hết hạn lúc {formatTime(invite.data.expiresAt)}. Chỉ hiện lần này; gửi riêng cho đúng người.</p>
            <Button kind="outline" icon="copies" onClick={() => void navigator.clipboard.writeText(invite.data.link)}>
              Chép đường dẫn
            </Button>
          </Note>
        ) : (
          <Button
            kind="outline"
            icon="link"
            isBusy={invite.isPending}
            can={
              person.disabled
                ? 'Tài khoản đã khóa nên không nhận đường dẫn.'
                : person.can.appoint || 'Người này ngoài phạm vi quản trị của bạn.'
            }
            onClick={() => invite.mutate({ method: 'POST', path: `/people/${person.id}/invitation`, body: {} })}
          >
            Tạo đường dẫn đặt mật khẩu
          </Button>
        )}
        {invite.error && <ErrorBox problem={invite.error} />}
        {person.can.appoint && <PersonSignIn person={person} />}
      </section>
      <section>
        <h3>Khóa tài khoản</h3>
        {person.disabled && (
          <p>Tài khoản đã khóa. Người này không đăng nhập được nữa; việc đã làm vẫn còn trong nhật ký.</p>
        )}
        {!person.disabled && !asksDisable && (
          <Button
            kind="outline"
            icon="lock"
            can={person.can.disable || 'Bạn không khóa được tài khoản này.'}
            onClick={() => setAsksDisable(true)}
          >
            Khóa tài khoản
          </Button>
        )}
        {!person.disabled && asksDisable && (
          <>
            <p>{person.name} sẽ bị đăng xuất ngay và không đăng nhập được nữa.</p>
            <p className={styles.pair}>
              <Button
                isBusy={disable.isPending}
                onClick={() => disable.mutate({ method: 'POST', path: `/people/${person.id}/disable`, body: {} })}
              >
                Khóa {person.name}
              </Button>
              <Button kind="quiet" onClick={() => setAsksDisable(false)}>
                Thôi
              </Button>
            </p>
          </>
        )}
        {disable.error && <ErrorBox problem={disable.error} />}
      </section>
    </aside>
  )
}

function Appoint({ person, onDone }: { person: PersonView; onDone: () => unknown }) {
  const { today } = useSession()
  const [draft, setDraft] = useState<PositionDraft>()
  const appoint = useCommand<PersonView>(() => {
    setDraft(undefined)
    return onDone()
  })
  if (!draft)
    return (
      <Button kind="outline" icon="plus" onClick={() => setDraft({ ...BLANK_POSITION, from: today })}>
        Giao vị trí mới
      </Button>
    )
  return (
    <form
      className={styles.form}
      aria-label="Giao vị trí mới"
      onSubmit={(event) => {
        event.preventDefault()
        appoint.mutate({ method: 'POST', path: `/people/${person.id}/positions`, body: toNewPosition(draft) })
      }}
    >
      <PositionFields draft={draft} problem={appoint.error} onChange={setDraft} />
      {appoint.error && <ErrorBox problem={appoint.error} />}
      <p className={styles.pair}>
        <Button
          type="submit"
          isBusy={appoint.isPending}
          can={isWhole(draft) || 'Ghi tên vị trí, chọn đơn vị và ít nhất một vai trò.'}
        >
          Giao vị trí
        </Button>
        <Button kind="quiet" onClick={() => setDraft(undefined)}>
          Thôi
        </Button>
      </p>
    </form>
  )
}

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
import { DisableSection, EraseSection } from './person-leaving.tsx'
import { PositionLine } from './position-line.tsx'
import { useSession } from './session.ts'

type Invitation = { link: string; expiresAt: string }

/** One person: posts with their days, the one-time link, and the lock of the account. */
export function PersonPanel({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['people'] })
  return (
    <aside className={styles.panel} aria-label={person.name}>
      <header>
        <h2>{person.name}</h2>
        <IconButton name="close" label="Đóng người dùng" onClick={onClose} />
      </header>
      <section>
        <h3>Vị trí công tác</h3>
        {person.positions.map((position) => (
          <PositionLine
            key={position.id}
            position={position}
            mayEnd={person.can.appoint}
            mayHandOver={!person.erased}
            onDone={refresh}
          />
        ))}
        {person.can.appoint && !person.disabled && <Appoint person={person} onDone={refresh} />}
      </section>
      {!person.erased && <SignInSection person={person} onDone={refresh} />}
      {person.erased ? (
        <section>
          <h3>Dữ liệu cá nhân</h3>
          <p>Đã xóa theo yêu cầu của người này. Việc họ đã làm còn trong nhật ký, không còn tên.</p>
        </section>
      ) : (
        <>
          <DisableSection person={person} onDone={refresh} />
          <EraseSection person={person} onDone={refresh} />
        </>
      )}
    </aside>
  )
}

function SignInSection({ person, onDone }: { person: PersonView; onDone: () => unknown }) {
  const invite = useCommand<Invitation>(onDone)
  return (
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

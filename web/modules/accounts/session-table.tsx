import { formatTime } from '../../../design/format.ts'
import type { SessionLine } from '../../../server/modules/accounts/account-contract.ts'
import { Button } from '../../ui/button.tsx'
import styles from './account.module.css'

const WAYS: Record<SessionLine['openedBy'], string> = {
  password: 'mật khẩu',
  invitation: 'đường dẫn một lần',
  sso: 'đăng nhập một lần',
  demo: 'một lần bấm (minh họa)',
}

type Props = { sessions: readonly SessionLine[]; isBusy: boolean; onEnd: (id: string) => void }

/** Where somebody is signed in; the session one looks from has no button, signing out is in the menu. */
export function SessionTable({ sessions, isBusy, onEnd }: Props) {
  if (sessions.length === 0) return <p>Không có phiên nào đang mở.</p>
  return (
    <table className={`led fold ${styles.sessions}`} aria-label="Phiên làm việc">
      <thead>
        <tr>
          <th scope="col">Thiết bị</th>
          <th scope="col">Địa chỉ mạng</th>
          <th scope="col">Đăng nhập</th>
          <th scope="col">Dùng lần cuối</th>
          <th scope="col">
            <span className="sr">Việc</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <td>
              <b>{session.device}</b>
            </td>
            <td data-label="Địa chỉ mạng" className="num">
              {session.address}
            </td>
            <td data-label="Đăng nhập">
              {formatTime(session.createdAt)}, bằng {WAYS[session.openedBy]}
            </td>
            <td data-label="Dùng lần cuối">{formatTime(session.lastSeenAt)}</td>
            <td>
              {session.isCurrent ? (
                <span className="muted">Phiên này</span>
              ) : (
                <Button
                  kind="outline"
                  isBusy={isBusy}
                  label={`Kết thúc phiên ${session.device}, ${session.address}`}
                  onClick={() => onEnd(session.id)}
                >
                  Kết thúc
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { SessionLine } from '../../../../server/modules/accounts/account-contract.ts'
import { Button } from '../../../ui/button.tsx'
import { useAccountWords } from '../account-words.ts'
import styles from '../account.module.css'
import { useLanguage } from '../../../ui/language.tsx'
import { sayDevice } from '../../../../design/device.ts'
import { useTime } from '../../../ui/time.ts'

type Props = { sessions: readonly SessionLine[]; isBusy: boolean; onEnd: (id: string) => void }

/** Where somebody is signed in; the session one looks from has no button, signing out is in the menu. */
export function SessionTable({ sessions, isBusy, onEnd }: Props) {
  const time = useTime()
  const { language } = useLanguage()
  const words = useAccountWords().sessions
  if (sessions.length === 0) return <p>{words.none}</p>
  return (
    <table className={`led fold ${styles.sessions}`} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.device}</th>
          <th scope="col">{words.address}</th>
          <th scope="col">{words.opened}</th>
          <th scope="col">{words.lastSeen}</th>
          <th scope="col">
            <span className="sr">{words.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <td>
              <b>{sayDevice(session.device, language)}</b>
            </td>
            <td data-label={words.address} className="num">
              {session.address}
            </td>
            <td data-label={words.opened}>{words.by(time(session.createdAt), words.ways[session.openedBy])}</td>
            <td data-label={words.lastSeen}>{time(session.lastSeenAt)}</td>
            <td>
              {session.isCurrent ? (
                <span className="muted">{words.isThis}</span>
              ) : (
                <Button
                  kind="outline"
                  isBusy={isBusy}
                  label={words.endOne(sayDevice(session.device, language), session.address)}
                  onClick={() => onEnd(session.id)}
                >
                  {words.end}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

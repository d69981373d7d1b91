import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { Notice } from '../../../server/modules/notices/contract.ts'
import { formatClock } from '../../../design/format.ts'
import { readSearch, type Search } from '../../shell/address.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useSession } from '../accounts/session.ts'
import { readLocalLink } from '../work/deadlines.ts'
import { groupByDay, sayDay } from './days.ts'
import styles from './notices.module.css'
import { useWords } from './words.ts'

type Props = {
  notices: readonly Notice[]
  /** Level of the headings that name the days. */
  level: 'h2' | 'h3'
  /** Somebody goes where a notice leads. */
  onOpen: (notice: Notice) => void
}

/** Notices by day; each is one link to what it is about. */
export function NoticeList({ notices, level: Heading, onOpen }: Props) {
  const words = useWords()
  const { language } = useLanguage()
  const { today } = useSession()
  return (
    <>
      {groupByDay(notices).map(({ date, notices: own }) => (
        <section key={`${date} ${own[0]?.id}`} className={styles.day}>
          <Heading>{sayDay(date, today, words)}</Heading>
          <ul>
            {own.map((notice) => (
              <li key={notice.id} className={notice.isRead ? styles.read : styles.unread}>
                <NoticeLink notice={notice} onOpen={() => onOpen(notice)}>
                  <span className={styles.text}>
                    {!notice.isRead && <span className="sr">{words.isUnread}: </span>}
                    {notice.text[language]}
                  </span>
                  <span className={styles.clock}>{formatClock(notice.at)}</span>
                </NoticeLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** A page of the workbench opens in place; a public page is another document. */
function NoticeLink({ notice, onOpen, children }: { notice: Notice; onOpen: () => void; children: ReactNode }) {
  if (!/^\/lam-viec(\/|\?|$)/.test(notice.link))
    return (
      <a href={notice.link} onClick={onOpen}>
        {children}
      </a>
    )
  const { to, search } = readLocalLink(notice.link)
  return (
    <Link to={to} search={(before: Search) => ({ ...before, ...readSearch(search) })} onClick={onOpen}>
      {children}
    </Link>
  )
}

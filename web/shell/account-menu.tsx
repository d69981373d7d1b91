import { Link, useLocation } from '@tanstack/react-router'
import { useClickOutside, useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { formatDate } from '../../design/format.ts'
import { DeputyPosts } from '../modules/accounts/acting.tsx'
import { mainPosition, timeOf, useSession } from '../modules/accounts/session.ts'
import { Icon } from '../ui/drawing.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Illustrative } from '../ui/messages.tsx'
import { guideFor } from './guide.ts'
import { useWords } from './words.ts'
import styles from './account-menu.module.css'

/** Who I am, what day the system works on, the language, and the way out. */
export function AccountMenu() {
  const session = useSession()
  const words = useWords()
  const { language, change } = useLanguage()
  const { pathname: path } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const place = useClickOutside<HTMLDivElement>(() => setOpen(false))
  useHotkeys([['Escape', () => setOpen(false)]])
  const position = mainPosition(session)
  // Names of the demo cast say it themselves; a name that does not gets the tag.
  const isUnmarked = session.person.illustrative && !session.person.name.includes('minh họa')
  return (
    <div className={styles.account} ref={place}>
      <button type="button" aria-expanded={isOpen} aria-controls="account" onClick={() => setOpen(!isOpen)}>
        <Icon name="user" size={18} label={words.account} />
        <span className={styles.who}>
          <b>{session.person.name}</b>
          <span>
            {position?.deputyFor && words.actingFor(position.deputyFor.name)}
            {position?.title} {isUnmarked && <Illustrative>MH</Illustrative>}
          </span>
        </span>
      </button>
      <div id="account" className={styles.panel} hidden={!isOpen}>
        <p className={styles.me}>
          <b>{session.person.name}</b> {isUnmarked && <Illustrative>MH</Illustrative>}
        </p>
        <ul>
          {session.positions.map((post) => (
            <li key={post.id}>
              <b>{post.title}</b>
              {timeOf(post, session.today) === 'ended' && <span>{words.postEnded}</span>}
              {timeOf(post, session.today) === 'coming' && (
                <span>
                  {words.postComing} {formatDate(post.from)}
                </span>
              )}
            </li>
          ))}
        </ul>
        <p>
          {words.workingDate}: <b className="num">{formatDate(session.today)}</b>
        </p>
        <DeputyPosts />
        <Link to="/tai-khoan" onClick={() => setOpen(false)}>
          {words.myAccount}
        </Link>
        <button
          type="button"
          onClick={() => change(language === 'vi' ? 'en' : 'vi')}
          lang={language === 'vi' ? 'en' : 'vi'}
        >
          {words.language}
        </button>
        <a href={guideFor(path)}>{words.guide}</a>
        <a href="/">{words.publicSite}</a>
        <form method="post" action="/dang-xuat">
          <button type="submit">{words.signOut}</button>
        </form>
      </div>
    </div>
  )
}

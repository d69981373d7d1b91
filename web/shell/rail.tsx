import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useSession } from '../modules/accounts/session.ts'
import { workQuery } from '../modules/work/queries.ts'
import { useWords } from './words.ts'
import styles from './layout.module.css'
import { listScreens } from './screens.ts'

export function Rail({ isOpen }: { isOpen: boolean }) {
  const session = useSession()
  const words = useWords()
  const { data: work } = useInfiniteQuery(workQuery)
  const waiting = work?.pages.at(-1)?.total ?? 0
  const screens = listScreens(session)
  return (
    <nav id="rail" data-shell className={`${styles.rail} ${isOpen ? styles.open : ''}`} aria-label={words.mainMenu}>
      <ul>
        {screens.map((screen, i) => (
          <li key={screen.key} className={screen.group !== screens[i - 1]?.group ? styles.rule : undefined}>
            <Link to={screen.to} activeOptions={{ exact: screen.to === '/', includeSearch: false }}>
              {words.nav[screen.key]}
              {screen.key === 'work' && waiting > 0 && <span className={styles.count}>{waiting}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

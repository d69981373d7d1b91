import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useHotkeys, useMediaQuery } from '@mantine/hooks'
import { Bell } from '../modules/notices/bell.tsx'
import { Icon, Logo } from '../ui/drawing.tsx'
import { AccountMenu } from './account-menu.tsx'
import { useWords } from './words.ts'
import { PeriodPicker, SetPicker } from './pickers.tsx'
import { SaveNote } from './save-note.tsx'
import styles from './top-bar.module.css'
import { useUnitName } from './view.ts'

const PHONE = '(max-width: 899px)'

const QuickSearch = lazy(() => import('./quick-search.tsx').then((file) => ({ default: file.QuickSearch })))

export function TopBar({ isMenuOpen, onMenu }: { isMenuOpen: boolean; onMenu: () => void }) {
  const words = useWords()
  const [isSearching, setSearching] = useState(false)
  const isPhone = useMediaQuery(PHONE, matchMedia(PHONE).matches)
  useHotkeys([['mod+K', () => setSearching(true)]], [])

  return (
    <>
      <header data-shell className={styles.bar}>
        <button
          type="button"
          className={styles.menu}
          aria-expanded={isMenuOpen}
          aria-controls="rail"
          aria-label={isMenuOpen ? words.closeMenu : words.openMenu}
          onClick={onMenu}
        >
          <Icon name={isMenuOpen ? 'close' : 'menu'} size={18} />
        </button>
        <Link to="/" className={styles.logo} aria-label={words.product}>
          <Logo size={30} />
          <b>{words.product}</b>
        </Link>
        {!isPhone && <Context onUnit={() => setSearching(true)} />}
        <button
          type="button"
          className={styles.search}
          onClick={() => setSearching(true)}
          aria-label={`${words.search} Ctrl K`}
        >
          <Icon name="search" />
          <span>{words.search}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <SaveNote />
        <Bell />
        <AccountMenu />
        {isSearching && (
          <Suspense fallback={null}>
            <QuickSearch onClose={() => setSearching(false)} />
          </Suspense>
        )}
      </header>
      {isPhone && (
        <div data-shell className={styles.context}>
          <Context onUnit={() => setSearching(true)} />
        </div>
      )}
    </>
  )
}

/** What is looked at: one unit, one period, one set. On a phone a row of its own, which scrolls away under the bar that stays. */
function Context({ onUnit }: { onUnit: () => void }) {
  const words = useWords()
  const unitName = useUnitName()
  return (
    <>
      <button type="button" className={styles.picker} onClick={onUnit}>
        <span>{words.unit}</span>
        <b>
          {unitName || words.chooseUnit} <Icon name="down" size={12} />
        </b>
      </button>
      <PeriodPicker />
      <SetPicker />
    </>
  )
}

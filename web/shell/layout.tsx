import { Outlet, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { ActingStrip } from '../modules/accounts/acting.tsx'
import { useSession } from '../modules/accounts/session.ts'
import { StepUpDialog } from '../modules/accounts/step-up-dialog.tsx'
import { TwoStepsStrip } from '../modules/accounts/two-steps-strip.tsx'
import { useWords } from './words.ts'
import styles from './layout.module.css'
import { Rail } from './rail.tsx'
import { OfflineStrip, SessionStrip } from './strips.tsx'
import { TopBar } from './top-bar.tsx'

/** The paper office around every screen: who and what I look at above, the work of my role at the left. */
export function Layout() {
  const session = useSession()
  const words = useWords()
  const path = useRouterState({ select: (state) => state.location.pathname })
  // The menu belongs to the address it was opened on: going anywhere closes it.
  const [openedOn, setOpenedOn] = useState<string>()
  const isMenuOpen = openedOn === path

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        {words.skip}
      </a>
      <TopBar isMenuOpen={isMenuOpen} onMenu={() => setOpenedOn(isMenuOpen ? undefined : path)} />
      <section className={styles.strips} aria-label={words.notices}>
        {session.installation === 'demo' && (
          <p className={styles.ribbon}>
            <b>{words.illustrative}</b> <span className={styles.long}>{words.illustrativeText}</span>
            <span className={styles.short}>{words.illustrativeShort}</span>
          </p>
        )}
        <ActingStrip className={styles.strip} />
        <TwoStepsStrip className={styles.strip} />
        <OfflineStrip />
        <SessionStrip />
      </section>
      <Rail isOpen={isMenuOpen} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <StepUpDialog />
    </div>
  )
}

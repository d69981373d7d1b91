import { useNetwork } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { onSignedOut } from '../api/client.ts'
import { countDrafts } from '../modules/indicators/drafts.ts'
import { Icon } from '../ui/drawing.tsx'
import { goToSignIn } from './gate.ts'
import { useWords } from './words.ts'
import styles from './layout.module.css'

export function OfflineStrip() {
  const { online } = useNetwork()
  const words = useWords()
  if (online) return null
  return (
    <output className={styles.strip}>
      <Icon name="offline" /> {words.offline} {words.offlineDrafts(countDrafts(localStorage))}
    </output>
  )
}

/** The session ended while the screen was open: nothing on it is lost, the person signs in and comes back to it. */
export function SessionStrip() {
  const [isOver, setOver] = useState(false)
  const words = useWords()
  useEffect(() => onSignedOut(() => setOver(true)), [])
  if (!isOver) return null
  return (
    <p className={styles.strip} role="alert">
      <Icon name="lock" /> {words.sessionOver}
      <button type="button" onClick={goToSignIn}>
        {words.signInAgain}
      </button>
    </p>
  )
}

import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from './button.tsx'
import styles from './list-and-panel.module.css'

/** A list, and beside it what is open of it. Where there is no room for both, what is open takes the place of the list. */
export function ListAndPanel({ children, panel }: { children: ReactNode; panel?: ReactNode }) {
  return (
    <div className={panel ? styles.both : styles.alone}>
      <div className={styles.list}>{children}</div>
      {panel}
    </div>
  )
}

type PanelProps = {
  title: string
  /** A line under the title. */
  lead?: ReactNode
  /** What the button that closes it is called. */
  close: string
  onClose: () => void
  /** Sections, and forms of their own. */
  children: ReactNode
}

/** One thing of a list, opened. Mount it anew (`key`) for another one, so that its title is read out. */
export function SidePanel({ title, lead, close, onClose, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Where the panel takes the place of the list, or of the form that made what it shows, the button that was pressed is gone. When it
  // closes, whoever opened it stands there again.
  useEffect(() => {
    const opener = document.activeElement
    const isGone = opener === null || opener === document.body
    if (isGone || matchMedia('(max-width: 1099px)').matches) heading.current?.focus()
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && !isGone && opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <aside className={styles.panel} aria-label={title}>
      <header>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {lead && <p className="muted">{lead}</p>}
        </div>
        <IconButton name="close" label={close} onClick={onClose} />
      </header>
      {children}
    </aside>
  )
}

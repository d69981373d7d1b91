import { useId, type ReactNode } from 'react'
import type { IconName } from '../../design/icons.ts'
import styles from './button.module.css'
import { Icon } from './drawing.tsx'

type Props = {
  children: ReactNode
  kind?: 'primary' | 'outline' | 'quiet'
  size?: 'small' | 'normal' | 'large'
  icon?: IconName
  type?: 'button' | 'submit'
  isBusy?: boolean
  onClick?: () => void
  /** `true`, or the sentence that says why this cannot be done; the sentence stays readable beside the button. */
  can?: true | string
  /** Where the sentence stands; `hidden` when the screen already shows it. */
  reason?: 'below' | 'hidden'
  label?: string
}

/** A locked button keeps its focus and its sentence: a person learns why, and what opens it. */
export function Button(props: Props) {
  const {
    children,
    kind = 'primary',
    size = 'small',
    icon,
    type = 'button',
    isBusy = false,
    onClick,
    can = true,
    reason = 'below',
    label,
  } = props
  const reasonId = useId()
  const isLocked = can !== true
  const button = (
    <button
      type={isLocked ? 'button' : type}
      className={`${styles.button} ${styles[isLocked ? 'locked' : kind]} ${styles[size]}`}
      aria-disabled={isLocked || isBusy}
      aria-busy={isBusy}
      aria-label={label}
      aria-describedby={isLocked ? reasonId : undefined}
      onClick={isLocked || isBusy ? undefined : onClick}
    >
      {isLocked ? <Icon name="lock" size={14} /> : icon && <Icon name={icon} size={14} />}
      {children}
    </button>
  )
  if (!isLocked) return button
  return (
    <span className={styles.withReason}>
      {button}
      <span id={reasonId} className={reason === 'hidden' ? 'sr' : styles.reason}>
        {can}
      </span>
    </span>
  )
}

/** A button that is only a picture needs its name in words. */
export function IconButton({
  name,
  label,
  onClick,
  size = 16,
}: {
  name: IconName
  label: string
  onClick: () => void
  size?: number
}) {
  return (
    <button type="button" className={styles.iconButton} aria-label={label} title={label} onClick={onClick}>
      <Icon name={name} size={size} />
    </button>
  )
}

/** A button that reads as a link: it opens or narrows something on this screen, and goes nowhere. */
export function TextButton({
  children,
  onClick,
  title,
  label,
  isExpanded,
  isStrong = false,
}: {
  children: ReactNode
  onClick: () => void
  title?: string
  label?: string
  isExpanded?: boolean
  isStrong?: boolean
}) {
  return (
    <button
      type="button"
      className={`${styles.text} ${isStrong ? styles.strong : ''}`}
      title={title}
      aria-label={label}
      aria-expanded={isExpanded}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere or downloads, it changes nothing. */
export function buttonClass(
  kind: 'primary' | 'outline' | 'quiet' = 'outline',
  size: 'small' | 'normal' | 'large' = 'small',
): string {
  return `${styles.button} ${styles[kind]} ${styles[size]}`
}

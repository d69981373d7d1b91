import type { ReactNode } from 'react'
import type { IconName } from '../../design/icons.ts'
import type { ApiProblem } from '../api/problem.ts'
import { Button } from './button.tsx'
import { Icon } from './drawing.tsx'
import { useWords } from './words.ts'
import styles from './messages.module.css'

/** A refusal shown where it happened: what, why, the way out, and one act. */
export function ErrorBox({
  problem,
  onRetry,
  children,
}: {
  problem: ApiProblem
  onRetry?: () => void
  children?: ReactNode
}) {
  const words = useWords()
  return (
    <div className={`${styles.box} ${styles.error}`} role="alert">
      <p className={styles.title}>
        <Icon name="warning" /> {problem.title}
      </p>
      <p>{problem.detail}</p>
      {problem.errors.length > 1 && (
        <ul className={styles.list}>
          {problem.errors.map((error) => (
            <li key={error.pointer + error.detail}>{error.detail}</li>
          ))}
        </ul>
      )}
      {children}
      {onRetry && (problem.isUncertain || problem.status === 429) && (
        <Button kind="outline" icon="sync" onClick={onRetry}>
          {words.again}
        </Button>
      )}
    </div>
  )
}

type NoteProps = {
  icon?: IconName
  title: string
  tone?: 'plain' | 'time' | 'warning'
  children?: ReactNode
  /** Read out when it appears: the answer to something the person just did. */
  isNews?: boolean
}

/** Nothing here, locked, or something to know: one icon, one sentence, one act. */
export function Note({ icon = 'info', title, tone = 'plain', children, isNews = false }: NoteProps) {
  return (
    <div className={`${styles.box} ${styles[tone]}`} role={isNews ? 'status' : undefined}>
      <p className={styles.title}>
        <Icon name={icon} /> {title}
      </p>
      {children}
    </div>
  )
}

/** Bars in the shape of plots; they appear only when the answer takes longer than a blink (CSS delay). */
export function Loading({ what, lines = 5 }: { what: string; lines?: number }) {
  return (
    <output className={styles.loading}>
      <span>{what}</span>
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} className={styles[`bar${i % 3}`]} />
      ))}
    </output>
  )
}

/** Tag at every sample figure that stands outside its table. */
export function Illustrative({ children }: { children?: string }) {
  const words = useWords()
  return <span className={styles.illustrative}>{children ?? words.illustrative}</span>
}

/** A dashed tag: something is not proven yet. */
export function UnsureTag({ children }: { children: ReactNode }) {
  return <span className={styles.unsure}>{children}</span>
}

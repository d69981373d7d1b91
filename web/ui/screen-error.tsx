import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { buttonClass } from './button.tsx'
import { ErrorBox } from './messages.tsx'
import { ScreenHead } from './parts.tsx'
import styles from './parts.module.css'
import { useWords } from './words.ts'

/** A screen that has nothing but a refusal or nothing to show yet: its name, what is the matter, and a way out. */
export function ScreenError({
  title,
  problem,
  onRetry,
  children,
}: {
  title: string
  problem: ApiProblem
  onRetry?: (() => void) | undefined
  children?: ReactNode
}) {
  const words = useWords()
  return (
    <ScreenNotice title={title}>
      <ErrorBox problem={problem} {...(onRetry && { onRetry })}>
        {children}
        <p>
          <Link to="/" className={buttonClass('outline')}>
            {words.toWork}
          </Link>
        </p>
      </ErrorBox>
    </ScreenNotice>
  )
}

/** The frame of a screen that holds one message. */
export function ScreenNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <ScreenHead title={title} />
      <div className={styles.notice}>{children}</div>
    </>
  )
}

import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { toProblem } from '../api/problem.ts'
import { ErrorBox, Loading, Note } from '../ui/messages.tsx'
import styles from './layout.module.css'
import { useWords } from './words.ts'

export function ScreenLoading() {
  const words = useWords()
  return <Loading what={words.opening} />
}

export function ScreenFault({ error, reset }: ErrorComponentProps) {
  return (
    <div className={styles.message}>
      <ErrorBox problem={toProblem(error)} onRetry={reset} />
    </div>
  )
}

export function ScreenMissing() {
  const words = useWords()
  return (
    <div className={styles.message}>
      <Note icon="info" title={words.missing.title}>
        <p>
          {words.missing.moved} <Link to="/">{words.missing.home}</Link>
        </p>
      </Note>
    </div>
  )
}

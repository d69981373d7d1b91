import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { toProblem } from '../api/problem.ts'
import { Loading, Note } from '../ui/messages.tsx'
import { ScreenError, ScreenNotice } from '../ui/screen-error.tsx'
import { useWords } from './words.ts'

export function ScreenLoading() {
  const words = useWords()
  return <Loading what={words.opening} />
}

export function ScreenFault({ error, reset }: ErrorComponentProps) {
  const words = useWords()
  return <ScreenError title={words.fault} problem={toProblem(error)} onRetry={reset} />
}

export function ScreenMissing() {
  const words = useWords()
  return (
    <ScreenNotice title={words.missing.title}>
      <Note icon="info" title={words.missing.moved}>
        <p>
          <Link to="/">{words.missing.home}</Link>
        </p>
      </Note>
    </ScreenNotice>
  )
}

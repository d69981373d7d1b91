import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { toProblem } from '../api/problem.ts'
import { ErrorBox, Loading, Note } from '../ui/messages.tsx'
import styles from './layout.module.css'

export function ScreenLoading() {
  return <Loading what="Đang mở màn hình" />
}

export function ScreenFault({ error, reset }: ErrorComponentProps) {
  return (
    <div className={styles.message}>
      <ErrorBox problem={toProblem(error)} onRetry={reset} />
    </div>
  )
}

export function ScreenMissing() {
  return (
    <div className={styles.message}>
      <Note icon="info" title="Không có màn hình này">
        <p>
          Địa chỉ có thể đã đổi. <Link to="/">Về Việc của tôi</Link>
        </p>
      </Note>
    </div>
  )
}

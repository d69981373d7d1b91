import { useQuery } from '@tanstack/react-query'
import { formatTime } from '../../../design/format.ts'
import { toProblem } from '../../api/problem.ts'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import styles from './audit.module.css'
import { myViewsQuery } from './queries.ts'

/** Who was shown personal data of the person that looks. */
export function ViewsScreen() {
  const { data, error, refetch } = useQuery(myViewsQuery)
  return (
    <>
      <ScreenHead
        title="Ai đã xem dữ liệu của tôi"
        lead="Mỗi lần họ tên, vị trí, việc làm của bạn hiện ra trước người khác trong phần quản trị đều được ghi ở đây."
      />
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what="Đang tải" lines={4} />}
        {data && data.items.length === 0 && <Note icon="eye" title="Chưa ai xem" />}
        {data && data.items.length > 0 && (
          <table className="led fold" aria-label="Những lần dữ liệu của tôi được xem">
            <thead>
              <tr>
                <th scope="col">Lúc</th>
                <th scope="col">Người xem</th>
                <th scope="col">Xem gì</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((view) => (
                <tr key={`${view.at}-${view.viewer}-${view.what}`}>
                  <td data-label="Lúc">{formatTime(view.at)}</td>
                  <td>
                    {view.viewer ?? 'hệ thống'}
                    {view.post && <span className={styles.for}>{view.post}</span>}
                  </td>
                  <td data-label="Xem gì">{view.what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { formatTime } from '../../../design/format.ts'
import type { Publication } from '../../../server/modules/reports/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import styles from './publications.module.css'
import { publicationsQuery } from './queries.ts'

/** What was published of a unit, newest first. */
export function PublishedTable({ unit }: { unit: string }) {
  const { data, error, refetch } = useQuery(publicationsQuery(unit))
  return (
    <section className={styles.section} aria-label="Các bản đã công bố">
      <h2>Đã công bố</h2>
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what="Đang tải các bản đã công bố" lines={3} />}
      {data && data.items.length === 0 && <Note icon="file" title="Chưa công bố bản nào của đơn vị này" />}
      {data && data.items.length > 0 && (
        <div className={styles.scroll}>
          <table className="led fold" aria-label="Các bản đã công bố của đơn vị">
            <thead>
              <tr>
                <th scope="col">Bản công bố</th>
                <th scope="col">Số liệu ghi đến</th>
                <th scope="col">Công bố</th>
                <th scope="col">Khác bản trước</th>
                <th scope="col">Tệp</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <Row key={item.id} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Row({ item }: { item: Publication }) {
  return (
    <tr>
      <td>
        Năm {item.year}, bản {item.version}
        <span className={styles.parent}>
          Bộ {item.set.id}, bản {item.set.version}
        </span>
      </td>
      <td data-label="Số liệu ghi đến">{formatTime(item.knownAt)}</td>
      <td data-label="Công bố">
        {formatTime(item.publishedAt)}
        {item.publisherTitle && <span className={styles.parent}>{item.publisherTitle}</span>}
      </td>
      <td data-label="Khác bản trước">
        {item.changes === null ? (
          'bản đầu'
        ) : (
          <details>
            <summary>{item.changes.length} xã</summary>
            <ul className={styles.changes}>
              {item.changes.map(({ code, name, before, after }) => (
                <li key={code}>
                  {name}: {before} → {after}
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td data-label="Tệp">
        <a href={`/api/v1/publications/${item.id}/results.pdf`}>PDF</a>{' '}
        <a href={`/api/v1/publications/${item.id}/results.json`}>JSON</a>
      </td>
    </tr>
  )
}

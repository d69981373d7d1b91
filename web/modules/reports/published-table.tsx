import { useQuery } from '@tanstack/react-query'
import { formatTime } from '../../../design/format.ts'
import type { Publication } from '../../../server/modules/reports/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useLanguage } from '../../ui/language.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import styles from './publications.module.css'
import { publicationsQuery } from './queries.ts'
import { useWords } from './words.ts'

/** What was published of a unit, newest first. */
export function PublishedTable({ unit }: { unit: string }) {
  const words = useWords().published
  const { data, error, refetch } = useQuery(publicationsQuery(unit))
  return (
    <section className={styles.section} aria-label={words.label}>
      <h2>{words.title}</h2>
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={words.loading} lines={3} />}
      {data && data.items.length === 0 && <Note icon="file" title={words.none} />}
      {data && data.items.length > 0 && (
        <div className={styles.scroll}>
          <table className="led fold" aria-label={words.tableLabel}>
            <thead>
              <tr>
                <th scope="col">{words.publication}</th>
                <th scope="col">{words.knownAt}</th>
                <th scope="col">{words.publishedAt}</th>
                <th scope="col">{words.changes}</th>
                <th scope="col">{words.files}</th>
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
  const words = useWords().published
  const { language } = useLanguage()
  return (
    <tr>
      <td>
        {words.version(item.year, item.version)}
        <span className={styles.parent}>{words.set(item.set.id, item.set.version)}</span>
      </td>
      <td data-label={words.knownAt}>{formatTime(item.knownAt, language)}</td>
      <td data-label={words.publishedAt}>
        {formatTime(item.publishedAt, language)}
        {item.publisherTitle && <span className={styles.parent}>{item.publisherTitle}</span>}
      </td>
      <td data-label={words.changes}>
        {item.changes === null ? (
          words.first
        ) : (
          <details>
            <summary>{words.changed(item.changes.length)}</summary>
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
      <td data-label={words.files}>
        <a href={`/api/v1/publications/${item.id}/results.pdf`}>PDF</a>{' '}
        <a href={`/api/v1/publications/${item.id}/results.json`}>JSON</a>
      </td>
    </tr>
  )
}

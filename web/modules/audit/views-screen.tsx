import { useInfiniteQuery } from '@tanstack/react-query'
import { formatTime } from '../../../design/format.ts'
import { toProblem } from '../../api/problem.ts'
import { useLanguage } from '../../ui/language.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import styles from './audit.module.css'
import { myViewsQuery } from './queries.ts'
import { useWords } from './words.ts'

/** Who was shown personal data of the person that looks. */
export function ViewsScreen() {
  const { views: words, system } = useWords()
  const { language } = useLanguage()
  const query = useInfiniteQuery(myViewsQuery)
  const { data, error, refetch } = query
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <ScreenHead title={words.title} lead={words.lead} />
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} lines={4} />}
        {data && items.length === 0 && <Note icon="eye" title={words.none} />}
        {items.length > 0 && (
          <table className="led fold" aria-label={words.label}>
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.viewer}</th>
                <th scope="col">{words.what}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((view) => (
                <tr key={`${view.at}-${view.viewer}-${view.what}`}>
                  <td data-label={words.at}>{formatTime(view.at, language)}</td>
                  <td>
                    {view.viewer ?? system}
                    {view.post && <span className={styles.for}>{view.post}</span>}
                  </td>
                  <td data-label={words.what}>{view.what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <More what={words.more} query={query} />
      </div>
    </>
  )
}

import { useInfiniteQuery } from '@tanstack/react-query'
import { toProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { MailSection } from './mail-section.tsx'
import { NoticeList } from './notice-list.tsx'
import styles from './notices.module.css'
import { noticesQuery } from './queries.ts'
import { useReading } from './use-reading.ts'
import { useWords } from './words.ts'

/** Everything I was told, page by page, and whether I want it by e-mail. */
export function NoticesScreen() {
  const words = useWords()
  const query = useInfiniteQuery(noticesQuery)
  const { data, error, refetch } = query
  const { readOne, readAll } = useReading()
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const unread = data?.pages[0]?.unread ?? 0
  const [newest] = items
  return (
    <>
      <ScreenHead
        title={words.title}
        lead={data && (unread === 0 ? words.allRead : <b>{words.unreadCount(unread)}</b>)}
      >
        {newest && unread > 0 && (
          <Button kind="outline" icon="check" onClick={() => readAll(newest.id)}>
            {words.readCount(unread)}
          </Button>
        )}
      </ScreenHead>
      <div className={styles.screen}>
        <div className={styles.list}>
          {error && !data && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
          {!data && !error && <Loading what={words.loading} />}
          {data && !newest && (
            <Note icon="bell" title={words.none}>
              <p>{words.noneYet}</p>
            </Note>
          )}
          <NoticeList
            notices={items}
            level="h2"
            onOpen={(notice) => {
              if (!notice.isRead) readOne(notice.id)
            }}
          />
          <More what={words.what} query={query} />
        </div>
        <MailSection />
      </div>
    </>
  )
}

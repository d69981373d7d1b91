import { useInfiniteQuery } from '@tanstack/react-query'
import { toProblem } from '../../api/problem.ts'
import { vi } from '../../shell/words.vi.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { MailSection } from './mail-section.tsx'
import { NoticeList } from './notice-list.tsx'
import styles from './notices.module.css'
import { noticesQuery } from './queries.ts'
import { useReading } from './use-reading.ts'

/** Everything I was told, page by page, and whether I want it by e-mail. */
export function NoticesScreen() {
  const query = useInfiniteQuery(noticesQuery)
  const { data, error, refetch } = query
  const { readOne, readAll } = useReading()
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const unread = data?.pages[0]?.unread ?? 0
  const [newest] = items
  return (
    <>
      <ScreenHead title="Thông báo" lead={data && <Lead unread={unread} />}>
        {newest && unread > 0 && (
          <Button kind="outline" icon="check" onClick={() => readAll(newest.id)}>
            Đánh dấu {unread} thông báo đã đọc
          </Button>
        )}
      </ScreenHead>
      <div className={styles.screen}>
        <div className={styles.list}>
          {error && !data && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
          {!data && !error && <Loading what="Đang tải thông báo" />}
          {data && !newest && (
            <Note icon="bell" title="Chưa có thông báo nào">
              <p>Hồ sơ đến lượt bạn, bị trả lại, sắp hết hạn hay vị trí công tác thay đổi sẽ được báo ở đây.</p>
            </Note>
          )}
          <NoticeList
            notices={items}
            language="vi"
            words={vi.bell}
            level="h2"
            onOpen={(notice) => {
              if (!notice.isRead) readOne(notice.id)
            }}
          />
          <More what="thông báo" query={query} />
        </div>
        <MailSection />
      </div>
    </>
  )
}

function Lead({ unread }: { unread: number }) {
  if (unread === 0) return <>Bạn đã đọc mọi thông báo.</>
  return (
    <>
      Có <b>{unread} thông báo</b> chưa đọc.
    </>
  )
}

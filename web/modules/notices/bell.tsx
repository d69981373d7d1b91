import { useClickOutside, useHotkeys, useIdle } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { toProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { sayCount } from './days.ts'
import { NoticeList } from './notice-list.tsx'
import styles from './notices.module.css'
import { noticesQuery } from './queries.ts'
import { useReading } from './use-reading.ts'
import { useWords } from './words.ts'

const EVERY_MINUTE = 60_000
const IDLE = 10 * EVERY_MINUTE

/** The bell of the top bar: how much I have not read, and the newest of it by day. */
export function Bell() {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const place = useClickOutside<HTMLDivElement>(() => setOpen(false))
  const close = (): void => {
    if (!isOpen) return
    setOpen(false)
    button.current?.focus()
  }
  useHotkeys([['Escape', close]])
  // It asks while somebody is there: a screen left alone must not keep its session open.
  const isIdle = useIdle(IDLE, { initialState: false })
  const { data } = useInfiniteQuery({ ...noticesQuery, refetchInterval: isIdle ? false : EVERY_MINUTE })
  const unread = data?.pages[0]?.unread ?? 0
  return (
    <div className={styles.bell} ref={place}>
      <button
        type="button"
        ref={button}
        aria-expanded={isOpen}
        aria-controls="notices"
        aria-label={words.bell.label(unread)}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="bell" size={18} />
        {unread > 0 && <span className={styles.count}>{sayCount(unread)}</span>}
      </button>
      <section id="notices" className={styles.panel} aria-label={words.title} hidden={!isOpen}>
        {isOpen && <Panel onLeave={() => setOpen(false)} />}
      </section>
    </div>
  )
}

function Panel({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  const { data, error, refetch } = useInfiniteQuery(noticesQuery)
  const { readOne, readAll } = useReading()
  const first = data?.pages[0]
  const newest = first?.items[0]
  const title = useRef<HTMLHeadingElement>(null)
  const markAll = (upTo: string): void => {
    readAll(upTo)
    // The button goes away with its work; the keyboard stays in the panel.
    title.current?.focus()
  }
  return (
    <>
      <header className={styles.head}>
        <h2 ref={title} tabIndex={-1}>
          {words.title}
        </h2>
        {newest && first.unread > 0 && (
          <Button kind="quiet" icon="check" onClick={() => markAll(newest.id)}>
            {words.bell.readAll}
          </Button>
        )}
      </header>
      {error && !data && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={words.loading} lines={3} />}
      {first && !newest && <p className={styles.none}>{words.bell.none}</p>}
      {first && newest && (
        <NoticeList
          notices={first.items}
          level="h3"
          onOpen={(notice) => {
            if (!notice.isRead) readOne(notice.id)
            onLeave()
          }}
        />
      )}
      <p className={styles.foot}>
        <Link to="/thong-bao" onClick={onLeave}>
          {words.bell.all}
        </Link>
      </p>
    </>
  )
}

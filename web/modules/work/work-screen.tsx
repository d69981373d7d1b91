import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WorkItem } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { readSearch, type Search } from '../../shell/address.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { Loading, Note } from '../../ui/messages.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { DeputyPosts } from '../accounts/acting.tsx'
import { mainPosition, timeOf, useSession } from '../accounts/session.ts'
import { sayDaysLeft, readLocalLink } from './deadlines.ts'
import { workQuery } from './queries.ts'
import styles from './work.module.css'
import { useWords } from './words.ts'

/** The landing page: one list by deadline across rooms; each line is verb, object, clock, one button. */
export function WorkScreen() {
  const session = useSession()
  const words = useWords()
  const query = useInfiniteQuery(workQuery)
  const { data, error, refetch } = query
  const position = mainPosition(session)
  if (error) return <ScreenError title={words.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loading} />
  const items = data.pages.flatMap((page) => page.items)
  const { total = 0, late = 0 } = data.pages.at(-1) ?? {}
  return (
    <>
      <ScreenHead title={words.title} lead={<Lead total={total} late={late} today={session.today} />} />
      <div className={styles.body}>
        {position && timeOf(position, session.today) === 'ended' && (
          <Note icon="clock" title={words.ended.title} tone="time">
            <p>{words.ended.text(position.title)}</p>
          </Note>
        )}
        {session.deputyPosts.some((post) => !session.positions.some(({ id }) => id === post.id)) && (
          <Note icon="user" title={words.deputy.title}>
            <p>{words.deputy.text}</p>
            <p>
              <DeputyPosts className={buttonClass('outline')} />
            </p>
          </Note>
        )}
        {items.length === 0 ? (
          <NothingToDo />
        ) : (
          <ol className={styles.list}>
            {items.map((item, i) => (
              <WorkLine key={item.id} item={item} number={i + 1} />
            ))}
          </ol>
        )}
        <More what={words.what} query={query} />
      </div>
    </>
  )
}

function Lead({ total, late, today }: { total: number; late: number; today: string }) {
  const words = useWords()
  if (total === 0) return words.nothingOn(today)
  return (
    <>
      <b>{words.waiting(total)}</b> {words.since(today, late)}
    </>
  )
}

function NothingToDo() {
  const words = useWords().nothing
  return (
    <Note icon="check" title={words.title}>
      <p>
        {words.see} <Link to="/bang-tieu-chi">{words.board}</Link> {words.or} <Link to="/ho-so">{words.dossiers}</Link>.
      </p>
    </Note>
  )
}

function WorkLine({ item, number }: { item: WorkItem; number: number }) {
  const words = useWords()
  const link = readLocalLink(item.link)
  const { dueOn, daysLeft } = item
  return (
    <li className={styles.line}>
      <span className={styles.number}>{number}</span>
      <div>
        <h2>
          {item.verb} {item.object}
        </h2>
        {item.detail && <p>{item.detail}</p>}
      </div>
      <p className={daysLeft !== null && daysLeft <= 0 ? styles.late : styles.clock}>
        {dueOn !== null && daysLeft !== null && (
          <>
            <Icon name="clock" /> {words.due(sayDaysLeft(daysLeft, words.days), dueOn)}
          </>
        )}
      </p>
      <Link
        to={link.to}
        search={(before: Search) => ({ ...before, ...readSearch(link.search) })}
        className={buttonClass('outline')}
        aria-label={`${item.verb} ${item.object}`}
      >
        {item.verb}
      </Link>
    </li>
  )
}

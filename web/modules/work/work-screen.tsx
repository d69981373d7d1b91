import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WorkItem } from '../../../server/modules/assessment/contract.ts'
import { daysBetween, plainDate } from '../../../server/kernel/time.ts'
import { formatDate } from '../../../design/format.ts'
import { toProblem } from '../../api/problem.ts'
import { readSearch, type Search } from '../../shell/address.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { DeputyPosts } from '../accounts/acting.tsx'
import { mainPosition, timeOf, useSession } from '../accounts/session.ts'
import { sayDaysLeft, readLocalLink } from './deadlines.ts'
import { workQuery } from './queries.ts'
import styles from './work.module.css'

/** The landing page: one list by deadline across rooms; each line is verb, object, clock, one button. */
export function WorkScreen() {
  const session = useSession()
  const query = useInfiniteQuery(workQuery)
  const { data, error, refetch } = query
  const position = mainPosition(session)
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải việc của bạn" />
  const items = data.pages.flatMap((page) => page.items)
  const { total = 0, late = 0 } = data.pages.at(-1) ?? {}
  return (
    <>
      <ScreenHead title="Việc của tôi" lead={sayLead(total, late, formatDate(session.today))} />
      <div className={styles.body}>
        {position && timeOf(position, session.today) === 'ended' && (
          <Note icon="clock" title="Vị trí công tác đã kết thúc" tone="time">
            <p>
              Vị trí “{position.title}” không còn hiệu lực. Bạn đọc được hồ sơ và số liệu cũ; các việc khác cần vị trí
              mới do người quản trị ghi.
            </p>
          </Note>
        )}
        {session.deputyPosts.some((post) => !session.positions.some(({ id }) => id === post.id)) && (
          <Note icon="user" title="Bạn được giao làm thay">
            <p>Việc làm thay chỉ hiện khi bạn chuyển sang vị trí đó; mọi việc sẽ ghi tên cả hai người.</p>
            <p>
              <DeputyPosts className={buttonClass('outline')} />
            </p>
          </Note>
        )}
        {items.length === 0 ? (
          <Note icon="check" title="Không có việc nào đang chờ bạn">
            <p>
              Xem <Link to="/bang-tieu-chi">bảng tiêu chí</Link> hoặc <Link to="/ho-so">hồ sơ công nhận</Link>.
            </p>
          </Note>
        ) : (
          <ol className={styles.list}>
            {items.map((item, i) => (
              <WorkLine key={item.id} item={item} number={i + 1} today={session.today} />
            ))}
          </ol>
        )}
        <More what="việc" query={query} />
      </div>
    </>
  )
}

function WorkLine({ item, number, today }: { item: WorkItem; number: number; today: string }) {
  const link = readLocalLink(item.link)
  const left = item.dueOn === null ? undefined : daysBetween(plainDate(today), plainDate(item.dueOn))
  return (
    <li className={styles.line}>
      <span className={styles.number}>{number}</span>
      <div>
        <h2>
          {item.verb} {item.object}
        </h2>
        {item.detail && <p>{item.detail}</p>}
      </div>
      <p className={left !== undefined && left <= 0 ? styles.late : styles.clock}>
        {item.dueOn !== null && left !== undefined && (
          <>
            <Icon name="clock" /> {sayDaysLeft(left)}, hạn {formatDate(item.dueOn)}
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

function sayLead(count: number, late: number, today: string) {
  if (count === 0) return `Ngày ${today} không có việc nào đến lượt bạn.`
  return (
    <>
      Có <b>{count} việc</b> chờ bạn ngày {today}
      {late > 0 ? (
        <>
          , trong đó <b>{late} việc quá hạn</b>.
        </>
      ) : (
        ', không việc nào quá hạn.'
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { formatDate } from '../../../design/format.ts'
import { daysBetween, plainDate } from '../../../server/kernel/time.ts'
import type { DossierSummary } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { useSession } from '../accounts/session.ts'
import { sayDaysLeft, sortByDeadline } from '../work/deadlines.ts'
import { AppraisalPanel } from './appraisal-panel.tsx'
import { dossierQuery, dossiersQuery } from './queries.ts'
import styles from './queue.module.css'

/** The dossiers that wait for this department, nearest deadline first; the open one stands beside the list. */
export function QueueScreen() {
  const session = useSession()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(dossiersQuery({ state: 'appraising' }))
  const { data: dossier, error: missing } = useQuery(dossierQuery(id))
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải hàng chờ" lines={10} />
  const items = sortByDeadline(data.items)
  const agency = session.positions.find((position) => position.held && position.agency)?.agency?.name
  const left = (item: DossierSummary) =>
    item.dueOn === null ? undefined : daysBetween(plainDate(session.today), plainDate(item.dueOn))
  const late = items.filter((item) => (left(item) ?? 0) < 0).length
  const facts: [number, string][] = [
    [items.length, 'hồ sơ đang thẩm định'],
    [late, 'quá hạn'],
    [items.filter((item) => left(item) === 0).length, 'hết hạn hôm nay'],
  ]
  return (
    <>
      <header className={styles.head}>
        <h1>Hàng chờ thẩm định{agency && ` của ${agency}`}</h1>
        <ul>
          {facts.map(([count, words]) => (
            <li key={words} className={words === 'quá hạn' && count > 0 ? styles.late : undefined}>
              <b>{count}</b>
              {words}
            </li>
          ))}
        </ul>
      </header>
      <div className={id ? styles.withPanel : undefined}>
        <div className={styles.list}>
          {items.length === 0 ? (
            <div className={styles.empty}>
              <Note icon="check" title="Không có hồ sơ nào chờ thẩm định">
                <p>Hồ sơ tới đây khi Văn phòng điều phối nhận đủ và chuyển các sở.</p>
              </Note>
            </div>
          ) : (
            <table className={`led ${styles.queue}`} aria-label="Hồ sơ chờ thẩm định">
              <thead>
                <tr>
                  <th scope="col" className="margin">
                    <span className="sr">STT</span>
                  </th>
                  <th scope="col">Xã</th>
                  <th scope="col">Năm</th>
                  <th scope="col">Lần</th>
                  <th scope="col">Chờ ý kiến</th>
                  <th scope="col">Còn lại</th>
                  <th scope="col" className="right">
                    Hạn
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((item, i) => {
                  const days = left(item)
                  return (
                    <tr
                      key={item.id}
                      aria-selected={item.id === id}
                      onClick={() => void navigate({ to: '/tham-dinh/$id', params: { id: item.id } })}
                    >
                      <td className="margin">{i + 1}</td>
                      <td>
                        <Link to="/tham-dinh/$id" params={{ id: item.id }}>
                          {item.unit.name}
                        </Link>
                      </td>
                      <td>{item.year}</td>
                      <td>{item.submission}</td>
                      <td>
                        {item.itemsOpen}/{item.itemsTotal} chỉ tiêu
                      </td>
                      <td className={days !== undefined && days <= 0 ? styles.late : undefined}>
                        {days === undefined ? '–' : sayDaysLeft(days)}
                      </td>
                      <td className="right">{formatDate(item.dueOn)}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )}
        </div>
        {missing && <ErrorBox problem={toProblem(missing)} />}
        {dossier && (
          <AppraisalPanel
            key={`${dossier.id} ${dossier.submission}`}
            dossier={dossier}
            onClose={() => void navigate({ to: '/tham-dinh' })}
          />
        )}
      </div>
    </>
  )
}

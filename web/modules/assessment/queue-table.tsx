import { useQueries } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { formatDate } from '../../../design/format.ts'
import type { IconName } from '../../../design/icons.ts'
import type { Dossier, DossierItem, DossierSummary } from '../../../server/modules/assessment/contract.ts'
import { Icon, WorkingClock } from '../../ui/drawing.tsx'
import { readClock, sayClock } from './clock.ts'
import { needsOpinion } from './items.ts'
import { dossierQuery } from './queries.ts'
import styles from './queue.module.css'

/** One column for each indicator that this department holds; shape first, then word, then colour. */
const SIGNS = {
  met: { icon: 'check', words: 'ý kiến đạt', look: 'met' },
  return: { icon: 'send-back', words: 'trả lại', look: 'late' },
  'not-met': { icon: 'close', words: 'không đạt', look: 'late' },
  changed: { icon: 'edit', words: 'đã sửa, chờ xem lại', look: 'changed' },
  new: { icon: 'minus', words: 'chưa có ý kiến', look: 'none' },
} as const satisfies Record<string, { icon: IconName; words: string; look: string }>

export function QueueTable({ items, openId }: { items: readonly DossierSummary[]; openId: string | undefined }) {
  const whole = useQueries({ queries: items.map((item) => dossierQuery(item.id)) })
  const dossiers = new Map(whole.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])))
  const columns = [...new Set([...dossiers.values()].flatMap((dossier) => mine(dossier).map((item) => item.indicator)))]
  return (
    <>
      <table className={`led ${styles.queue}`} aria-label="Hồ sơ chờ thẩm định">
        <thead>
          <tr>
            <th scope="col" className="margin">
              <span className="sr">STT</span>
            </th>
            <th scope="col">Xã</th>
            <th scope="col">Năm</th>
            <th scope="col">Lần</th>
            {columns.map((code) => (
              <th key={code} scope="col" className={styles.sign}>
                {code}
              </th>
            ))}
            <th scope="col">Đồng hồ, ngày làm việc</th>
            <th scope="col" className="right">
              Hạn
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, i) => (
            <QueueLine
              key={item.id}
              item={item}
              number={i + 1}
              dossier={dossiers.get(item.id)}
              columns={columns}
              isOpen={item.id === openId}
            />
          ))}
        </tbody>
      </table>
      {columns.length > 0 && (
        <p className={styles.key}>
          {Object.values(SIGNS).map(({ icon, words, look }) => (
            <span key={words} className={styles[look]}>
              <Icon name={icon} size={14} /> {words}
            </span>
          ))}
        </p>
      )}
    </>
  )
}

type LineProps = {
  item: DossierSummary
  number: number
  dossier: Dossier | undefined
  columns: readonly string[]
  isOpen: boolean
}

function QueueLine({ item, number, dossier, columns, isOpen }: LineProps) {
  const navigate = useNavigate()
  return (
    <tr aria-selected={isOpen} onClick={() => void navigate({ to: '/tham-dinh/$id', params: { id: item.id } })}>
      <td className="margin">{number}</td>
      <td>
        <Link to="/tham-dinh/$id" params={{ id: item.id }}>
          {item.unit.name}
        </Link>
      </td>
      <td>{item.year}</td>
      <td>{item.submission}</td>
      {columns.map((code) => (
        <td key={code} className={styles.sign}>
          <Sign item={dossier && mine(dossier).find((one) => one.indicator === code)} />
        </td>
      ))}
      <td>
        {dossier && (
          <span className={styles.clock}>
            <WorkingClock clock={readClock(dossier.clock)} step={9} /> {sayClock({ ...dossier.clock, dueOn: null })}
          </span>
        )}
      </td>
      <td className="right">{formatDate(item.dueOn)}</td>
    </tr>
  )
}

function mine(dossier: Dossier): DossierItem[] {
  return dossier.items.filter((item) => item.isMine)
}

function Sign({ item }: { item: DossierItem | undefined }) {
  if (!item) return null
  const kind = needsOpinion(item) ? (item.appraisal ? 'changed' : 'new') : (item.appraisal?.opinion ?? 'new')
  const { icon, words, look } = SIGNS[kind]
  return (
    <span className={styles[look]}>
      <Icon name={icon} size={15} label={words} />
    </span>
  )
}

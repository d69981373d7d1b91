import { Link, useNavigate } from '@tanstack/react-router'
import { formatDate } from '../../../design/format.ts'
import type { IconName } from '../../../design/icons.ts'
import type { AppraisalSign, DossierSummary } from '../../../server/modules/assessment/contract.ts'
import { Icon, WorkingClock } from '../../ui/drawing.tsx'
import { readClock, sayClock } from './clock.ts'
import styles from './queue.module.css'
import { useWords } from './words.ts'

/** One column for each indicator that this department holds; shape first, then word, then colour. */
const SIGNS = {
  met: { icon: 'check', look: 'met' },
  return: { icon: 'send-back', look: 'late' },
  'not-met': { icon: 'close', look: 'late' },
  changed: { icon: 'edit', look: 'changed' },
  new: { icon: 'minus', look: 'none' },
} as const satisfies Record<AppraisalSign['sign'], { icon: IconName; look: string }>

const KINDS = Object.keys(SIGNS) as AppraisalSign['sign'][]

export function QueueTable({ items, openId }: { items: readonly DossierSummary[]; openId: string | undefined }) {
  const words = useWords().queueTable
  const columns = [...new Set(items.flatMap(({ appraises }) => appraises.map(({ indicator }) => indicator)))]
  return (
    <>
      <table className={`led ${styles.queue}`} aria-label={words.label}>
        <thead>
          <tr>
            <th scope="col" className="margin">
              <span className="sr">{words.number}</span>
            </th>
            <th scope="col">{words.commune}</th>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.submission}</th>
            <th scope="col">{words.clock}</th>
            <th scope="col" className="right">
              {words.due}
            </th>
            {columns.map((code) => (
              <th key={code} scope="col" className={styles.sign}>
                {code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, i) => (
            <QueueLine key={item.id} item={item} number={i + 1} columns={columns} isOpen={item.id === openId} />
          ))}
        </tbody>
      </table>
      {columns.length > 0 && (
        <p className={styles.key}>
          {KINDS.map((kind) => (
            <span key={kind} className={styles[SIGNS[kind].look]}>
              <Icon name={SIGNS[kind].icon} size={14} /> {words.signs[kind]}
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
  columns: readonly string[]
  isOpen: boolean
}

function QueueLine({ item, number, columns, isOpen }: LineProps) {
  const { clock } = useWords()
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
      <td>
        <span className={styles.clock}>
          <WorkingClock clock={readClock(item.clock, clock)} step={9} />{' '}
          {sayClock({ ...item.clock, dueOn: null }, clock)}
        </span>
      </td>
      <td className="right">{formatDate(item.dueOn)}</td>
      {columns.map((code) => (
        <td key={code} className={styles.sign}>
          <Sign kind={item.appraises.find(({ indicator }) => indicator === code)?.sign} />
        </td>
      ))}
    </tr>
  )
}

function Sign({ kind }: { kind: AppraisalSign['sign'] | undefined }) {
  const { signs } = useWords().queueTable
  if (!kind) return null
  const { icon, look } = SIGNS[kind]
  return (
    <span className={styles[look]}>
      <Icon name={icon} size={15} label={signs[kind]} />
    </span>
  )
}

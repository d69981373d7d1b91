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
      <table className={`led fold ${styles.queue}`} aria-label={words.label}>
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
            <th scope="col" className={styles.summed}>
              {words.opinions}
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

const isOpen = (sign: AppraisalSign['sign']): boolean => sign === 'new' || sign === 'changed'

type LineProps = {
  item: DossierSummary
  number: number
  columns: readonly string[]
  isOpen: boolean
}

function QueueLine({ item, number, columns, isOpen: isShown }: LineProps) {
  const { clock, queueTable: words } = useWords()
  const navigate = useNavigate()
  return (
    <tr aria-selected={isShown} onClick={() => void navigate({ to: '/tham-dinh/$id', params: { id: item.id } })}>
      <td className="margin">{number}</td>
      <td>
        <Link to="/tham-dinh/$id" params={{ id: item.id }}>
          {item.unit.name}
        </Link>
      </td>
      <td data-label={words.year}>{item.year}</td>
      <td data-label={words.submission}>{item.submission}</td>
      <td data-label={words.clockShort}>
        <span className={styles.clock}>
          <WorkingClock clock={readClock(item.clock, clock)} step={9} />{' '}
          {sayClock({ ...item.clock, dueOn: null }, clock)}
        </span>
      </td>
      <td data-label={words.due} className="right">
        {formatDate(item.dueOn)}
      </td>
      <td data-label={words.opinions} className={styles.summed}>
        {words.progress(item.appraises.filter(({ sign }) => !isOpen(sign)).length, item.appraises.length)}
      </td>
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

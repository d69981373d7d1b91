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
import { useWords } from './words.ts'

/** One column for each indicator that this department holds; shape first, then word, then colour. */
const SIGNS = {
  met: { icon: 'check', look: 'met' },
  return: { icon: 'send-back', look: 'late' },
  'not-met': { icon: 'close', look: 'late' },
  changed: { icon: 'edit', look: 'changed' },
  new: { icon: 'minus', look: 'none' },
} as const satisfies Record<string, { icon: IconName; look: string }>

const KINDS = Object.keys(SIGNS) as (keyof typeof SIGNS)[]

export function QueueTable({ items, openId }: { items: readonly DossierSummary[]; openId: string | undefined }) {
  const words = useWords().queueTable
  const whole = useQueries({ queries: items.map((item) => dossierQuery(item.id)) })
  const dossiers = new Map(whole.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])))
  const columns = [...new Set([...dossiers.values()].flatMap((dossier) => mine(dossier).map((item) => item.indicator)))]
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
            {columns.map((code) => (
              <th key={code} scope="col" className={styles.sign}>
                {code}
              </th>
            ))}
            <th scope="col">{words.clock}</th>
            <th scope="col" className="right">
              {words.due}
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
  dossier: Dossier | undefined
  columns: readonly string[]
  isOpen: boolean
}

function QueueLine({ item, number, dossier, columns, isOpen }: LineProps) {
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
      {columns.map((code) => (
        <td key={code} className={styles.sign}>
          <Sign item={dossier && mine(dossier).find((one) => one.indicator === code)} />
        </td>
      ))}
      <td>
        {dossier && (
          <span className={styles.clock}>
            <WorkingClock clock={readClock(dossier.clock, clock)} step={9} />{' '}
            {sayClock({ ...dossier.clock, dueOn: null }, clock)}
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
  const { signs } = useWords().queueTable
  if (!item) return null
  const kind = needsOpinion(item) ? (item.appraisal ? 'changed' : 'new') : (item.appraisal?.opinion ?? 'new')
  const { icon, look } = SIGNS[kind]
  return (
    <span className={styles[look]}>
      <Icon name={icon} size={15} label={signs[kind]} />
    </span>
  )
}

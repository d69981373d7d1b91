import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ResultState } from '../../../design/words.ts'
import type { BoardRow, Verdict } from '../../../server/modules/indicators/contract.ts'
import type { UnitItem } from '../../../server/modules/units/contract.ts'
import { toProblem } from '../../api/problem.ts'
import type { Search } from '../../shell/address.ts'
import { useView } from '../../shell/view.ts'
import { Status } from '../../ui/drawing.tsx'
import { Loading } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { useBoardWords } from './board-words.ts'
import styles from './board.module.css'
import { countCommunes } from './communes.ts'
import { boardListQuery } from './queries.ts'

/** Where the communes of a province or district stand; each line opens the commune's own board. */
export function CommuneList({ unit }: { unit: UnitItem }) {
  const view = useView()
  const words = useBoardWords().communes
  const { data, error, refetch } = useQuery(boardListQuery(view))
  if (error)
    return <ScreenError title={words.title(unit.name)} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loading} lines={12} />
  const { assessed, others, met, reported } = countCommunes(data.items)
  return (
    <>
      <ScreenHead
        title={words.title(unit.name)}
        lead={
          <>
            <b>{words.met(met, assessed.length)}</b> {words.reported(view.period, reported)} {data.set?.title}.{' '}
            {others.length > 0 && words.others(others.length)}
          </>
        }
      />
      <div className={styles.communes}>
        <table className="led fold">
          <thead>
            <tr>
              <th scope="col" className="margin">
                {words.number}
              </th>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.code}</th>
              <th scope="col" className="right">
                {words.criteria}
              </th>
              <th scope="col" className="right">
                {words.indicators}
              </th>
              <th scope="col">{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {[...assessed, ...others].map((row, i) => (
              <CommuneLine key={row.unitId} row={row} number={i + 1} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function CommuneLine({ row, number }: { row: BoardRow; number: number }) {
  const words = useBoardWords().communes
  const counts = row.isAssessed ? row.counts : null
  return (
    <tr>
      <td className="margin">{number}</td>
      <td>
        <Link to="/bang-tieu-chi" search={(before: Search) => ({ ...before, 'don-vi': row.unitId })}>
          {row.name}
        </Link>
      </td>
      <td data-label={words.code} className="muted">
        {row.code}
      </td>
      <td data-label={words.criteria} className="right">
        {counts ? `${counts.criteriaMet}/${counts.criteriaTotal}` : '–'}
      </td>
      <td data-label={words.indicators} className="right">
        {counts ? `${counts.met}/${counts.total}` : '–'}
      </td>
      <td data-label={words.result}>
        {row.isAssessed ? (
          <VerdictWord verdict={row.verdict} isStale={row.isStale} />
        ) : (
          <Status state="not-applicable" words={words.notAssessed} />
        )}
      </td>
    </tr>
  )
}

const STATES: Record<Verdict | 'none', ResultState> = {
  met: 'met',
  'not-met': 'not-met',
  incomplete: 'level-unknown',
  unknown: 'level-unknown',
  none: 'no-figure',
}

function VerdictWord({ verdict, isStale }: { verdict: Verdict | null; isStale: boolean }) {
  const words = useBoardWords().communes
  if (isStale) return <Status state="not-due" words={words.isStale} />
  return <Status state={STATES[verdict ?? 'none']} words={verdict === 'incomplete' ? words.incomplete : undefined} />
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatPeriod } from '../../../design/format.ts'
import type { ResultState } from '../../../design/words.ts'
import type { BoardRow, Verdict } from '../../../server/modules/indicators/contract.ts'
import type { UnitItem } from '../../../server/modules/units/contract.ts'
import { toProblem } from '../../api/problem.ts'
import type { Search } from '../../shell/address.ts'
import { useView } from '../../shell/view.ts'
import { Status } from '../../ui/drawing.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import styles from './board.module.css'
import { boardListQuery } from './queries.ts'

/** Where the communes of a province or district stand; each line opens the commune's own board. */
export function CommuneList({ unit }: { unit: UnitItem }) {
  const view = useView()
  const { data, error, refetch } = useQuery(boardListQuery(view))
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải kết quả các xã" lines={12} />
  const reported = data.items.filter((row) => row.counts !== null)
  const met = data.items.filter((row) => row.verdict === 'met')
  return (
    <>
      <ScreenHead
        title={`Bảng tiêu chí, ${unit.name}`}
        lead={
          <>
            <b>
              {met.length} trong {data.items.length} xã
            </b>{' '}
            đạt đủ bộ tiêu chí {formatPeriod(view.period)}; {reported.length} xã đã có số liệu. {data.set?.title}
          </>
        }
      />
      <div className={styles.communes}>
        <table className="led fold">
          <thead>
            <tr>
              <th scope="col" className="margin">
                STT
              </th>
              <th scope="col">Xã, phường</th>
              <th scope="col">Mã</th>
              <th scope="col" className="right">
                Tiêu chí đạt
              </th>
              <th scope="col" className="right">
                Chỉ tiêu đạt
              </th>
              <th scope="col">Kết quả</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((row, i) => (
              <CommuneLine key={row.unitId} row={row} number={i + 1} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function CommuneLine({ row, number }: { row: BoardRow; number: number }) {
  return (
    <tr>
      <td className="margin">{number}</td>
      <td>
        <Link to="/bang-tieu-chi" search={(before: Search) => ({ ...before, 'don-vi': row.unitId })}>
          {row.name}
        </Link>
      </td>
      <td data-label="Mã" className="muted">
        {row.code}
      </td>
      <td data-label="Tiêu chí đạt" className="right">
        {row.counts ? `${row.counts.criteriaMet}/${row.counts.criteriaTotal}` : '–'}
      </td>
      <td data-label="Chỉ tiêu đạt" className="right">
        {row.counts ? `${row.counts.met}/${row.counts.total}` : '–'}
      </td>
      <td data-label="Kết quả">
        <VerdictWord verdict={row.verdict} isStale={row.isStale} />
      </td>
    </tr>
  )
}

const VERDICTS: Record<Verdict | 'none', { state: ResultState; words?: string }> = {
  met: { state: 'met' },
  'not-met': { state: 'not-met' },
  incomplete: { state: 'level-unknown', words: 'Bộ chưa đầy đủ' },
  unknown: { state: 'level-unknown' },
  none: { state: 'no-figure' },
}

function VerdictWord({ verdict, isStale }: { verdict: Verdict | null; isStale: boolean }) {
  if (isStale) return <Status state="not-due" words="Đang tính lại" />
  const { state, words } = VERDICTS[verdict ?? 'none']
  return <Status state={state} words={words} />
}

import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import type { ProvinceResults } from '../../../server/modules/reports/contract.ts'
import { Button } from '../../ui/button.tsx'
import styles from './publications.module.css'

type Commune = ProvinceResults['communes'][number]

const VERDICTS: Record<NonNullable<Commune['verdict']>, string> = {
  met: 'Đạt',
  'not-met': 'Chưa đạt',
  unknown: 'Chưa kết luận được',
  incomplete: 'Chưa đủ số liệu',
}

const FIRST = 50

export function ResultsTable({ communes }: { communes: readonly Commune[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? communes : communes.slice(0, FIRST)
  return (
    <>
      <div className={styles.scroll}>
        <table className="led fold" aria-label="Kết quả từng xã">
          <thead>
            <tr>
              <th scope="col" className="margin">
                Mã
              </th>
              <th scope="col">Xã</th>
              <th scope="col">Kết quả</th>
              <th scope="col" className="num">
                Tiêu chí đạt
              </th>
              <th scope="col">Công nhận</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((commune) => (
              <tr key={commune.code}>
                <td className="margin">{commune.code}</td>
                <td>
                  {commune.name}
                  {commune.parent && <span className={styles.parent}>{commune.parent}</span>}
                </td>
                <td data-label="Kết quả">{commune.verdict ? VERDICTS[commune.verdict] : 'Chưa có số liệu'}</td>
                <td data-label="Tiêu chí đạt" className="num">
                  {commune.verdict ? `${commune.criteriaMet}/${commune.criteriaTotal}` : '–'}
                </td>
                <td data-label="Công nhận">
                  {commune.recognised ? `${commune.recognised.number}, ${formatDate(commune.recognised.date)}` : 'chưa'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {communes.length > shown.length && (
        <Button kind="outline" onClick={() => setWhole(true)}>
          Xem cả {communes.length} xã
        </Button>
      )}
    </>
  )
}

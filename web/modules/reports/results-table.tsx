import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import type { ProvinceResults } from '../../../server/modules/reports/contract.ts'
import { Button } from '../../ui/button.tsx'
import styles from './publications.module.css'
import { useWords } from './words.ts'

type Commune = ProvinceResults['communes'][number]

const FIRST = 50

export function ResultsTable({ communes }: { communes: readonly Commune[] }) {
  const words = useWords().results
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? communes : communes.slice(0, FIRST)
  return (
    <>
      <div className={styles.scroll}>
        <table className="led fold" aria-label={words.label}>
          <thead>
            <tr>
              <th scope="col" className="margin">
                {words.code}
              </th>
              <th scope="col">{words.commune}</th>
              <th scope="col">{words.result}</th>
              <th scope="col" className="right">
                {words.criteria}
              </th>
              <th scope="col">{words.recognition}</th>
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
                <td data-label={words.result}>{commune.verdict ? words.verdicts[commune.verdict] : words.noFigures}</td>
                <td data-label={words.criteria} className="right">
                  {commune.verdict ? `${commune.criteriaMet}/${commune.criteriaTotal}` : '–'}
                </td>
                <td data-label={words.recognition}>
                  {commune.recognised
                    ? `${commune.recognised.number}, ${formatDate(commune.recognised.date)}`
                    : words.notRecognised}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {communes.length > shown.length && (
        <Button kind="outline" onClick={() => setWhole(true)}>
          {words.showAll(communes.length)}
        </Button>
      )}
    </>
  )
}

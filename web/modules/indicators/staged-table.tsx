import { useState } from 'react'
import type { StagedSheet } from '../../../server/modules/indicators/contract.ts'
import { Segments } from '../../ui/parts.tsx'
import { SheetOverview, stateClass } from '../../ui/staged-sheet.tsx'
import { useEntryWords } from './entry-words.ts'
import styles from './sheet.module.css'
import { showFigure } from './show-value.ts'
import { useWords } from './words.ts'
import type { Words } from './words.vi.ts'

type Row = StagedSheet['rows'][number]

/** What was read, cell by cell, and the balance: read = new + changed + same + refused. */
export function StagedTable({ staged }: { staged: StagedSheet }) {
  const words = useEntryWords().staged
  const { values } = useWords()
  const [showsSame, setShowsSame] = useState(false)
  const { balance, problems } = staged
  const rows = staged.rows.filter((row) => showsSame || row.state !== 'same')
  return (
    <>
      <SheetOverview
        title={words.title}
        balance={balance}
        words={{ ...words.balance, read: words.read }}
        problemsTitle={words.problems(problems.length)}
        problems={problems}
      />
      <div className={styles.filter}>
        <Segments
          label={words.filter}
          chosen={showsSame ? 'tat-ca' : 'khac'}
          onChoose={(key) => setShowsSame(key === 'tat-ca')}
          segments={[
            {
              key: 'khac',
              label: words.differing,
              count: staged.rows.filter((row) => row.state !== 'same').length,
            },
            { key: 'tat-ca', label: words.all, count: staged.rows.length },
          ]}
        />
      </div>
      <div className={styles.scroll}>
        <table className={`led ${styles.cells}`} aria-label={words.label}>
          <thead>
            <tr>
              <th scope="col" className="margin">
                {words.cell}
              </th>
              <th scope="col">{words.figure}</th>
              <th scope="col" className="right">
                {words.before}
              </th>
              <th scope="col" className="right">
                {words.after}
              </th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.cell}>
                <td className="margin">{row.cell}</td>
                <td>
                  {row.name}
                  {row.detail && <p className={row.state === 'refused' ? styles.wrong : 'muted'}>{row.detail}</p>}
                </td>
                <td className="right muted">
                  {row.state === 'changed' ? <del>{show(row, row.before, values)}</del> : show(row, row.before, values)}
                </td>
                <td
                  className={`right ${styles.value} ${stateClass(row.state)} ${row.state === 'refused' ? styles.struck : ''}`}
                >
                  {row.noValue ? values.none[row.noValue] : show(row, row.after, values)}
                </td>
                <td>{words.states[row.state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** A refused cell may hold any text; it is shown as it was found. */
function show({ valueKind }: Row, text: string | null, words: Words['values']): string {
  return text !== null && !/^-?\d+(\.\d+)?$/.test(text) ? text : showFigure(text, valueKind, words)
}

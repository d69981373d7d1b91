import { useState } from 'react'
import type { StagedSheet } from '../../../server/modules/indicators/contract.ts'
import { Segments } from '../../ui/parts.tsx'
import { useEntryWords } from './entry-words.ts'
import styles from './sheet.module.css'
import { showFigure } from './show-value.ts'
import { useWords } from './words.ts'
import type { Words } from './words.vi.ts'

type Row = StagedSheet['rows'][number]

const COUNTED = ['added', 'changed', 'same', 'refused'] as const

/** What was read, cell by cell, and the balance: read = new + changed + same + refused. */
export function StagedTable({ staged }: { staged: StagedSheet }) {
  const words = useEntryWords().staged
  const { values } = useWords()
  const [showsSame, setShowsSame] = useState(false)
  const { balance, problems } = staged
  const rows = staged.rows.filter((row) => showsSame || row.state !== 'same')
  return (
    <>
      <div className={styles.overview}>
        <section>
          <h2>{words.title}</h2>
          <table className={styles.balance}>
            <tbody>
              {COUNTED.map((key) => (
                <tr key={key}>
                  <th scope="row">
                    <i className={`${styles.key} ${styles[key]}`} /> {words.balance[key]}
                  </th>
                  <td>{balance[key]}</td>
                </tr>
              ))}
              <tr className={styles.total}>
                <th scope="row">{words.read}</th>
                <td>{balance.read}</td>
              </tr>
            </tbody>
          </table>
        </section>
        <section>
          <h2>{words.problems(problems.length)}</h2>
          <table className={styles.problems}>
            <tbody>
              {problems.map((problem) => (
                <tr key={problem.cell + problem.detail}>
                  <th scope="row">{problem.cell}</th>
                  <td>{problem.detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
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
                <td className={`right ${styles.value} ${styles[row.state]}`}>
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

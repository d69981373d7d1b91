import { formatNumber } from '../../../design/format.ts'
import type { StagedHamlet, StagedHamletSheet } from '../../../server/modules/hamlets/sheet-contract.ts'
import { SheetOverview, stateClass } from '../../ui/staged-sheet.tsx'
import styles from './hamlets.module.css'
import { useSheetWords } from './words.ts'

/** The balance, every wrong cell, and every row that was read. */
export function StagedRows({ staged }: { staged: StagedHamletSheet }) {
  const words = useSheetWords()
  const { balance, problems, rows } = staged
  return (
    <>
      <SheetOverview
        title={words.staged}
        balance={balance}
        words={words.balance}
        problemsTitle={words.problems(problems.length)}
        problems={problems.map(({ cell, detail }) => ({ cell: cell === '' ? words.wholeFile : cell, detail }))}
      />
      {rows.length > 0 && (
        <div className={`${styles.table} ${styles.staged}`}>
          <table className="led fold" aria-label={words.rows}>
            <thead>
              <tr>
                <th scope="col" className="margin">
                  {words.row}
                </th>
                <th scope="col">{words.hamlet}</th>
                <th scope="col" className="right">
                  {words.households}
                </th>
                <th scope="col" className="right">
                  {words.population}
                </th>
                <th scope="col">{words.head}</th>
                <th scope="col">{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.row}>
                  <td className="margin">{row.row}</td>
                  <td>{row.label}</td>
                  <td className="right" data-label={words.households}>
                    <Change of={row.households} />
                  </td>
                  <td className="right" data-label={words.population}>
                    <Change of={row.population} />
                  </td>
                  <td data-label={words.head}>{row.namesHead ? words.newHead : '–'}</td>
                  <td data-label={words.state} className={stateClass(row.state)}>
                    {words.states[row.state]}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Change({ of: { before, after } }: { of: StagedHamlet['households'] }) {
  if (before === null || before === after) return formatNumber(after)
  return (
    <>
      <del className="muted">{formatNumber(before)}</del> {formatNumber(after)}
    </>
  )
}

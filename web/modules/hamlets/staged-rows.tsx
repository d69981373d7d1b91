import { formatNumber } from '../../../design/format.ts'
import type { StagedHamlet, StagedHamletSheet } from '../../../server/modules/hamlets/sheet-contract.ts'
import styles from './hamlets.module.css'
import { useSheetWords } from './words.ts'

const COUNTS = ['read', 'added', 'changed', 'same', 'refused'] as const

/** The balance, every wrong cell, and every row that was read. */
export function StagedRows({ staged }: { staged: StagedHamletSheet }) {
  const words = useSheetWords()
  const { balance, problems, rows } = staged
  return (
    <>
      <div className={styles.balance}>
        {COUNTS.map((key) => (
          <div key={key}>
            <b className="num">{balance[key]}</b>
            {words.balance[key]}
          </div>
        ))}
      </div>
      {problems.length > 0 && (
        <table className="led fold" aria-label={words.wrongTable}>
          <caption className="sr">{words.wrongTable}</caption>
          <thead>
            <tr>
              <th scope="col">{words.cell}</th>
              <th scope="col">{words.howTo}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ cell, detail }) => (
              <tr key={cell + detail}>
                <td className={styles.wrong}>{cell === '' ? words.wholeFile : cell}</td>
                <td>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && (
        <div className={styles.table}>
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
                  <td data-label={words.state} className={row.state === 'refused' ? styles.wrong : undefined}>
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

import { useState } from 'react'
import type { StagedSheet } from '../../../server/modules/indicators/contract.ts'
import { Segments } from '../../ui/parts.tsx'
import { sayNoValue } from './no-value.ts'
import styles from './sheet.module.css'
import { showFigure } from './show-value.ts'

type Row = StagedSheet['rows'][number]

const STATES: Record<Row['state'], string> = {
  added: 'Ô mới',
  changed: 'Ô thay đổi',
  same: 'Giữ nguyên',
  refused: 'Không nhận',
  warning: 'Nên xem lại',
}

/** What was read, cell by cell, and the balance: read = new + changed + same + refused. */
export function StagedTable({ staged }: { staged: StagedSheet }) {
  const [showsSame, setShowsSame] = useState(false)
  const { balance, problems } = staged
  const rows = staged.rows.filter((row) => showsSame || row.state !== 'same')
  const lines = [
    ['added', 'Ô mới', balance.added],
    ['changed', 'Ô thay đổi, số cũ gạch ngang', balance.changed],
    ['same', 'Ô giữ nguyên', balance.same],
    ['refused', 'Ô không nhận', balance.refused],
  ] as const
  return (
    <>
      <div className={styles.overview}>
        <section>
          <h2>Đã đọc, chưa lưu</h2>
          <table className={styles.balance}>
            <tbody>
              {lines.map(([key, words, count]) => (
                <tr key={key}>
                  <th scope="row">
                    <i className={`${styles.key} ${styles[key]}`} /> {words}
                  </th>
                  <td>{count}</td>
                </tr>
              ))}
              <tr className={styles.total}>
                <th scope="row">Đã đọc</th>
                <td>{balance.read}</td>
              </tr>
            </tbody>
          </table>
        </section>
        <section>
          <h2>{problems.length === 0 ? 'Không có chỗ nào cần xem' : `${problems.length} chỗ cần xem`}</h2>
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
          label="Ô hiện trong bảng"
          chosen={showsSame ? 'tat-ca' : 'khac'}
          onChoose={(key) => setShowsSame(key === 'tat-ca')}
          segments={[
            {
              key: 'khac',
              label: 'Ô khác với hiện có',
              count: staged.rows.filter((row) => row.state !== 'same').length,
            },
            { key: 'tat-ca', label: 'Tất cả', count: staged.rows.length },
          ]}
        />
      </div>
      <div className={styles.scroll}>
        <table className={`led ${styles.cells}`} aria-label="Các ô đã đọc">
          <thead>
            <tr>
              <th scope="col" className="margin">
                Ô
              </th>
              <th scope="col">Số liệu</th>
              <th scope="col" className="right">
                Hiện có
              </th>
              <th scope="col" className="right">
                Trong tệp
              </th>
              <th scope="col">Trạng thái</th>
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
                  {row.state === 'changed' ? <del>{show(row, row.before)}</del> : show(row, row.before)}
                </td>
                <td className={`right ${styles.value} ${styles[row.state]}`}>
                  {row.noValue ? sayNoValue(row.noValue) : show(row, row.after)}
                </td>
                <td>{STATES[row.state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** A refused cell may hold any text; it is shown as it was found. */
function show({ valueKind }: Row, text: string | null): string {
  return text !== null && !/^-?\d+(\.\d+)?$/.test(text) ? text : showFigure(text, valueKind)
}

import { formatNumber } from '../../../design/format.ts'
import type { StagedHamlet, StagedHamletSheet } from '../../../server/modules/hamlets/sheet-contract.ts'
import styles from './hamlets.module.css'

const STATES: Record<StagedHamlet['state'], string> = {
  added: 'Thêm mới',
  changed: 'Sửa số liệu, người đứng đầu',
  same: 'Giữ nguyên',
  refused: 'Không nhận',
}

/** The balance, every wrong cell, and every row that was read. */
export function StagedRows({ staged }: { staged: StagedHamletSheet }) {
  const { balance, problems, rows } = staged
  const counts = [
    ['Đã đọc', balance.read],
    ['Thêm mới', balance.added],
    ['Sửa', balance.changed],
    ['Giữ nguyên', balance.same],
    ['Không nhận', balance.refused],
  ] as const
  return (
    <>
      <div className={styles.balance}>
        {counts.map(([words, count]) => (
          <div key={words}>
            <b className="num">{count}</b>
            {words}
          </div>
        ))}
      </div>
      {problems.length > 0 && (
        <table className="led fold" aria-label="Chỗ chưa đúng">
          <caption className="sr">Chỗ chưa đúng</caption>
          <thead>
            <tr>
              <th scope="col">Ô</th>
              <th scope="col">Sửa thế nào</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ cell, detail }) => (
              <tr key={cell + detail}>
                <td className={styles.wrong}>{cell === '' ? 'Cả tệp' : cell}</td>
                <td>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && (
        <div className={styles.table}>
          <table className="led fold" aria-label="Các dòng đã đọc">
            <thead>
              <tr>
                <th scope="col" className="margin">
                  Dòng
                </th>
                <th scope="col">Thôn, ấp</th>
                <th scope="col" className="right">
                  Số hộ
                </th>
                <th scope="col" className="right">
                  Nhân khẩu
                </th>
                <th scope="col">Người đứng đầu</th>
                <th scope="col">Trạng thái</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.row}>
                  <td className="margin">{row.row}</td>
                  <td>{row.label}</td>
                  <td className="right" data-label="Số hộ">
                    <Change of={row.households} />
                  </td>
                  <td className="right" data-label="Nhân khẩu">
                    <Change of={row.population} />
                  </td>
                  <td data-label="Người đứng đầu">{row.namesHead ? 'ghi mới' : '–'}</td>
                  <td data-label="Trạng thái" className={row.state === 'refused' ? styles.wrong : undefined}>
                    {STATES[row.state]}
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

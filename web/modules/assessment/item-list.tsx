import { useState } from 'react'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { Status } from '../../ui/drawing.tsx'
import { Segments } from '../../ui/parts.tsx'
import styles from './dossier.module.css'
import { resultOf } from './items.ts'
import { sayOpinion } from './words.ts'

type Filter = 'khac' | 'tat-ca'

/** Every indicator of the dossier with its agency and opinion; those that need a look first. */
export function ItemList({ dossier }: { dossier: Dossier }) {
  const open = dossier.items.filter(
    (item) => item.result !== 'met' || (item.appraisal !== null && item.appraisal.opinion !== 'met'),
  )
  const [filter, setFilter] = useState<Filter>(open.length === 0 ? 'tat-ca' : 'khac')
  const shown = filter === 'khac' ? open : dossier.items
  return (
    <section aria-labelledby="items">
      <div className={styles.itemsHead}>
        <h2 id="items">Chỉ tiêu của hồ sơ</h2>
        <Segments
          label="Chỉ tiêu hiện trong danh sách"
          chosen={filter}
          onChoose={setFilter}
          segments={[
            { key: 'khac', label: 'Cần xem', count: open.length },
            { key: 'tat-ca', label: 'Tất cả', count: dossier.items.length },
          ]}
        />
      </div>
      <div className={styles.scroll}>
        <table className="led fold">
          <thead>
            <tr>
              <th scope="col" className="margin">
                Mã
              </th>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Kết quả</th>
              <th scope="col">Cơ quan thẩm định</th>
              <th scope="col">Ý kiến</th>
              <th scope="col" className="right">
                Tệp
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={item.indicator}>
                <td className="margin">{item.indicator}</td>
                <td>
                  {item.name}
                  <span className={styles.why}>{item.reason}</span>
                </td>
                <td data-label="Kết quả">
                  <Status state={resultOf(item)} />
                </td>
                <td data-label="Thẩm định">{item.agency?.name ?? '–'}</td>
                <td data-label="Ý kiến">
                  {item.appraisal ? (
                    <>
                      {sayOpinion(item.appraisal.opinion)}
                      {item.appraisal.reason && <span className={styles.why}>{item.appraisal.reason}</span>}
                    </>
                  ) : (
                    <span className="muted">chưa có</span>
                  )}
                </td>
                <td data-label="Tệp" className="right">
                  {item.evidence.length}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="muted">Không có chỉ tiêu nào cần xem riêng.</p>}
      </div>
    </section>
  )
}

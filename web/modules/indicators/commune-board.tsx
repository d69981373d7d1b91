import type { Board } from '../../../server/modules/indicators/contract.ts'
import { useState } from 'react'
import { useAddress, useChangeAddress, useView } from '../../shell/view.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { Segments } from '../../ui/parts.tsx'
import { address } from '../../api/client.ts'
import { BoardHead } from './board-head.tsx'
import { lacksEvidence, layLines, listIndicators, needsWork, readFilter, stepFrom } from './board-rows.ts'
import { BoardTable } from './board-table.tsx'
import styles from './board.module.css'
import { IndicatorDrawer } from './indicator-drawer.tsx'

export function CommuneBoard({ board }: { board: Board }) {
  const search = useAddress()
  const change = useChangeAddress()
  const view = useView()
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const filter = readFilter(search.loc)
  const indicators = listIndicators(board)
  const open = indicators.find((result) => result.indicator === search['chi-tieu'])
  const lines = layLines(board, filter, turned)

  const turn = (code: string): void => {
    const next = new Set(turned)
    if (!next.delete(code)) next.add(code)
    setTurned(next)
  }
  const show = (indicator: string | undefined): void => change({ 'chi-tieu': indicator }, true)
  const step = (by: -1 | 1): void => {
    const next = open && stepFrom(board, filter, open.indicator, by)
    if (next) show(next)
  }

  return (
    <>
      <BoardHead board={board} onOpen={show} />
      <div className={open ? styles.withDrawer : styles.alone}>
        <div className={styles.list}>
          <div className={styles.bar}>
            <Segments
              label="Lọc chỉ tiêu"
              chosen={filter}
              onChoose={(key) => change({ loc: key === 'tat-ca' ? undefined : key }, true)}
              segments={[
                { key: 'tat-ca', label: 'Tất cả', count: indicators.length },
                { key: 'can-xu-ly', label: 'Cần xử lý', count: indicators.filter(needsWork).length },
                { key: 'thieu-minh-chung', label: 'Thiếu minh chứng', count: indicators.filter(lacksEvidence).length },
              ]}
            />
            {board.can.record && (
              <a
                className={buttonClass('outline')}
                href={address(`/units/${view.unitId}/sheet.xlsx`, { period: view.period, set: view.set })}
                aria-label="Tải mẫu Excel"
              >
                <Icon name="download" size={14} /> Mẫu Excel
              </a>
            )}
          </div>
          <BoardTable lines={lines} period={board.period} openCode={open?.indicator} onOpen={show} onTurn={turn} />
          {lines.length === 0 && <p className={styles.foot}>Không chỉ tiêu nào thuộc bộ lọc này.</p>}
          <p className={styles.foot}>
            Bộ tiêu chí: {board.set.title}
            {board.set.illustrative && ' (dữ liệu minh họa, không có giá trị pháp lý)'}.
            {board.isStale && ' Đang tính lại; kết quả đang hiện là kết quả cũ.'}
          </p>
        </div>
        {open && (
          <IndicatorDrawer
            key={open.indicator}
            result={open}
            can={board.can}
            onClose={() => show(undefined)}
            onStep={step}
          />
        )}
      </div>
    </>
  )
}

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
import { useBoardWords } from './board-words.ts'
import styles from './board.module.css'
import { IndicatorDrawer } from './indicator-drawer.tsx'

export function CommuneBoard({ board }: { board: Board }) {
  const search = useAddress()
  const change = useChangeAddress()
  const view = useView()
  const words = useBoardWords().board
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
              label={words.filter}
              chosen={filter}
              onChoose={(key) => change({ loc: key === 'tat-ca' ? undefined : key }, true)}
              segments={[
                { key: 'tat-ca', label: words.all, count: indicators.length },
                { key: 'can-xu-ly', label: words.needsWork, count: indicators.filter(needsWork).length },
                { key: 'thieu-minh-chung', label: words.lacksEvidence, count: indicators.filter(lacksEvidence).length },
              ]}
            />
            {board.can.record && (
              <a
                className={buttonClass('outline')}
                href={address(`/units/${view.unitId}/sheet.xlsx`, { period: view.period, set: view.set })}
                aria-label={words.downloadTemplate}
              >
                <Icon name="download" size={14} /> {words.template}
              </a>
            )}
          </div>
          <BoardTable lines={lines} period={board.period} openCode={open?.indicator} onOpen={show} onTurn={turn} />
          {lines.length === 0 && <p className={styles.foot}>{words.nothing}</p>}
          <p className={styles.foot}>
            {words.set(board.set.title, board.set.illustrative)} {board.isStale && words.isStale}
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

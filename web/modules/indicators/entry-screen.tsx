import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatPeriod, lowerFirst } from '../../../design/format.ts'
import type { CriteriaSet } from '../../../server/modules/criteria/contract.ts'
import type { FigureSheet } from '../../../server/modules/indicators/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { address } from '../../api/client.ts'
import { useView } from '../../shell/view.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { setQuery } from '../criteria/queries.ts'
import { EntryForm } from './entry-form.tsx'
import { boardQuery, figuresQuery } from './queries.ts'

export function EntryScreen() {
  const view = useView()
  const { data: sheet, error, refetch } = useQuery(figuresQuery(view))
  const { data: board } = useQuery(boardQuery(view))
  const { data: set } = useQuery(setQuery(board?.set))
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!sheet || !set) return <Loading what="Đang tải số liệu" lines={12} />
  return <Entry key={`${sheet.unit.id} ${sheet.period}`} sheet={sheet} set={set} />
}

function Entry({ sheet, set }: { sheet: FigureSheet; set: CriteriaSet }) {
  const view = useView()
  const entered = new Set(sheet.figures.filter((figure) => figure.value !== null).map((figure) => figure.element))
  const done = sheet.elements.filter((element) => entered.has(element.code)).length
  return (
    <>
      <ScreenHead
        title="Nhập số liệu"
        lead={
          <>
            {sheet.unit.name}, {formatPeriod(sheet.period)}: đã có{' '}
            <b className="num">
              {done}/{sheet.elements.length}
            </b>{' '}
            số liệu.
          </>
        }
      >
        <a
          className={buttonClass('outline')}
          href={address(`/units/${view.unitId}/sheet.xlsx`, { period: view.period, set: view.set })}
          aria-label="Tải mẫu Excel"
        >
          <Icon name="download" size={14} /> Tải mẫu Excel
        </a>
        {sheet.can.record && (
          <Link to="/nhap-so-lieu/excel" className={buttonClass('outline')}>
            <Icon name="table" size={14} /> Nhập từ tệp Excel
          </Link>
        )}
      </ScreenHead>
      {!sheet.can.record && (
        <div style={{ padding: '0 24px 16px' }}>
          <Note icon="lock" title="Chỉ xem" tone="time">
            <p>
              Bạn không có vị trí đang hiệu lực được ghi số liệu của {lowerFirst(sheet.unit.name)}. Bạn xem được, không
              sửa được.
            </p>
          </Note>
        </div>
      )}
      <EntryForm sheet={sheet} set={set} />
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CriteriaSet } from '../../../server/modules/criteria/contract.ts'
import type { Board, FigureSheet } from '../../../server/modules/indicators/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { address } from '../../api/client.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { setQuery } from '../criteria/queries.ts'
import { ChooseCommune, ChooseProvince } from './choose-unit.tsx'
import { EntryForm } from './entry-form.tsx'
import { useEntryWords } from './entry-words.ts'
import { boardQuery, figuresQuery } from './queries.ts'

export function EntryScreen() {
  const view = useView()
  const unit = useUnit()
  const words = useEntryWords().entry
  const { data: sheet, error, refetch } = useQuery(figuresQuery(view))
  const { data: board } = useQuery(boardQuery(view))
  const { data: set } = useQuery(setQuery(board?.set))
  if (view.unitId === '') return <ChooseProvince title={words.title} />
  if (unit && unit.level !== 'commune') return <ChooseCommune title={words.title} unitName={unit.name} />
  if (error) return <ScreenError title={words.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!sheet || !set || !board) return <Loading what={words.loading} lines={12} />
  return <Entry key={`${sheet.unit.id} ${sheet.period}`} sheet={sheet} set={set} board={board} />
}

function Entry({ sheet, set, board }: { sheet: FigureSheet; set: CriteriaSet; board: Board }) {
  const view = useView()
  const words = useEntryWords().entry
  const entered = new Set(sheet.figures.filter((figure) => figure.value !== null).map((figure) => figure.element))
  const done = sheet.elements.filter((element) => entered.has(element.code)).length
  return (
    <>
      <ScreenHead
        title={words.title}
        lead={
          <>
            {words.entered(sheet.unit.name, sheet.period)}{' '}
            <b className="num">
              {done}/{sheet.elements.length}
            </b>{' '}
            {words.figures}
          </>
        }
      >
        <a
          className={buttonClass('outline')}
          href={address(`/units/${view.unitId}/sheet.xlsx`, { period: view.period, set: view.set })}
          aria-label={words.downloadTemplate}
        >
          <Icon name="download" size={14} /> {words.downloadTemplate}
        </a>
        {sheet.can.record && (
          <Link to="/nhap-so-lieu/excel" className={buttonClass('outline')}>
            <Icon name="table" size={14} /> {words.fromExcel}
          </Link>
        )}
      </ScreenHead>
      {!sheet.can.record && (
        <div style={{ padding: '0 24px 16px' }}>
          <Note icon="lock" title={words.readOnly} tone="time">
            <p>{words.readOnlyText(sheet.unit.name)}</p>
          </Note>
        </div>
      )}
      <EntryForm sheet={sheet} set={set} board={board} />
    </>
  )
}

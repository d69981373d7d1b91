import { useQuery } from '@tanstack/react-query'
import { Loading } from '../../ui/messages.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { toProblem } from '../../api/problem.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { useBoardWords } from './board-words.ts'
import { ChooseProvince } from './choose-unit.tsx'
import { CommuneBoard } from './commune-board.tsx'
import { CommuneList } from './commune-list.tsx'
import { boardQuery } from './queries.ts'

/** A commune opens its board; a province or district opens the list of its communes. */
export function BoardScreen() {
  const view = useView()
  const unit = useUnit()
  const { board: words, head } = useBoardWords()
  const isCommune = unit?.level === 'commune'
  const { data: board, error, refetch } = useQuery({ ...boardQuery(view), enabled: isCommune })
  if (view.unitId === '') return <ChooseProvince title={head.title} />
  if (unit && !isCommune) return <CommuneList unit={unit} />
  if (error) return <ScreenError title={head.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!board) return <Loading what={words.loading} lines={12} />
  return <CommuneBoard board={board} />
}

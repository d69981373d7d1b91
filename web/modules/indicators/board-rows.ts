import type { Board, CriterionView, ResultView } from '../../../server/modules/indicators/contract.ts'

export type BoardFilter = 'tat-ca' | 'can-xu-ly' | 'thieu-minh-chung'

export function readFilter(text: string | undefined): BoardFilter {
  return text === 'can-xu-ly' || text === 'thieu-minh-chung' ? text : 'tat-ca'
}

/** A line of the board. A criterion of one indicator is that indicator: it has nothing to unfold. */
export type BoardLine =
  | { kind: 'criterion'; criterion: CriterionView; isOpen: boolean }
  | { kind: 'single'; criterion: CriterionView; result: ResultView }
  | { kind: 'indicator'; criterion: CriterionView; result: ResultView }

/** What somebody still has to do something about. */
export function needsWork(result: ResultView): boolean {
  return result.state !== 'met' && result.state !== 'not-applicable'
}

/** Evidence is missed only where a figure claims something. */
export function lacksEvidence(result: ResultView): boolean {
  return result.evidenceCount === 0 && result.value !== null
}

function fits(filter: BoardFilter, result: ResultView): boolean {
  if (filter === 'can-xu-ly') return needsWork(result)
  return filter === 'tat-ca' || lacksEvidence(result)
}

export function listIndicators(board: Pick<Board, 'criteria'>): ResultView[] {
  return board.criteria.flatMap((criterion) => criterion.indicators)
}

/**
 * The lines to draw. Criteria that pass are folded to their plots, the others stand open; `turned` holds the codes
 * that the person turned the other way. Under a filter everything that fits is shown.
 */
export function layLines(
  board: Pick<Board, 'criteria'>,
  filter: BoardFilter,
  turned: ReadonlySet<string>,
): BoardLine[] {
  return board.criteria.flatMap((criterion): BoardLine[] => {
    const shown = criterion.indicators.filter((result) => fits(filter, result))
    if (filter !== 'tat-ca' && shown.length === 0) return []
    const [only] = criterion.indicators
    if (criterion.indicators.length === 1 && only) return [{ kind: 'single', criterion, result: only }]
    const opensByItself = filter !== 'tat-ca' || criterion.state !== 'met'
    const isOpen = opensByItself !== turned.has(criterion.code)
    const head: BoardLine = { kind: 'criterion', criterion, isOpen }
    return isOpen ? [head, ...shown.map((result): BoardLine => ({ kind: 'indicator', criterion, result }))] : [head]
  })
}

/** The indicator above (-1) or below (1) in the order of the law, over folded criteria too. */
export function stepFrom(
  board: Pick<Board, 'criteria'>,
  filter: BoardFilter,
  code: string,
  step: -1 | 1,
): string | undefined {
  const codes = listIndicators(board)
    .filter((result) => fits(filter, result))
    .map((result) => result.indicator)
  const at = codes.indexOf(code)
  return at === -1 ? codes[0] : codes[at + step]
}

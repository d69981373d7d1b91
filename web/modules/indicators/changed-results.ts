import type { Board, ResultView } from '../../../server/modules/indicators/contract.ts'
import { listIndicators } from './board-rows.ts'

export type ChangedResult = { before: ResultView; after: ResultView }

/** Indicators whose value or verdict is another than before, in the order of the law. */
export function compareResults(before: Pick<Board, 'criteria'>, after: Pick<Board, 'criteria'>): ChangedResult[] {
  const old = new Map(listIndicators(before).map((result) => [result.indicator, result]))
  return listIndicators(after).flatMap((result) => {
    const one = old.get(result.indicator)
    return one && (one.value !== result.value || one.state !== result.state) ? [{ before: one, after: result }] : []
  })
}

import type { BoardRow } from '../../../server/modules/indicators/contract.ts'

export type CommuneCounts = { assessed: BoardRow[]; others: BoardRow[]; met: number; reported: number }

/** The same count as on the page of results that is published: wards, townships and special zones are no part of the whole. */
export function countCommunes(items: readonly BoardRow[]): CommuneCounts {
  const assessed = items.filter((row) => row.isAssessed)
  return {
    assessed,
    others: items.filter((row) => !row.isAssessed),
    met: assessed.filter((row) => row.verdict === 'met').length,
    reported: assessed.filter(({ counts }) => counts !== null && counts.noFigure < counts.total).length,
  }
}

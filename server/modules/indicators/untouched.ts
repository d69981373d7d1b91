import type { ReadCtx } from '../../kernel/context.ts'
import type { Period } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import {
  type CriteriaSet,
  evaluateSome,
  type IndicatorResult,
  membershipsFor,
  setConfirmations,
} from '../criteria/index.ts'
import type { ResultState } from './contract.ts'
import { shownState } from './marks.ts'
import { positionsIn } from './readings.ts'
import type { ResultRow } from './tables.ts'

/** One result as screens read it: stored, or what the rules say while there is no figure. */
export type ShownResult = { state: ResultState; value: string | null; detail: IndicatorResult }

export function readStored(row: ResultRow): ShownResult {
  return { state: row.state as ResultState, value: row.value, detail: JSON.parse(row.detail) as IndicatorResult }
}

/**
 * What a unit that has reported nothing is asked for: every indicator without a figure, with the level that holds for
 * it. Nothing is stored for such a unit, and nothing is now.
 */
export async function resultsUntouched(
  ctx: ReadCtx,
  set: CriteriaSet,
  at: { unitId: string; period: Period; anchor: PlainDate },
): Promise<Map<string, ShownResult>> {
  const memberships = await membershipsFor(ctx, at.unitId, at.anchor)
  const confirmed = await setConfirmations(ctx, set)
  const codes = new Set(positionsIn(set).keys())
  const context = { date: at.anchor, period: at.period, confirmed }
  const results = evaluateSome(set, memberships, new Map(), context, codes)
  return new Map(results.map((detail) => [detail.code, { state: shownState(detail), value: null, detail }]))
}

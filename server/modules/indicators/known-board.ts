import { setImmediate } from 'node:timers/promises'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Period } from '../../kernel/period.ts'
import type { Instant } from '../../kernel/time.ts'
import { confirmedBy, type CriteriaSet, membershipsFrom } from '../criteria/index.ts'
import { type Catalogue, type CommuneOn } from '../units/index.ts'
import { evaluateUnit } from './evaluate-unit.ts'
import { drawBoard, type BoardSummary, type WideBoard } from './province-board.ts'
import { figuresOfPeriod } from './repository.ts'
import { anchorOf } from './unit-period.ts'

const BATCH = 50

/**
 * Results of communes worked out from what was recorded by an instant: figures, memberships, confirmed levels. Slower than the
 * stored ones, and the same for ever: what is recorded later changes nothing (domain rule 1).
 */
export async function drawKnownBoard(
  ctx: Ctx | ReadCtx,
  at: { catalogue: Catalogue; communes: readonly CommuneOn[]; set: CriteriaSet; period: Period; knownAt: Instant },
): Promise<Pick<WideBoard, 'items' | 'totals' | 'indicators'>> {
  const { catalogue, communes, set, period, knownAt } = at
  const confirmed = await confirmedBy(ctx, set, knownAt)
  const summaries = new Map<string, BoardSummary>()
  for (let i = 0; i < communes.length; i += BATCH) {
    const batch = communes.slice(i, i + BATCH)
    const rows = await figuresOfPeriod(
      ctx,
      batch.map(({ id }) => id),
      period,
      knownAt,
    )
    const byUnit = Map.groupBy(rows, (row) => row.unit_id)
    for (const commune of batch) {
      const figures = byUnit.get(commune.id)
      if (!figures) continue
      const anchor = anchorOf(commune, period)
      const memberships = membershipsFrom(catalogue, commune.id, anchor)
      const [own] = evaluateUnit(
        { unitId: commune.id, period, anchor },
        { memberships, sets: [{ set, confirmed }], kept: [], figures },
        'all',
      )
      if (own)
        summaries.set(commune.id, {
          verdict: own.summary.verdict,
          criteria_met: own.summary.criteriaMet,
          marks: own.summary.marks,
          is_stale: false,
        })
    }
    // Hundreds of communes are worked out in one go; others are answered in between.
    await setImmediate()
  }
  return drawBoard(set, communes, summaries)
}

import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { explainResult, type IndicatorResult, loadSet } from '../criteria/index.ts'
import type { ResultState } from './contract.ts'
import { evidenceOf } from './evidence-repository.ts'
import { levelText } from './level-text.ts'
import { currentFigures } from './repository.ts'
import { resultsOfSet, type SetScope } from './result-repository.ts'

/** One result with all it rests on, as plain JSON: what a dossier seals. */
export type UnitResult = {
  indicator: string
  state: ResultState
  value: string | null
  level: string | null
  reason: string
  inputs: { element: string; value: string | null; noValue: string | null; revision: number }[]
  evidence: { name: string; hash: string }[]
}

/** Every stored result of a unit under a set with figures (and their revisions) and evidence hashes. */
export async function resultsOf(ctx: Ctx | ReadCtx, at: SetScope): Promise<UnitResult[]> {
  const set = await loadSet(ctx, at.setId, at.setVersion)
  const rows = await resultsOfSet(ctx, at)
  const figures = await currentFigures(ctx, at.unitId, at.period)
  const revisions = new Map(figures.map((figure) => [figure.element, figure.revision]))
  const files = await evidenceOf(ctx, at)
  return rows.map((row) => {
    const detail = JSON.parse(row.detail) as IndicatorResult
    return {
      indicator: row.indicator,
      state: row.state as ResultState,
      value: row.value,
      level: levelText(detail.level),
      reason: explainResult(detail, set),
      inputs: detail.inputs.map((input) => ({ ...input, revision: revisions.get(input.element) ?? 0 })),
      evidence: files
        .filter((file) => file.indicators.includes(row.indicator))
        .map((file) => ({ name: file.name, hash: file.file_hash })),
    }
  })
}

/** People who recorded figures of a unit and period: whoever prepares may not appraise or decide (domain rule 6). */
export async function authorsOf({ db }: Ctx | ReadCtx, unitId: string, period: string): Promise<string[]> {
  const rows = await db
    .selectFrom('indicators.figure')
    .select('author')
    .distinct()
    .where('unit_id', '=', unitId)
    .where('period', '=', period)
    .where('author', 'is not', null)
    .execute()
  return rows.flatMap((row) => row.author ?? [])
}

import { sql } from 'kysely'
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

/**
 * People who recorded figures, and those they stood in for, for each unit and period asked, in that order, by one statement: whoever prepares may not
 * appraise or decide (domain rule 6).
 */
export async function authorsOf(
  { db }: Ctx | ReadCtx,
  asked: readonly { unitId: string; period: string }[],
): Promise<string[][]> {
  const { rows } = await sql<{ unitId: string; period: string; author: string }>`
    select distinct unit_id as "unitId", period, hand as author
    from indicators.figure, unnest(array[author, acting_for]) as hand
    where hand is not null and (unit_id, period) in (
      select * from unnest(${asked.map((one) => one.unitId)}::uuid[], ${asked.map((one) => one.period)}::text[]))
  `.execute(db)
  const known = Map.groupBy(rows, ({ unitId, period }) => `${unitId} ${period}`)
  return asked.map(({ unitId, period }) => (known.get(`${unitId} ${period}`) ?? []).map(({ author }) => author))
}

import type { ReadCtx } from '../../kernel/context.ts'
import { type Period, period as asPeriod, yearOf } from '../../kernel/period.ts'
import { notFound } from '../../kernel/problem.ts'
import { type CriteriaSet, explainResult, isSample, type SetHead } from '../criteria/index.ts'
import { placeOn, unitById, type UnitOn } from '../units/index.ts'
import { chooseSet } from './choose-set.ts'
import type { Board, CriterionView, ResultView, Verdict } from './contract.ts'
import { evidenceCounts } from './evidence-repository.ts'
import { levelText } from './level-text.ts'
import { marksOf } from './marks.ts'
import { canAttachEvidence, canRecordFigures } from './policy.ts'
import { positionsIn } from './readings.ts'
import { resultsOfSet, summaryOf } from './result-repository.ts'
import { countsOf } from './summarize.ts'
import type { ResultRow } from './tables.ts'
import { readStored, resultsUntouched, type ShownResult } from './untouched.ts'
import type { Instant } from '../../kernel/time.ts'
import { anchorOf } from './unit-period.ts'

/** The unit on the day that anchors the period. Throws `not-found`. */
export async function unitForPeriod(ctx: ReadCtx, unitId: string, period: Period): Promise<UnitOn> {
  const today = ctx.today()
  const unit = (await unitById(ctx.db, unitId, today)) ?? undefined
  if (!unit) throw notFound('đơn vị này')
  return (await unitById(ctx.db, unitId, anchorOf(unit, period))) ?? unit
}

/** A unit's results under one set for a period, from stored rows; only a unit that has none is evaluated while reading. */
export async function readBoard(ctx: ReadCtx, unitId: string, periodText: string, wantedSet?: string): Promise<Board> {
  const period = asPeriod(periodText)
  const unit = await unitForPeriod(ctx, unitId, period)
  const anchor = anchorOf(unit, period)
  const { set, heads } = await chooseSet(ctx, unit.level, { anchor, period }, wantedSet)
  const scope = { unitId, period, setId: set.id, setVersion: set.version }
  const previousScope = { ...scope, period: String(yearOf(period) - 1) }
  const [summary, rows, before, files, place] = await Promise.all([
    summaryOf(ctx, scope),
    resultsOfSet(ctx, scope),
    resultsOfSet(ctx, previousScope),
    evidenceCounts(ctx, scope),
    placeOn(ctx.db, unitId, anchor),
  ])
  const shown = summary
    ? new Map(rows.map((row) => [row.indicator, readStored(row)]))
    : await resultsUntouched(ctx, set, { unitId, period, anchor })
  const isOpen = unit.validTo === null || ctx.today() < unit.validTo
  return {
    unit: { id: unit.id, code: unit.code, name: unit.name, closedOn: unit.validTo },
    period,
    set: setRef(
      ctx,
      heads.find((h) => h.id === set.id && h.version === set.version),
      set,
    ),
    sets: heads.map((head) => setRef(ctx, head, set)),
    verdict: (summary?.verdict ?? 'unknown') as Verdict,
    counts: countsOf(set, { marks: summary?.marks ?? marksOfNothing(set), criteriaMet: summary?.criteria_met ?? 0 }),
    criteria: viewCriteria(ctx, set, { shown, before, files }),
    isStale: summary?.is_stale ?? false,
    evaluatedAt: latest(rows) ?? summary?.evaluated_at ?? null,
    can: {
      record: isOpen && canRecordFigures(ctx.actor, place) === true,
      attach: isOpen && canAttachEvidence(ctx.actor, place) === true,
    },
  }
}

/** When a figure last changed a result: the summary is only written when it says something else than before. */
function latest(rows: readonly ResultRow[]): Instant | undefined {
  return rows
    .map((row) => row.evaluated_at)
    .toSorted()
    .at(-1)
}

/** Nobody has reported: every indicator is without a figure. */
function marksOfNothing(set: CriteriaSet): string {
  return marksOf([...positionsIn(set).keys()].map(() => 'no-figure'))
}

function viewCriteria(
  ctx: ReadCtx,
  set: CriteriaSet,
  {
    shown,
    before,
    files,
  }: {
    shown: ReadonlyMap<string, ShownResult>
    before: readonly ResultRow[]
    files: ReadonlyMap<string, number>
  },
): CriterionView[] {
  const lastYear = new Map(before.map((row) => [row.indicator, row.value]))
  return set.criteria.map((criterion) => {
    const indicators = criterion.indicators.map((indicator) =>
      viewResult(set, indicator, shown.get(indicator.code), {
        previousValue: lastYear.get(indicator.code) ?? null,
        evidenceCount: files.get(indicator.code) ?? 0,
        illustrative: isSample(ctx, set),
      }),
    )
    return { code: criterion.code, name: criterion.name.vi, state: criterionState(criterion, indicators), indicators }
  })
}

type Indicator = CriteriaSet['criteria'][number]['indicators'][number]

export function viewResult(
  set: CriteriaSet,
  indicator: Indicator,
  result: ShownResult | undefined,
  beside: Pick<ResultView, 'previousValue' | 'evidenceCount' | 'illustrative'>,
): ResultView {
  const detail = result?.detail
  return {
    indicator: indicator.code,
    name: indicator.name.vi,
    unit: indicator.unit,
    kind: indicator.kind,
    sector: indicator.sector,
    state: result?.state ?? 'no-figure',
    value: result?.value ?? null,
    level: detail ? levelText(detail.level) : null,
    reason: detail ? explainResult(detail, set) : 'Chưa có số liệu.',
    ...beside,
  }
}

/** One "chưa đạt" decides; else a missing one; else all passed (domain rule 12), for the fold of the board. */
function criterionState(
  criterion: CriteriaSet['criteria'][number],
  indicators: readonly ResultView[],
): CriterionView['state'] {
  const states = indicators.map((indicator) => indicator.state)
  const isWhole = criterion.officialCount !== null && states.length >= criterion.officialCount
  if (states.includes('not-met')) return 'not-met'
  if (states.length === 0 || !isWhole) return 'incomplete'
  const open = states.find((state) => state !== 'met' && state !== 'not-applicable')
  if (open) return open
  return states.includes('met') ? 'met' : 'not-applicable'
}

/** What a board says of its set. `illustrative`: what the set shows here is invented. */
export function setRef(ctx: ReadCtx, head: SetHead | undefined, set: CriteriaSet): Board['set'] {
  const { id, version, tier } = head ?? set
  return { id, version, title: head?.title ?? set.title.vi, tier, illustrative: isSample(ctx, head ?? set) }
}

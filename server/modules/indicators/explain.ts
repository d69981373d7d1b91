import type { ReadCtx } from '../../kernel/context.ts'
import { period as asPeriod, yearOf } from '../../kernel/period.ts'
import { notFound } from '../../kernel/problem.ts'
import { namesOfPeople } from '../accounts/index.ts'
import { type DataElement, elements, isSample, type IndicatorResult } from '../criteria/index.ts'
import { placeOn } from '../units/index.ts'
import { unitForPeriod, viewResult } from './board.ts'
import { chooseSet } from './choose-set.ts'
import type { ElementView, Explanation, Figure } from './contract.ts'
import { listEvidence } from './evidence.ts'
import { canReadFigures } from './policy.ts'
import { elementsOfIndicator } from './readings.ts'
import { currentFigures, figureHistory, type StoredFigure } from './repository.ts'
import { resultOf } from './result-repository.ts'
import { readStored, resultsUntouched } from './untouched.ts'
import { anchorOf } from './unit-period.ts'

/**
 * Why a result is what it is: figures → formula → level → article → evidence → who and when. Names of people and
 * files are for those who may read figures there; the public gets the numbers, the level and its source.
 */
export async function explain(
  ctx: ReadCtx,
  unitId: string,
  at: { period: string; set?: string; indicator: string },
): Promise<Explanation> {
  const period = asPeriod(at.period)
  const unit = await unitForPeriod(ctx, unitId, period)
  const anchor = anchorOf(unit, period)
  const { set } = await chooseSet(ctx, unit.level, { anchor, period }, at.set)
  const indicator = set.criteria.flatMap((c) => c.indicators).find((i) => i.code === at.indicator)
  if (!indicator) throw notFound(`chỉ tiêu ${at.indicator} trong bộ tiêu chí này`)

  const scope = { unitId, period, setId: set.id, setVersion: set.version }
  const place = await placeOn(ctx.db, unitId, anchor)
  const isInside = canReadFigures(ctx.actor, place) === true
  const codes = elementsOfIndicator(indicator)
  const [row, previous, current] = await Promise.all([
    resultOf(ctx, scope, indicator.code),
    resultOf(ctx, { ...scope, period: String(yearOf(period) - 1) }, indicator.code),
    currentFigures(ctx, unitId, period, codes),
  ])
  const history = isInside ? await figureHistory(ctx, unitId, period, codes) : []
  const evidence = isInside ? await listEvidence(ctx, scope, indicator.code) : []
  const names = isInside ? await namesOfPeople(ctx.db, authorsIn([...current, ...history])) : new Map<string, string>()
  const shown = row
    ? readStored(row)
    : (await resultsUntouched(ctx, set, { unitId, period, anchor })).get(indicator.code)
  const detail = shown?.detail
  return {
    result: viewResult(set, indicator, shown, {
      previousValue: previous?.value ?? null,
      evidenceCount: evidence.length,
      illustrative: isSample(ctx, set),
    }),
    formula: indicator.formula,
    inputs: codes.flatMap((code) => {
      const element = elements.get(code)
      const figure = current.find((one) => one.element === code)
      const shown = figure && (isInside ? figure : { ...figure, note: null })
      return element ? [{ element: viewElement(element), figure: shown ? viewFigure(shown, names) : null }] : []
    }),
    levelDetail: viewLevel(detail?.level),
    wording: { text: indicator.wording.vi, confidence: indicator.wording.confidence, source: indicator.wording.source },
    gap: viewGap(detail),
    evidence,
    history: history.map((figure) => viewFigure(figure, names)),
  }
}

export function viewElement(element: DataElement): ElementView {
  return {
    code: element.code,
    name: element.name.vi,
    unit: element.unit,
    valueKind: element.valueKind,
    min: element.min,
    max: element.max,
    merge: element.merge.rule,
    sector: element.sector,
  }
}

export function viewFigure(figure: StoredFigure, names: ReadonlyMap<string, string>): Figure {
  return {
    element: figure.element,
    value: figure.value,
    noValue: figure.no_value,
    note: figure.note,
    revision: figure.revision,
    recordedAt: figure.recorded_at,
    author: figure.author ? (names.get(figure.author) ?? null) : null,
    positionTitle: figure.position_title,
    actingFor: figure.acting_for ? (names.get(figure.acting_for) ?? null) : null,
  }
}

export function authorsIn(figures: readonly StoredFigure[]): string[] {
  return [...new Set(figures.flatMap((figure) => [figure.author ?? [], figure.acting_for ?? []].flat()))]
}

function viewLevel(level: IndicatorResult['level'] | undefined): Explanation['levelDetail'] {
  const none = { op: null, value: null, where: null, source: null, confidence: null, isConfirmed: false }
  if (!level) return { ...none, state: 'unknown' }
  if (level.status === 'unknown') return { ...none, state: level.why }
  const where = Object.entries(level.where).map(([key, value]) => `${key}=${String(value)}`)
  const shared = { where: where.join(', ') || null, source: level.source, confidence: level.confidence }
  const formula = level.status === 'known' ? { op: level.op, value: level.value } : { op: null, value: level.formula }
  return { ...shared, ...formula, state: level.status, isConfirmed: level.isConfirmed }
}

function viewGap(detail: IndicatorResult | undefined): Explanation['gap'] {
  const gap = detail?.gaps[0]
  const element = gap?.elements[0] === undefined ? undefined : elements.get(gap.elements[0])
  return gap && element ? { amount: gap.amount, unit: element.unit, element: element.name.vi } : null
}

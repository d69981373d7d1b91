import type { Ctx } from '../../kernel/context.ts'
import type { Period } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import {
  confirmedLevels,
  countableElements,
  type CriteriaSet,
  elementsOf,
  evaluate,
  loadByHead,
  membershipsFor,
  parseFormula,
  setsInForce,
  type SetResult,
} from '../criteria/index.ts'
import { currentFigures, type StoredFigure } from './repository.ts'
import { saveResults, saveSummaries } from './result-repository.ts'

/** Whose results: a unit on the day that anchors the period's figures (domain rule 1). */
export type UnitPeriod = { unitId: string; level: string; period: Period; anchor: PlainDate }

export type Evaluated = { set: CriteriaSet; result: SetResult }

/**
 * Re-evaluates one unit in the caller's transaction (rule 13): every set in force that reads a changed element.
 * Writes only this unit's rows: result rows of indicators that read a changed element, one summary per set.
 */
export async function evaluateUnit(ctx: Ctx, at: UnitPeriod, changed: readonly string[] | 'all'): Promise<Evaluated[]> {
  const heads = await setsInForce(ctx, at.level, at.anchor)
  const unit = await membershipsFor(ctx, at.unitId, at.anchor)
  const figures = asFigures(await currentFigures(ctx, at.unitId, at.period))
  const evaluated: (Evaluated & { touched: ReadonlySet<string> })[] = []
  for (const head of heads) {
    const set = await loadByHead(ctx, head)
    const touched = indicatorsReading(set, changed)
    if (touched.size === 0) continue
    const confirmed = set.illustrative ? new Set<string>() : await confirmedLevels(ctx, set.id, set.version)
    const context = { date: at.anchor, period: at.period, confirmed, countable: countableElements }
    evaluated.push({ set, touched, result: evaluate(set, unit, figures, context) })
  }
  await saveResults(ctx, at, evaluated)
  await saveSummaries(ctx, at, evaluated)
  return evaluated
}

function asFigures(rows: readonly StoredFigure[]) {
  return new Map(rows.map((row) => [row.element, { value: row.value, noValue: row.no_value }]))
}

const reading = new WeakMap<CriteriaSet, Map<string, Set<string>>>()

/** Indicators of a set whose formula or rule reads one of the changed elements. */
function indicatorsReading(set: CriteriaSet, changed: readonly string[] | 'all'): ReadonlySet<string> {
  if (changed === 'all') return new Set(set.criteria.flatMap((c) => c.indicators.map((i) => i.code)))
  const byElement = reading.get(set) ?? indexByElement(set)
  reading.set(set, byElement)
  return new Set(changed.flatMap((element) => [...(byElement.get(element) ?? [])]))
}

function indexByElement(set: CriteriaSet): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  for (const criterion of set.criteria)
    for (const indicator of criterion.indicators)
      for (const element of elementsOfIndicator(indicator))
        index.set(element, (index.get(element) ?? new Set()).add(indicator.code))
  return index
}

/** Elements an indicator reads: its formula, its rules and what a level asks for besides. */
export function elementsOfIndicator(indicator: CriteriaSet['criteria'][number]['indicators'][number]): string[] {
  const formulas = [indicator.formula, ...indicator.levels.flatMap(formulasOfLevel)]
  return [...new Set(formulas.flatMap(readElements))]
}

function formulasOfLevel(level: CriteriaSet['criteria'][number]['indicators'][number]['levels'][number]): string[] {
  if (level.state === 'rule') return [level.formula]
  return level.state === 'known' && level.also ? [level.also.formula] : []
}

function readElements(text: string): string[] {
  const parsed = parseFormula(text)
  return parsed.ok ? elementsOf(parsed.formula) : []
}

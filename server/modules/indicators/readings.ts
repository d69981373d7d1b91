import { type CriteriaSet, elementsOf, type Indicator, parseFormula } from '../criteria/index.ts'
import type { Changed } from './evaluate-unit.ts'

const byElement = new WeakMap<CriteriaSet, Map<string, Set<string>>>()

/** Indicators of a set whose formula or level reads one of the changed elements. */
export function indicatorsReading(set: CriteriaSet, changed: Changed): ReadonlySet<string> {
  if (changed === 'all') return new Set(set.criteria.flatMap((c) => c.indicators.map((i) => i.code)))
  const index = byElement.get(set) ?? indexByElement(set)
  byElement.set(set, index)
  return new Set(changed.flatMap((element) => [...(index.get(element) ?? [])]))
}

function indexByElement(set: CriteriaSet): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  for (const indicator of set.criteria.flatMap((criterion) => criterion.indicators))
    for (const element of elementsOfIndicator(indicator))
      index.set(element, (index.get(element) ?? new Set()).add(indicator.code))
  return index
}

/** Elements an indicator reads: its formula, its rules and what a level asks for besides. */
export function elementsOfIndicator(indicator: Indicator): string[] {
  const formulas = [indicator.formula, ...indicator.levels.flatMap(formulasOfLevel)]
  return [...new Set(formulas.flatMap(readElements))]
}

function formulasOfLevel(level: Indicator['levels'][number]): string[] {
  if (level.state === 'rule') return [level.formula]
  return level.state === 'known' && level.also ? [level.also.formula] : []
}

function readElements(text: string): string[] {
  const parsed = parseFormula(text)
  return parsed.ok ? elementsOf(parsed.formula) : []
}

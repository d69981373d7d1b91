import { type CriteriaSet, elementsOf, type Indicator, parseFormula } from '../criteria/index.ts'
import type { Changed } from './unit-period.ts'

const byElement = new WeakMap<CriteriaSet, Map<string, Set<string>>>()

/** Indicators of a set whose formula or level reads one of the changed elements. */
export function indicatorsReading(set: CriteriaSet, changed: Changed): ReadonlySet<string> {
  if (changed === 'all') return new Set(positionsIn(set).keys())
  const index = byElement.get(set) ?? indexByElement(set)
  byElement.set(set, index)
  return new Set(changed.flatMap((element) => [...(index.get(element) ?? [])]))
}

function indexByElement(set: CriteriaSet): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  for (const indicator of indicatorsOf(set))
    for (const element of elementsOfIndicator(indicator))
      index.set(element, (index.get(element) ?? new Set()).add(indicator.code))
  return index
}

const positions = new WeakMap<CriteriaSet, ReadonlyMap<string, number>>()

/** Indicator code → its place in the order of the set, which is its place in the marks of a summary. */
export function positionsIn(set: CriteriaSet): ReadonlyMap<string, number> {
  const known = positions.get(set)
  if (known) return known
  const codes = set.criteria.flatMap((criterion) => criterion.indicators.map((indicator) => indicator.code))
  const made = new Map(codes.map((code, i) => [code, i]))
  positions.set(set, made)
  return made
}

const elementsByCode = new WeakMap<CriteriaSet, ReadonlyMap<string, readonly string[]>>()

/** Elements that some indicators of a set read. */
export function elementsReadBy(set: CriteriaSet, codes: ReadonlySet<string>): string[] {
  const index = elementsByCode.get(set) ?? new Map(indicatorsOf(set).map((one) => [one.code, elementsOfIndicator(one)]))
  elementsByCode.set(set, index)
  return [...codes].flatMap((code) => index.get(code) ?? [])
}

function indicatorsOf(set: CriteriaSet): Indicator[] {
  return set.criteria.flatMap((criterion) => criterion.indicators)
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

import type { CriteriaSet } from './contract.ts'
import { levelKey } from './levels.ts'

/** How much of a set was read: its indicators, and its levels by what is known of each. */
export type LevelCounts = {
  criteria: number
  indicators: number
  levels: number
  known: number
  unknown: number
  delegated: number
  /** Known, but only from general knowledge: may be shown, may recognise nobody. */
  weak: number
  confirmed: number
}

export function countLevels(set: CriteriaSet, confirmed: ReadonlySet<string>): LevelCounts {
  const indicators = set.criteria.flatMap((criterion) => criterion.indicators)
  const levels = indicators.flatMap((i) => i.levels.map((level) => ({ level, key: levelKey(i.code, level.where) })))
  const states = levels.map(({ level }) => level.state)
  return {
    criteria: set.criteria.length,
    indicators: indicators.length,
    levels: levels.length,
    known: states.filter((state) => state === 'known' || state === 'rule').length,
    // An indicator without any level is as unknown as one that says so.
    unknown:
      states.filter((state) => state === 'unknown').length + indicators.filter((i) => i.levels.length === 0).length,
    delegated: states.filter((state) => state === 'delegated').length,
    weak: levels.filter(({ level }) => level.confidence === 'general-knowledge').length,
    confirmed: levels.filter(({ key }) => confirmed.has(key)).length,
  }
}

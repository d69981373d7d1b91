import type { PlainDate } from '../../../kernel/time.ts'
import type { CatalogueUnit, CatalogueVersion } from '../catalogue/catalogue-types.ts'
import type { Level, UnitType } from '../contract.ts'
import type { Measure } from '../list-kinds.ts'

/** What a unit is called and where it stands, apart from when. `parentKey`: unit id, or `new:{code}` of a unit not begun yet. */
export type Standing = {
  code: string
  level: Level
  type: UnitType
  shortName: string
  parentKey: string | null
}

/** One mistake of the decision's lines. `row`: of the sheet; null when it concerns the whole. */
export type PlanProblem = { row: number | null; detail: string }

export type Continued = { unit: CatalogueUnit; before: CatalogueVersion; after: Standing }
export type Ended = { unit: CatalogueUnit; last: CatalogueVersion }
export type Begun = { key: string; standing: Standing }
/** `share` is of the giver's territory; null = unknown, never assumed 1. */
export type Flow = { from: CatalogueUnit; toKey: string; share: string | null }

/** `value` null: the unit leaves the list. Half-open; `to` null = until a later decision or the end of the unit. */
export type PlannedMembership = {
  unit: CatalogueUnit
  kind: string
  several: boolean
  value: string | null
  from: PlainDate
  to: PlainDate | null
}
export type PlannedMeasure = { unit: CatalogueUnit; measure: Measure; value: string }

/** The new state as differences from the old one. Nothing of it is written while there are problems. */
export type ChangePlan = {
  day: PlainDate
  continued: Continued[]
  ended: Ended[]
  begun: Begun[]
  flows: Flow[]
  levelsOff: Level[]
  /** Levels that are there again from the day on. */
  levelsOn: Level[]
  /** Memberships of lists that begin, and those of successors that follow from them. */
  memberships: PlannedMembership[]
  measures: PlannedMeasure[]
  problems: PlanProblem[]
}

export const keyOfNew = (code: string): string => `new:${code}`

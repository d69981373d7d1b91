import type { Confidence, KnownLevel, Where } from './contract.ts'

/** Why there is no figure. An element nobody has written about counts as `not-reported`. */
export type NoValue = 'not-reported' | 'not-due' | 'not-applicable' | 'refused'

/** One figure of a unit and period: decimal text (1 and 0 for yes and no), or why there is none. */
export type Figure = { value: string | null; noValue: NoValue | null }
export type Figures = ReadonlyMap<string, Figure>

/** What is known of a unit on a date. `null`, and a code absent from `held`, mean unknown and never "no". */
export type Memberships = {
  region: string | null
  group: string | null
  /** Editions whose list of units holds this one. */
  scopes: readonly string[] | null
  held: ReadonlyMap<string, boolean>
}

export type IndicatorState = 'met' | 'not-met' | 'no-figure' | 'level-unknown' | 'not-applicable'
export type CriterionState = 'met' | 'not-met' | 'unknown' | 'incomplete' | 'not-applicable'
export type Verdict = 'met' | 'not-met' | 'unknown' | 'incomplete'

/** What is wrong with figures that were given but cannot be used. */
export type FigureProblem = 'whole-is-zero' | 'outside-0-100' | 'not-yes-or-no' | 'not-a-number'

export type NoFigure = {
  why: 'not-reported' | 'not-due' | 'refused'
  elements: string[]
  problem: FigureProblem | null
}

/** Membership codes, or `region`, `group`, `scope`, that must be known before the level can be. */
export type UndecidedMembership = string

export type LevelBasis = {
  region: string | null
  /** Memberships by which the unit uses the levels of another region than its own. */
  overriddenBy: string[]
  group: string | null
  scope: string | null
  year: number
  /** Memberships still unknown; the level was chosen because it is the same whichever way they turn out. */
  sameFor: UndecidedMembership[]
}

export type ChosenLevel =
  | {
      status: 'known'
      keys: string[]
      where: Where
      op: KnownLevel['op']
      value: string
      also: KnownLevel['also'] | null
      confidence: Confidence
      source: string | null
      isConfirmed: boolean
      basis: LevelBasis
    }
  | {
      status: 'rule'
      keys: string[]
      where: Where
      formula: string
      vi: string
      confidence: Confidence
      source: string | null
      isConfirmed: boolean
      basis: LevelBasis
    }
  | {
      status: 'unknown'
      why: 'not-known' | 'delegated' | 'no-entry' | 'membership-unknown'
      undecided: UndecidedMembership[]
    }

/** How far from the threshold, in what is counted: 182 more of `ho_phan_loai_rac`. Several elements = any of them. */
export type Gap = { elements: string[]; amount: string; direction: 'more' | 'fewer' }

export type IndicatorResult = {
  code: string
  state: IndicatorState
  noFigure: NoFigure | null
  /** Decimal text, unrounded (20 places kept of a fraction that does not end); `true`/`false` for yes and no. */
  value: string | null
  inputs: { element: string; value: string | null; noValue: NoValue | null }[]
  level: ChosenLevel
  gaps: Gap[]
  /** The level may recognise: read in a source good enough and confirmed by a person. Says nothing of met or not. */
  canRecognise: boolean
}

export type CriterionResult = {
  code: string
  state: CriterionState
  met: number
  total: number
  indicators: IndicatorResult[]
}

/** `noFigure` holds `notDue` and `refused` too; `total` = met + notMet + noFigure + levelUnknown + notApplicable. */
export type ResultCounts = {
  met: number
  notMet: number
  noFigure: number
  notDue: number
  refused: number
  levelUnknown: number
  notApplicable: number
  total: number
  criteriaMet: number
  criteriaTotal: number
  verdict: Verdict
}

export type SetResult = {
  set: { id: string; version: number; illustrative: boolean }
  verdict: Verdict
  criteria: CriterionResult[]
  counts: ResultCounts
  /** Every level that counted may recognise. Recognition needs this and `verdict === 'met'`. */
  canRecognise: boolean
}

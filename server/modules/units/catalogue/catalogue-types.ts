import type { PlainDate } from '../../../kernel/time.ts'
import type { Coverage, Level, UnitType } from '../contract.ts'

export type CatalogueVersion = {
  from: PlainDate
  to: PlainDate | null
  level: Level
  type: UnitType
  code: string
  name: string
  shortName: string
  parentId: string | null
}

/** `share` is of the predecessor's territory, null = unknown; `earliest` < `date` when the day is not known. */
export type CatalogueLink = {
  predecessorId: string
  successorId: string
  share: string | null
  date: PlainDate
  earliest: PlainDate
  change: string
  basis: string | null
}

/** Region, area I/II/III… between dates, half-open. */
export type CatalogueMembership = { kind: string; value: string; from: PlainDate; to: PlainDate | null }

/** A level of government and the days it exists, half-open. */
/** `again`: the first day a level that ended at `to` is there again. */
export type CatalogueLevel = {
  name: Level
  label: string
  from: PlainDate
  to: PlainDate | null
  again: PlainDate | null
}

export type CatalogueUnit = {
  id: string
  validFrom: PlainDate
  validTo: PlainDate | null
  /** First day it may have existed: earlier than `validFrom` when only bounds are known, `-infinity` before the first list. */
  earliest: PlainDate
  versions: readonly CatalogueVersion[]
  successors: readonly CatalogueLink[]
  predecessors: readonly CatalogueLink[]
  memberships: readonly CatalogueMembership[]
}

/** A unit as it was on a date. */
export type UnitOn = {
  id: string
  code: string
  /** Full name with its type word. */
  name: string
  shortName: string
  type: UnitType
  level: Level
  parentId: string | null
  /** First day of the unit; null = it existed before the first list. */
  validFrom: PlainDate | null
  /** First day it no longer exists; null while it does. */
  validTo: PlainDate | null
  coverage: Coverage
}

/** One wording that was once valid: the folded name, and the name with the names above it. */
export type NameEntry = {
  unit: CatalogueUnit
  level: Level
  code: string
  typeKey: string
  /** `tan thuan tay` */
  nameKey: string
  /** `tan thuan tay cao lanh dong thap` */
  fullKey: string
  /** `tan thuan tay dong thap`: without what lies between. */
  skipKey: string
  from: PlainDate
  to: PlainDate | null
}

/** The same entries in the order of each key, so that a beginning is one stretch. */
export type NameIndex = { byFull: readonly NameEntry[]; bySkip: readonly NameEntry[]; byCode: readonly NameEntry[] }

/** All units of all time with their names ready for search: about 15,000 units in 20 MB. */
export type Catalogue = {
  units: ReadonlyMap<string, CatalogueUnit>
  /** Units that ever stood directly under a unit. */
  below: ReadonlyMap<string, readonly CatalogueUnit[]>
  names: NameIndex
  levels: readonly CatalogueLevel[]
  /** Stretches in which only the bounds of changes are known, half-open. */
  windows: readonly { from: PlainDate; to: PlainDate }[]
}

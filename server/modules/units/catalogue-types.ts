import type { PlainDate } from '../../kernel/time.ts'
import type { Level, UnitType } from './contract.ts'

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

export type CatalogueUnit = {
  id: string
  validFrom: PlainDate
  validTo: PlainDate | null
  versions: readonly CatalogueVersion[]
  successors: readonly CatalogueLink[]
  predecessors: readonly CatalogueLink[]
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
  names: NameIndex
  /** Stretches in which only the bounds of changes are known, half-open. */
  windows: readonly { from: PlainDate; to: PlainDate }[]
}

import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { Level, UnitType } from './contract.ts'

type ChangeTable = {
  id: string
  kind: 'first-list' | 'list-difference' | 'reform' | 'correction'
  day: PlainDate
  /** `-infinity` when it was before the first list. */
  earliest: PlainDate
  title: string
  basis: string | null
  recorded_at: Instant
}

type UnitTable = {
  id: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  began_by: string
  ended_by: string | null
  recorded_at: Instant
}

type VersionTable = {
  unit_id: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  level: Level
  type: UnitType
  short_name: string
  name: string
  code: string
  parent_id: string | null
  change_id: string
  recorded_at: Instant
  recorded_to: Instant | null
}

type SuccessionTable = { predecessor_id: string; successor_id: string; change_id: string; share: string | null }

type MembershipTable = {
  id: string
  unit_id: string
  kind: string
  value: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  source: string | null
  recorded_at: Instant
  recorded_to: Instant | null
}

type BoundaryLayerTable = {
  id: string
  level: Level
  title: string
  source: string | null
  accuracy_m: number | null
  valid_from: PlainDate
  valid_to: PlainDate | null
  indicative_from: PlainDate | null
  file_hash: string
  recorded_at: Instant
}

/** The published view: one row per unit and constant stretch of time. */
type UnitView = {
  unit_id: string
  level: Level
  type: UnitType
  code: string
  name: string
  short_name: string
  parent_id: string | null
  valid_from: PlainDate
  valid_to: PlainDate | null
  unit_from: PlainDate
  unit_to: PlainDate | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'units.change': ChangeTable
    'units.unit': UnitTable
    'units.unit_version': VersionTable
    'units.succession': SuccessionTable
    'units.unit_membership': MembershipTable
    'units.boundary_layer': BoundaryLayerTable
    'units.v_unit': UnitView
  }
}

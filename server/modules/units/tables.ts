import type { Generated } from 'kysely'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { Level, UnitType } from './contract.ts'
import type { Measure } from './list-kinds.ts'

export type ChangeKind = 'first-list' | 'list-difference' | 'reform' | 'correction' | 'decision' | 'official-table'

type ChangeTable = {
  id: string
  kind: ChangeKind
  day: PlainDate
  /** `-infinity` when it was before the first list. */
  earliest: PlainDate
  title: string
  basis: string | null
  decision_id: string | null
  recorded_at: Instant
  undone_at: Instant | null
}

export type DecisionState = 'draft' | 'applied' | 'undone' | 'discarded'

export type DecisionRow = {
  id: string
  number: string
  signed_on: PlainDate | null
  issuer: string
  title: string
  day: PlainDate
  lines: string
  file_hash: string | null
  state: DecisionState
  version: number
  created_at: Instant
  created_by: string | null
  created_title: string | null
  applied_at: Instant | null
  applied_by: string | null
  applied_title: string | null
  undone_at: Instant | null
  undone_by: string | null
}

type LevelTable = {
  name: Level
  rank: number
  label: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  ended_by: string | null
  again_from: PlainDate | null
  again_by: string | null
}

type UnitTable = { id: string; recorded_at: Instant; taken_from: string | null }

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
  written_by: string
  closed_by: string | null
  recorded_at: Instant
  recorded_to: Instant | null
}

type SuccessionTable = {
  predecessor_id: string
  successor_id: string
  change_id: string
  written_by: string
  share: string | null
  recorded_at: Instant
  recorded_to: Instant | null
  closed_by: string | null
}

type MembershipTable = {
  id: string
  unit_id: string
  kind: string
  value: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  source: string | null
  written_by: string | null
  closed_by: string | null
  recorded_at: Instant
  recorded_to: Instant | null
}

type FrozenListTable = {
  id: string
  unit_id: string
  day: PlainDate
  title: string
  basis: string
  /** JSON of `FrozenRule`. */
  rule: string
  members: number
  frozen_at: Instant
  frozen_by: string | null
  frozen_title: string | null
}

type FrozenMemberTable = { list_id: string; unit_id: string; code: string; name: string; parent_name: string | null }

type MeasureTable = {
  id: Generated<string>
  unit_id: string
  measure: Measure
  day: PlainDate
  value: string
  written_by: string
  closed_by: string | null
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
    'units.decision': DecisionRow
    'units.level': LevelTable
    'units.unit': UnitTable
    'units.unit_version': VersionTable
    'units.succession': SuccessionTable
    'units.unit_membership': MembershipTable
    'units.unit_measure': MeasureTable
    'units.frozen_list': FrozenListTable
    'units.frozen_list_member': FrozenMemberTable
    'units.boundary_layer': BoundaryLayerTable
    'units.v_unit': UnitView
  }
}

import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { Area, Measure } from './contract.ts'
import type { ChangeKind } from './change-contract.ts'

export type ChangeTable = {
  id: string
  kind: ChangeKind
  day: PlainDate
  commune_id: string | null
  number: string | null
  signed_on: PlainDate | null
  issuer: string | null
  unit_change: string | null
  recorded_at: Instant
  author: string | null
  author_title: string | null
  acting_for: string | null
  undone_at: Instant | null
  undone_by: string | null
}

export type VersionTable = {
  id: string
  hamlet_id: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  type: string
  name: string
  same_key: string
  search_key: string
  sort_key: string
  commune_id: string
  is_placed: boolean
  former_commune_id: string | null
  written_by: string
  closed_by: string | null
  recorded_at: Instant
  recorded_to: Instant | null
}

type SuccessionTable = { predecessor_id: string; successor_id: string; share: string | null; written_by: string }

export type MeasureTable = {
  id: string
  hamlet_id: string
  measure: Measure
  day: PlainDate
  value: number
  source: string
  change_id: string | null
  closed_by: string | null
  recorded_at: Instant
  recorded_to: Instant | null
  author: string | null
}

export type HeadTable = {
  id: string
  hamlet_id: string
  name: string | null
  phone: string | null
  valid_from: PlainDate
  valid_to: PlainDate | null
  ended_by: string | null
  end_before: PlainDate | null
  change_id: string | null
  follows: string | null
  follows_until: PlainDate | null
  recorded_at: Instant
  author: string | null
  erased_at: Instant | null
}

type ProvinceTypesTable = {
  id: string
  province_id: string
  area: Area
  types: string[]
  is_binding: boolean
  source: string
  recorded_at: Instant
  recorded_to: Instant | null
  author: string | null
}

type SheetTable = {
  id: string
  commune_id: string
  day: PlainDate
  rows: string
  staged_at: Instant
  author: string | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'hamlets.hamlet': { id: string; recorded_at: Instant }
    'hamlets.change': ChangeTable
    'hamlets.hamlet_version': VersionTable
    'hamlets.succession': SuccessionTable
    'hamlets.measure': MeasureTable
    'hamlets.head': HeadTable
    'hamlets.province_types': ProvinceTypesTable
    'hamlets.sheet': SheetTable
  }
}

import type { Instant, PlainDate } from '../../kernel/time.ts'

export type NoValue = 'not-reported' | 'not-due' | 'not-applicable' | 'refused'

type ChangeSetRow = {
  id: string
  unit_id: string
  period: string
  file_hash: string
  problems: string | null
  author: string | null
  state: 'staged' | 'applied' | 'undone'
  created_at: Instant
  applied_at: Instant | null
}

type StagedFigureRow = {
  change_set: string
  element: string
  value: string | null
  no_value: NoValue | null
  based_on: number
  cell: string | null
  note: string | null
}

export type FigureRow = {
  unit_id: string
  element: string
  period: string
  revision: number
  value: string | null
  no_value: NoValue | null
  note: string | null
  recorded_at: Instant
  recorded_to: Instant | null
  author: string | null
  position_title: string | null
  acting_for: string | null
  change_set: string
}

export type EvidenceRow = {
  id: string
  unit_id: string
  period: string
  file_hash: string
  name: string
  number: string | null
  dated: PlainDate | null
  issuer: string | null
  expires_on: PlainDate | null
  added_by: string | null
  acting_for: string | null
  added_at: Instant
  removed_at: Instant | null
  removed_by: string | null
}

type EvidenceIndicatorRow = {
  evidence_id: string
  set_id: string
  indicator: string
  added_at: Instant
  removed_at: Instant | null
}

export type ResultRow = {
  unit_id: string
  set_id: string
  set_version: number
  period: string
  indicator: string
  state: string
  value: string | null
  detail: string
  evaluated_at: Instant
}

export type SummaryRow = {
  unit_id: string
  set_id: string
  set_version: number
  period: string
  verdict: string
  criteria_met: number
  marks: string
  criteria_marks: string
  is_stale: boolean
  evaluated_at: Instant
}

type FigureLockRow = {
  unit_id: string
  period: string
  element: string
  holder: string
  locked_by: string
  locked_at: Instant
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'indicators.change_set': ChangeSetRow
    'indicators.staged_figure': StagedFigureRow
    'indicators.figure': FigureRow
    'indicators.figure_lock': FigureLockRow
    'indicators.evidence': EvidenceRow
    'indicators.evidence_indicator': EvidenceIndicatorRow
    'indicators.result': ResultRow
    'indicators.summary': SummaryRow
  }
}

import type { Instant, PlainDate } from '../../kernel/time.ts'

export type DossierRow = {
  id: string
  unit_id: string
  tier: string
  year: number
  registered_on: PlainDate
  set_id: string
  set_version: number
  procedure_id: string
  procedure_version: number
  state: string
  version: number
  submission: number
  clock_started_on: PlainDate | null
  clock_used_days: number
  created_at: Instant
  created_by: string | null
  closed_at: Instant | null
}

export type ItemState = 'open' | 'frozen' | 'returned'

export type DossierItemRow = {
  dossier_id: string
  submission: number
  indicator: string
  sector: string
  state: ItemState
  result: string
  frozen: string
  digest: Buffer
}

export type StepRow = {
  id: string
  dossier_id: string
  submission: number
  event: string
  from_state: string
  to_state: string
  actor: string | null
  position_title: string | null
  agency_id: string | null
  note: string | null
  at: Instant
  acting_for: string | null
}

export type AppraisalRow = {
  dossier_id: string
  submission: number
  indicator: string
  agency_id: string | null
  opinion: 'met' | 'not-met' | 'return'
  reason: string | null
  answer: string | null
  answered_at: Instant | null
  appraised_by: string
  appraised_at: Instant
  acting_for: string | null
}

export type CouncilMemberRow = {
  dossier_id: string
  submission: number
  person_id: string
  is_chair: boolean
  conflict: string | null
  voted_at: Instant | null
}

export type BallotRow = {
  id: string
  dossier_id: string
  submission: number
  person_id: string | null
  choice: 'agree' | 'disagree'
  reason: string | null
}

export type HandoverRow = {
  id: string
  dossier_id: string
  state: string
  position_id: string
  from_person: string
  to_person: string
  handed_at: Instant
  handed_by: string | null
}

export type RecognitionRow = {
  id: string
  unit_id: string
  tier: string
  year: number
  dossier_id: string | null
  set_id: string
  set_version: number
  decision_number: string
  decision_date: PlainDate
  signer: string
  issuer: string
  state: 'in-force' | 'revoked'
  is_illustrative: boolean
  published_at: Instant | null
  revoked_by: string | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'assessment.dossier': DossierRow
    'assessment.dossier_agency': { dossier_id: string; sector: string; agency_id: string | null }
    'assessment.dossier_item': DossierItemRow
    'assessment.step': StepRow
    'assessment.appraisal': AppraisalRow
    'assessment.council_member': CouncilMemberRow
    'assessment.ballot': BallotRow
    'assessment.handover': HandoverRow
    'assessment.recognition': RecognitionRow
  }
}

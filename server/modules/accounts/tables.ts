import type { Generated } from 'kysely'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { AgencyActKind, AgencyFamily } from './agency-contract.ts'

type AgencyTable = {
  id: string
  kind: string
  unit_id: string
  name: string
  family: AgencyFamily
  holds_sectors: boolean
  valid_from: PlainDate
  valid_to: PlainDate | null
  source: Generated<string | null>
  begun_by: Generated<string | null>
  ended_by: Generated<string | null>
  by_hand: Generated<boolean>
  end_before: Generated<PlainDate | null>
}

type AgencyActTable = {
  id: string
  agency_id: string
  kind: AgencyActKind
  day: PlainDate
  number: string
  signed_on: PlainDate
  issuer: string
  recorded_at: Instant
  recorded_by: string | null
}

type FocalAgencyTable = {
  id: string
  programme: string
  province_id: string
  agency_id: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  source: Generated<string | null>
  begun_act: Generated<string | null>
  ended_act: Generated<string | null>
  begun_by: Generated<string | null>
  ended_by: Generated<string | null>
  end_before: Generated<PlainDate | null>
}

type AgencySectorTable = {
  agency_id: string
  sector: string
  province_id: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  begun_act: Generated<string | null>
  ended_act: Generated<string | null>
  ended_by: Generated<string | null>
  end_before: Generated<PlainDate | null>
}

type AgencyRenameTable = { agency_id: string; valid_from: PlainDate; name: string; act_id: string }

type PersonTable = {
  id: string
  name: string
  name_key: string
  login: Generated<string | null>
  password_hash: Generated<string | null>
  demo_key: Generated<string | null>
  created_at: Instant
  disabled_at: Generated<Instant | null>
  erased_at: Generated<Instant | null>
}

type PositionTable = {
  id: string
  person_id: string
  unit_id: string | null
  agency_id: string | null
  title: string
  roles: string[]
  valid_from: PlainDate
  valid_to: PlainDate | null
  given_by: Generated<string | null>
  ended_by: Generated<string | null>
  end_before: Generated<PlainDate | null>
  deputy_of: Generated<string | null>
  deputy_basis: Generated<string | null>
}

type SessionTable = {
  token_hash: Buffer
  id: string
  person_id: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  opened_by: 'password' | 'invitation' | 'sso' | 'demo'
  device: string
  address: string
  proven_at: Instant | null
  sso_token: Generated<string | null>
  acting_as: Generated<string | null>
}

type SessionPlaceTable = { id: string; person_id: string; device: string; address: string; opened_at: Instant }

type SecondFactorTable = {
  person_id: string
  secret: Buffer
  recovery_salt: Generated<Buffer | null>
  started_at: Instant
  confirmed_at: Generated<Instant | null>
  last_step: Generated<number | null>
}

type RecoveryCodeTable = {
  person_id: string
  code_hash: Buffer
  used_at: Generated<Instant | null>
}

type PendingSignInTable = {
  token_hash: Buffer
  person_id: string
  first_step: 'password' | 'invitation' | 'sso'
  sso_token: Generated<string | null>
  expires_at: Instant
}

type SsoIdentityTable = {
  id: string
  issuer: string
  subject: string
  label: string
  person_id: Generated<string | null>
  first_seen_at: Instant
  last_seen_at: Instant
  linked_at: Generated<Instant | null>
  linked_by: Generated<string | null>
}

type AccessTokenTable = {
  id: string
  person_id: string
  name: string
  prefix: string
  token_hash: Buffer
  created_at: Instant
  expires_at: Instant
  last_used_at: Generated<Instant | null>
  revoked_at: Generated<Instant | null>
}

type InvitationTable = {
  token_hash: Buffer
  person_id: string
  created_at: Instant
  expires_at: Instant
  used_at: Generated<Instant | null>
}

type SignInLimitTable = {
  key: Buffer
  failures: number
  window_ends: Instant
  blocked_until: Generated<Instant | null>
  succeeded_at: Generated<Instant | null>
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'accounts.sector': { code: string; name: string }
    'accounts.agency': AgencyTable
    'accounts.agency_successor': { agency_id: string; successor_id: string }
    'accounts.agency_sector': AgencySectorTable
    'accounts.agency_act': AgencyActTable
    'accounts.agency_rename': AgencyRenameTable
    'accounts.focal_agency': FocalAgencyTable
    'accounts.person': PersonTable
    'accounts.position': PositionTable
    'accounts.session': SessionTable
    'accounts.session_place': SessionPlaceTable
    'accounts.second_factor': SecondFactorTable
    'accounts.recovery_code': RecoveryCodeTable
    'accounts.pending_sign_in': PendingSignInTable
    'accounts.sso_identity': SsoIdentityTable
    'accounts.access_token': AccessTokenTable
    'accounts.access_token_scope': { token_id: string; position_id: string; permissions: string[] }
    'accounts.invitation': InvitationTable
    'accounts.sign_in_limit': SignInLimitTable
  }
}

import type { Generated } from 'kysely'
import type { Permission } from '../../kernel/policy.ts'
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

type RoleEditionTable = {
  id: string
  scope_id: string | null
  code: string
  name: string
  based_on: string
  permissions: Permission[]
  two_steps: boolean
  is_offered: boolean
  basis: string
  recorded_at: Instant
  recorded_by: string | null
  recorded_to: Generated<Instant | null>
  closed_by: Generated<string | null>
  closed_basis: Generated<string | null>
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
  sso_identity: Generated<string | null>
  sso_sid: Generated<string | null>
  acting_as: Generated<string | null>
}

type SessionPlaceTable = { id: string; person_id: string; device: string; address: string; opened_at: Instant }

type SecondFactorTable = {
  person_id: string
  secret: Buffer
  started_at: Instant
  confirmed_at: Generated<Instant | null>
  last_step: Generated<number | null>
}

type PasskeyTable = {
  id: string
  person_id: string
  credential_id: Buffer
  public_key: Buffer
  sign_count: number
  transports: string[]
  is_synced: boolean
  rp_id: string
  name: string
  created_at: Instant
  last_used_at: Generated<Instant | null>
}

type PasskeyChallengeTable = {
  bound_to: Buffer
  purpose: 'adding' | 'sign-in' | 'proof'
  person_id: string
  challenge: Buffer
  expires_at: Instant
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
  sso_identity: Generated<string | null>
  sso_sid: Generated<string | null>
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
  made_by: Generated<string | null>
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
    'accounts.role_edition': RoleEditionTable
    'accounts.session': SessionTable
    'accounts.session_place': SessionPlaceTable
    'accounts.second_factor': SecondFactorTable
    'accounts.recovery_set': { person_id: string; salt: Buffer }
    'accounts.recovery_code': RecoveryCodeTable
    'accounts.passkey': PasskeyTable
    'accounts.passkey_challenge': PasskeyChallengeTable
    'accounts.pending_sign_in': PendingSignInTable
    'accounts.sso_identity': SsoIdentityTable
    'accounts.sso_logout': { token_key: Buffer; expires_at: Instant }
    'accounts.access_token': AccessTokenTable
    'accounts.access_token_scope': { token_id: string; position_id: string; permissions: string[] }
    'accounts.invitation': InvitationTable
    'accounts.sign_in_limit': SignInLimitTable
  }
}

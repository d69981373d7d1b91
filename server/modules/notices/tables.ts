import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { Pace } from './contract.ts'

export type NoticeRow = {
  id: string
  person_id: string
  event_id: string
  about: string | null
  rule: string
  text_vi: string
  text_en: string
  link: string
  at: Instant
  read_at: Instant | null
  mailed_at: Instant | null
}

export type MailAddressRow = {
  person_id: string
  email: string | null
  pace: Pace
  confirmed_at: Instant | null
  token_hash: Buffer | null
  token_ends_at: Instant | null
  asked_count: number
  asked_since: Instant
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'notices.notice': NoticeRow
    'notices.mail_address': MailAddressRow
    'notices.reminder': {
      dossier_id: string
      submission: number
      state: string
      kind: 'near' | 'passed'
      due_on: PlainDate
      at: Instant
    }
    'notices.post_reminder': { position_id: string; ends_on: PlainDate; at: Instant }
    'notices.token_reminder': { token_id: string; at: Instant }
  }
}

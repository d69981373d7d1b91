import type { Instant, PlainDate } from '../../kernel/time.ts'

type SetVersionRow = {
  id: string
  version: number
  level: string
  tier: string
  in_force_from: PlainDate
  in_force_to: PlainDate | null
  is_illustrative: boolean
  title: string
  body: string
  digest: Buffer
  published_at: Instant
  published_by: string | null
}

type LevelConfirmationRow = {
  set_id: string
  set_version: number
  level_key: string
  legal_reference: string
  confirmed_by: string
  confirmed_at: Instant
  withdrawn_at: Instant | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'criteria.set_version': SetVersionRow
    'criteria.level_confirmation': LevelConfirmationRow
  }
}

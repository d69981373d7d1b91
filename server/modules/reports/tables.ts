import type { Instant, PlainDate } from '../../kernel/time.ts'

export type PublicationRow = {
  id: string
  unit_id: string
  year: number
  version: number
  set_id: string
  set_version: number
  as_of: PlainDate
  known_at: Instant
  title: string
  data: string
  data_hash: string
  pdf_hash: string
  changes: string | null
  is_illustrative: boolean
  published_at: Instant
  published_by: string | null
  publisher_title: string | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'reports.publication': PublicationRow
  }
}

import type { Instant, PlainDate } from '../../kernel/time.ts'
import type { DayKind } from './contract.ts'

export type DayRow = {
  date: PlainDate
  kind: DayKind
  name: string
  source: string | null
  recorded_at: Instant
  recorded_to: Instant | null
  author: string | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    'calendar.day': DayRow
  }
}

import type { Db, Tx } from '../../kernel/db.ts'
import { keepWhileStamped } from '../../kernel/stamp.ts'
import { readDays } from './repository.ts'
import type { WorkingCalendar } from './rules.ts'

const kept = keepWhileStamped<WorkingCalendar>(
  'calendar',
  async (db) => new Map((await readDays(db)).map(({ date, kind, name }) => [date, { kind, name }])),
)

/** The calendar as recorded now; counted with the pure functions of rules.ts. */
export function openCalendar(db: Db | Tx): Promise<WorkingCalendar> {
  return kept.open(db)
}

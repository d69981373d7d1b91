import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { lastDayOf, printDate } from './dates.ts'
import { unitClosed, unitNotFound, unitNotYet } from './problems.ts'
import { type UnitOn, unitById } from './repository.ts'
import { successorsOf } from './succession.ts'

/** The unit, when it exists on the date; otherwise the refusal that says when it ended and who follows it. */
export async function requireOpenUnit(db: Db | Tx, id: string, date: PlainDate): Promise<UnitOn> {
  const unit = await unitById(db, id, date)
  if (!unit) throw unitNotFound('này vào ngày đó')
  if (unit.validFrom !== null && date < unit.validFrom) throw unitNotYet(unit.name, printDate(unit.validFrom))
  if (unit.validTo === null || date < unit.validTo) return unit
  const heirs = await successorsOf(db, id)
  throw unitClosed(
    unit.name,
    printDate(lastDayOf(unit.validTo)),
    heirs.map(({ name }) => name),
  )
}

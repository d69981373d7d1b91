import type { Db, Tx } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { lastDayOf, printDate } from '../dates.ts'
import { unitClosed, unitNotFound, unitNotYet } from '../problems.ts'
import type { UnitOn } from './catalogue-types.ts'
import type { Catalogue } from './catalogue-types.ts'
import { unitIn } from './look-up.ts'
import { openCatalogue } from './open-catalogue.ts'
import { linksIn } from './succession.ts'

/** The unit, when it exists on the date; otherwise the refusal that says when it ended and who follows it. */
export async function requireOpenUnit(db: Db | Tx, id: string, date: PlainDate): Promise<UnitOn> {
  return openUnitIn(await openCatalogue(db), id, date)
}

/** The same, for a caller who holds the catalogue. */
export function openUnitIn(catalogue: Catalogue, id: string, date: PlainDate): UnitOn {
  const unit = unitIn(catalogue, id, date)
  if (!unit) throw unitNotFound('này vào ngày đó')
  if (unit.validFrom !== null && date < unit.validFrom) throw unitNotYet(unit.name, printDate(unit.validFrom))
  if (unit.validTo === null || date < unit.validTo) return unit
  const heirs = linksIn(catalogue, id, 'successors')
  throw unitClosed(
    unit.name,
    printDate(lastDayOf(unit.validTo)),
    heirs.map(({ name }) => name),
  )
}

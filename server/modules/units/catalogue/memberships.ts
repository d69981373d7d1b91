import type { Db, Tx } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { dayInside, isValidOn } from './catalogue.ts'
import type { Catalogue } from './catalogue-types.ts'
import { openCatalogue } from './open-catalogue.ts'

export type Membership = { kind: string; value: string }

/** Region, area I/II/III… of a unit on a date. A kind that is not in the answer is unknown, never "no" (domain rule 4). */
export async function membershipsOf(db: Db | Tx, unitId: string, date: PlainDate): Promise<Membership[]> {
  return membershipsIn(await openCatalogue(db), unitId, date)
}

/** The same, for a caller who holds the catalogue. */
export function membershipsIn({ units }: Catalogue, unitId: string, date: PlainDate): Membership[] {
  const unit = units.get(unitId)
  if (!unit) return []
  const day = dayInside(unit, date)
  return unit.memberships.flatMap(({ kind, value, from, to }) =>
    isValidOn({ validFrom: from, validTo: to }, day) ? [{ kind, value }] : [],
  )
}

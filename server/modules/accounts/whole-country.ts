import type { Db, Tx } from '../../kernel/db.ts'
import type { Place } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { placeOn } from '../units/index.ts'

/** Stands for the whole country in scopes: the centre is not a unit of any list. */
export const WHOLE_COUNTRY = 'whole-country'

/** The place a post is at, with the country above every unit; null = a post for the whole country. */
export async function postPlaceOn(db: Db | Tx, unitId: string | null, date: PlainDate): Promise<Place> {
  if (unitId === null) return { unitId: WHOLE_COUNTRY, name: 'cả nước', ancestors: new Set([WHOLE_COUNTRY]) }
  const place = await placeOn(db, unitId, date)
  return { ...place, ancestors: new Set([...place.ancestors, WHOLE_COUNTRY]) }
}

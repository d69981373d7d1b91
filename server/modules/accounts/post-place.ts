import type { Db, Tx } from '../../kernel/db.ts'
import { EVERYWHERE, type Place } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { placeOn } from '../units/index.ts'

/** The place a post is at, with the country above every unit; null = a post for the whole country. */
export async function postPlaceOn(db: Db | Tx, unitId: string | null, date: PlainDate): Promise<Place> {
  if (unitId === null) return { unitId: EVERYWHERE, name: 'cả nước', ancestors: new Set([EVERYWHERE]) }
  const place = await placeOn(db, unitId, date)
  return { ...place, ancestors: new Set([...place.ancestors, EVERYWHERE]) }
}

import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { successorsOf, unitById } from '../units/index.ts'

/** Where a hamlet is between dates, half-open. */
export type Stretch = {
  communeId: string
  from: PlainDate
  to: PlainDate | null
  isPlaced: boolean
  formerId: string | null
}

const LATER = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)

/**
 * The communes a hamlet passes through from a day on. It goes with its commune to the one that took it over; where several
 * did, or nobody, it is not placed from then on. `heirs`: successors that decide before the recorded ones.
 */
export async function followCommune(
  db: Db | Tx,
  start: Pick<Stretch, 'communeId' | 'from' | 'to' | 'formerId'>,
  heirs: ReadonlyMap<string, string> = new Map(),
): Promise<Stretch[]> {
  const stretches: Stretch[] = []
  const { to } = start
  const seen = new Set<string>()
  let { communeId, from, formerId } = start
  while (!seen.has(communeId)) {
    seen.add(communeId)
    const end = (await unitById(db, communeId, from))?.validTo ?? null
    if (end === null || (to !== null && to <= end))
      return [...stretches, { communeId, from, to, isPlaced: true, formerId }]
    if (from < end) stretches.push({ communeId, from, to: end, isPlaced: true, formerId })
    from = LATER(from, end)
    const heir = heirs.get(communeId) ?? (await onlySuccessor(db, communeId))
    if (heir === undefined) return [...stretches, { communeId, from, to, isPlaced: false, formerId: null }]
    formerId = communeId
    communeId = heir
  }
  return stretches
}

async function onlySuccessor(db: Db | Tx, communeId: string): Promise<string | undefined> {
  const heirs = new Set((await successorsOf(db, communeId)).map(({ id }) => id))
  return heirs.size === 1 ? [...heirs][0] : undefined
}

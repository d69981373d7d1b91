import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/** Room → a value that moves whenever the room changes a table that processes keep in memory. */
export type Stamps = Readonly<Record<string, string>>

export async function readStamps(db: Db | Tx): Promise<Stamps> {
  const { rows } = await sql<{ stamps: Stamps }>`
    select json_object_agg(s.room, s.value) as stamps from kernel.stamp s
  `.execute(db)
  return rows[0]?.stamps ?? {}
}

export type Kept<T> = {
  /** What the room says now, inside a transaction also what that transaction changed. */
  open(db: Db | Tx): Promise<T>
  /** The same, for a caller who has just read the stamps with something else. */
  at(db: Db | Tx, stamps: Stamps): Promise<T>
  /** The copy made last, perhaps out of date, at no cost: for what is asked again of a fresh one. Undefined before the first. */
  last(): Promise<T> | undefined
}

/**
 * Keeps in memory what `load` makes of a room's tables while the room's stamp stands: each use asks for the stamp, so
 * no process ever shows an old copy. One copy serves all databases that show the same stamp (clones of a test run).
 */
export function keepWhileStamped<T>(room: string, load: (db: Db | Tx) => Promise<T>, most = 2): Kept<T> {
  const kept = new Map<string, Promise<T>>()
  const at = (db: Db | Tx, stamps: Stamps): Promise<T> => {
    const stamp = stamps[room]
    if (!stamp) throw new Error(`no stamp is kept for ${room}`)
    const known = kept.get(stamp)
    if (known) return known
    const loading = load(db)
    kept.set(stamp, loading)
    for (const old of [...kept.keys()].slice(0, -most)) kept.delete(old)
    loading.catch(() => kept.delete(stamp))
    return loading
  }
  return { at, open: async (db) => at(db, await readStamps(db)), last: () => [...kept.values()].at(-1) }
}

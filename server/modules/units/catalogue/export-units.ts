import canonicalize from 'canonicalize'
import type { Db, Tx } from '../../../kernel/db.ts'
import type { Instant } from '../../../kernel/time.ts'
import { openCatalogue, readCatalogueKnownAt } from './open-catalogue.ts'

/**
 * Every unit of all time, one canonical JSON line each, in the order of their ids: names, codes and parents with their days,
 * successors, memberships. Without instants of recording: what is known is the same, however often it was written.
 */
export async function* exportUnits(
  db: Db | Tx,
  knownAt?: Instant,
  progress: (done: number, of: number) => void = () => {},
): AsyncGenerator<string> {
  const { units } = knownAt === undefined ? await openCatalogue(db) : await readCatalogueKnownAt(db, knownAt)
  for (const [i, id] of [...units.keys()].sort().entries()) {
    progress(i + 1, units.size)
    const unit = units.get(id)
    if (!unit) continue
    const { versions, successors, memberships } = unit
    const line = canonicalize({
      id,
      versions: versions.map(({ from, to, level, type, code, name, parentId }) => ({
        from,
        to,
        level,
        type,
        code,
        name,
        parentId,
      })),
      successors: successors
        .map(({ successorId, share, date }) => ({ id: successorId, share, date }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      memberships: memberships.map(({ kind, value, from, to }) => ({ kind, value, from, to })),
    })
    if (line === undefined) throw new Error('a unit is plain JSON')
    yield `${line}\n`
  }
}

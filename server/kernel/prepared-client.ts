import { createHash } from 'node:crypto'
import pg from 'pg'

// Planning costs more than running for the small queries of a save. A statement that comes back is prepared once per
// connection. The cap keeps lists of varying length from filling the server's memory.
const MOST_NAMES = 400
const LONGEST = 6000
const names = new Map<string, string>()
const seenOnce = new Set<string>()

/** The name of a statement worth preparing: one with parameters that was seen before. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_NAMES || text.length > LONGEST) return known
  if (!seenOnce.has(text)) {
    if (seenOnce.size > MOST_NAMES * 10) seenOnce.clear()
    seenOnce.add(text)
    return undefined
  }
  seenOnce.delete(text)
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}

type Query = pg.Client['query']

/** A connection that prepares what it is asked again and again. */
export class PreparedClient extends pg.Client {
  // The driver's overloads are many; only `query(text, values)` changes, every other call passes as it is.
  override query: Query = ((...args: unknown[]) => {
    const [text, values] = args
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const query = super.query as (...given: unknown[]) => unknown
    return name === undefined ? query.apply(this, args) : query.apply(this, [{ name, text, values }, ...args.slice(2)])
  }) as Query
}

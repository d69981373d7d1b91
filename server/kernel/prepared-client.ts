import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
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

/** A statement that begins with this waits for the next one of its connection; see `sendLater` in db.ts. */
export const LATER = '/* later */'
const NOTHING = { rows: [], rowCount: 0, command: '', oid: 0, fields: [] }

type Query = pg.Client['query']
type Sent = Promise<pg.QueryResult>
type Send = (...given: unknown[]) => Sent

/**
 * A connection that prepares what it is asked again and again, and that sends what nobody waits for, such as `begin`,
 * in one message with the statement after it: a message costs as much as a small query. Both by the driver's pipeline.
 */
export class PreparedClient extends pg.Client {
  readonly #held: (() => Sent)[] = []

  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true })
  }

  // The driver's overloads are many; only `query(text, values)` changes, every other call passes as it is.
  override query: Query = ((...args: unknown[]) => {
    const [text, values] = args
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const send = (): Sent =>
      (super.query as Send).apply(this, name === undefined ? args : [{ name, text, values }, ...args.slice(2)])
    if (text === 'begin' || (typeof text === 'string' && text.startsWith(LATER))) {
      this.#held.push(send)
      return Promise.resolve(NOTHING)
    }
    return this.#held.length === 0 ? send() : this.#sendAll([...this.#held.splice(0), send])
  }) as Query

  async #sendAll(sends: readonly (() => Sent)[]): Sent {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection
    stream.cork()
    const sent = sends.map((send) => send())
    stream.uncork()
    const settled = await Promise.allSettled(sent)
    // The first that failed says why; what came behind it only says that the transaction is aborted.
    for (const one of settled) if (one.status === 'rejected') throw one.reason
    const last = settled.at(-1)
    if (last?.status !== 'fulfilled') throw new Error('nothing was sent')
    return last.value
  }
}

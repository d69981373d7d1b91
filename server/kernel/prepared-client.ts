import { createHash } from 'node:crypto'
import pg from 'pg'
import { Bundle, type Heard, listenerOf, type Statement } from './bundle.ts'

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
 * in one message with the statement after it: a message costs as much as a small query.
 */
export class PreparedClient extends pg.Client {
  #held: Statement[] = []

  // The driver's overloads are many; only `query(text, values)` changes, every other call passes as it is.
  override query: Query = ((...args: unknown[]) => {
    const [text, values, heard] = args
    const send = super.query as Send
    if (typeof text !== 'string') return send.apply(this, args)
    const given = Array.isArray(values) ? values : []
    const name = given.length > 0 ? nameOf(text) : undefined
    if (text === 'begin' || text.startsWith(LATER)) {
      this.#held.push(bundled(text, given, name))
      return Promise.resolve(NOTHING)
    }
    // What was held of a transaction that is given up need not be sent at all.
    if (text === 'rollback') this.#held = []
    if (this.#held.length > 0 && (given.length > 0 || text === 'commit'))
      return this.#sendAll(bundled(text, given, name))
    // Several statements in one text know no parameters and travel by themselves, behind what was held.
    if (name === undefined)
      return this.#held.length > 0 ? this.#sendAll().then(() => send.apply(this, args)) : send.apply(this, args)
    const submit = (heard: Heard): unknown => send.call(this, listenerOf({ text, values: given, name }, heard))
    if (typeof heard === 'function') return submit(heard as Heard)
    return new Promise((resolve, reject) => {
      submit((error, answer) => (error ? reject(error) : resolve(answer)))
    })
  }) as Query

  #sendAll(last?: Statement): Sent {
    const bundle = new Bundle(last ? [...this.#held, last] : this.#held, this)
    this.#held = []
    void (super.query as (bundle: Bundle) => unknown)(bundle)
    return bundle.answer
  }
}

/** `begin` and `commit` come back as often as anything: they too are prepared once. */
function bundled(text: string, values: unknown[], name: string | undefined): Statement {
  return { text, values, name: name ?? (text === 'begin' || text === 'commit' ? text : undefined) }
}

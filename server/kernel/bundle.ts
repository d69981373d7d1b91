import pg from 'pg'

export type Statement = { text: string; values: unknown[]; name: string | undefined }

type Connection = pg.Connection & {
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
}

/** Who hears what a statement answered: null and the answer, or an error. */
export type Heard = (error: Error | null, answer: pg.QueryResult) => void

/** What the driver asks of a statement; the types it comes with leave these out. */
export type Listener = {
  name: string | undefined
  text: string
  queryMode: 'extended' | undefined
  _result: { _types: Types | null }
  submit(connection: Connection): Error | null
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
  handleEmptyQuery(connection: Connection): void
  handleError(error: Error, connection: Connection): void
  handleReadyForQuery(connection: Connection): void
}

type Types = Pick<pg.Client, 'getTypeParser'>

/** Made of a text and named after: of a configuration the driver makes a copy, which takes as long as sending it. */
export function listenerOf({ text, values, name }: Statement, heard: Heard): Listener {
  const listener = new pg.Query(text, values, heard as ConstructorParameters<typeof pg.Query>[2]) as unknown as Listener
  listener.name = name
  return listener
}

/** A connection as the statements of a bundle see it: one `Sync` is enough, and nobody reads what most of them answer. */
type Lines = { heard: Connection; unheard: Connection }

const linesOf = new WeakMap<Connection, Lines>()

function openLines(connection: Connection): Lines {
  const known = linesOf.get(connection)
  if (known) return known
  const nothing = { value: () => {} }
  const lines = {
    heard: Object.create(connection, { sync: nothing }) as Connection,
    unheard: Object.create(connection, { sync: nothing, describe: nothing }) as Connection,
  }
  linesOf.set(connection, lines)
  return lines
}

/**
 * Several statements in one message with one `Sync` behind: the server answers once instead of once a statement, and runs
 * nothing after the first that fails. `answer` is that of the last statement; the rows of the others are not read.
 */
export class Bundle {
  readonly answer: Promise<pg.QueryResult>
  readonly #parts: Listener[]
  #at = 0
  #failure: Error | undefined
  #last: pg.QueryResult | undefined
  #resolve: (answer: pg.QueryResult) => void = () => {}
  #reject: (error: Error) => void = () => {}

  constructor(statements: readonly Statement[], types: Types) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    const heard: Heard = (error, answer) => {
      if (error) this.#failure ??= error
      else this.#last = answer
    }
    this.#parts = statements.map((statement) => {
      const part = listenerOf(statement, heard)
      // One without parameters runs by the same protocol as the others.
      part.queryMode = 'extended'
      // oxlint-disable-next-line no-underscore-dangle -- where the driver puts the types of a query it is handed
      part._result._types = types
      return part
    })
  }

  /** The driver asks the statement that is being answered for its name, to remember what the server has prepared. */
  get name(): string | undefined {
    return this.#parts[this.#at]?.name
  }

  get text(): string | undefined {
    return this.#parts[this.#at]?.text
  }

  get #isLast(): boolean {
    return this.#at === this.#parts.length - 1
  }

  submit(connection: Connection): Error | null {
    const { heard, unheard } = openLines(connection)
    connection.stream.cork()
    for (const part of this.#parts) {
      const refused = part.submit(part === this.#parts.at(-1) ? heard : unheard)
      if (refused) this.#failure ??= refused
      // Nothing may follow a statement that did not go out: the last one is often the commit.
      if (this.#failure) break
    }
    connection.sync()
    connection.stream.uncork()
    return null
  }

  handleRowDescription(message: unknown): void {
    this.#parts[this.#at]?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    if (this.#isLast) this.#parts[this.#at]?.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    this.#parts[this.#at]?.handleCommandComplete(message, connection)
    this.#at += 1
  }

  handleEmptyQuery(): void {
    this.#at += 1
  }

  handleError(error: Error, connection: Connection): void {
    this.#failure ??= error
    // What stood behind was never looked at by the server: it is not prepared either.
    for (const { name } of this.#parts.slice(this.#at))
      if (name && !connection.parsedStatements[name]) delete connection.submittedNamedStatements[name]
    this.#reject(this.#failure)
  }

  handleReadyForQuery(connection: Connection): void {
    if (!this.#failure) this.#parts.at(-1)?.handleReadyForQuery(connection)
    if (this.#failure) this.#reject(this.#failure)
    else if (this.#last) this.#resolve(this.#last)
    else this.#reject(new Error('the server answered nothing'))
  }

  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}

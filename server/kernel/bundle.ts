import pg from 'pg'

/** A statement as the driver takes it. One without parameters runs by the same protocol as the others. */
export type Statement = { text: string; values?: unknown[]; name?: string; queryMode?: 'extended' }

type Connection = pg.Connection & {
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
}

/** What the driver tells whoever asked; the types it comes with leave these out. */
type Listener = {
  name?: string
  text: string
  submit(connection: Connection): Error | null
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
  handleEmptyQuery(connection: Connection): void
  handleError(error: Error, connection: Connection): void
  handleReadyForQuery(connection: Connection): void
}

type Types = Pick<pg.Client, 'getTypeParser'>

/**
 * Several statements in one message with one `Sync` behind: the server answers once instead of once a statement, and runs
 * nothing after the first that fails. `answer` is that of the last statement.
 */
export class Bundle {
  readonly answer: Promise<pg.QueryResult>
  readonly #parts: Listener[]
  readonly #unsent = new Set<Listener>()
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
    const heard = (error: Error | undefined, answer: pg.QueryResult): void => {
      if (error) this.#failure ??= error
      else this.#last = answer
    }
    this.#parts = statements.map(
      (statement) => new pg.Query({ ...statement, types } as pg.QueryConfig, undefined, heard) as unknown as Listener,
    )
  }

  /** The driver asks the statement that is being answered for its name, to remember what the server has prepared. */
  get name(): string | undefined {
    return this.#parts[this.#at]?.name
  }

  get text(): string | undefined {
    return this.#parts[this.#at]?.text
  }

  submit(connection: Connection): Error | null {
    const withoutSync = Object.create(connection, { sync: { value: () => {} } }) as Connection
    connection.stream.cork()
    for (const part of this.#parts) {
      const refused = this.#failure ?? part.submit(withoutSync)
      // Nothing may follow a statement that did not go out: the last one is often the commit.
      if (refused) {
        this.#failure ??= refused
        this.#unsent.add(part)
      }
    }
    connection.sync()
    connection.stream.uncork()
    return null
  }

  handleRowDescription(message: unknown): void {
    this.#parts[this.#at]?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#parts[this.#at]?.handleDataRow(message)
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
    for (const part of this.#parts) if (!this.#unsent.has(part)) part.handleReadyForQuery(connection)
    if (this.#failure) this.#reject(this.#failure)
    else if (this.#last) this.#resolve(this.#last)
    else this.#reject(new Error('the server answered nothing'))
  }

  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}

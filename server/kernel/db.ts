import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { LATER, PreparedClient } from './prepared-client.ts'
import { instantFromPostgres } from './time.ts'

/** Row types of every table, `schema.table` → columns. Each module merges its own in `tables.ts`. */
// oxlint-disable-next-line typescript/no-empty-interface -- filled by declaration merging
export interface Tables {}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 } as const

/**
 * How PostgreSQL's text becomes values, fixed once: `date` → `YYYY-MM-DD`, `timestamptz` → ISO instant,
 * `int8` → safe integer or an error, `numeric` → exact text.
 */
const parsers: Record<number, (text: string) => unknown> = {
  [OID.int8]: (text) => {
    const value = Number(text)
    if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of the safe range: ${text}`)
    return value
  },
  [OID.date]: (text) => text,
  [OID.timestamp]: (text) => text,
  [OID.timestamptz]: instantFromPostgres,
  [OID.numeric]: (text) => text,
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format),
}

export type Connection = { db: Db; pool: pg.Pool; url: string; close(): Promise<void> }

const SESSION = '-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c statement_timeout=60000'

/** Opens the pool. Nothing is read yet; `checkServer` does that. */
export function connect(url: string, max = 16): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: SESSION,
    application_name: 'nong-thon-so',
    Client: PreparedClient,
  })
  // A dropped idle connection is replaced by the pool at the next query; without a listener Node would exit.
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, url, close: () => closeAll(db, pool) }
}

/** Kysely ends only a pool it has used itself; one left open keeps a command waiting until its connections are idle. */
async function closeAll(db: Db, pool: pg.Pool): Promise<void> {
  await db.destroy()
  if (!pool.ending) await pool.end()
}

/**
 * A write of a transaction whose answer nobody reads: it travels with the next statement, at the latest the commit, and
 * what it is refused for is thrown there.
 */
export async function sendLater(tx: Tx, write: RawBuilder<unknown>): Promise<void> {
  await sql`${sql.raw(LATER)} ${write}`.execute(tx)
}

/** Refuses a server that would spoil Vietnamese text or lacks what the SQL needs. */
export async function checkServer(db: Db): Promise<void> {
  const { rows } = await sql<{ encoding: string; version: number }>`
    select current_setting('server_encoding') as encoding, current_setting('server_version_num')::int as version
  `.execute(db)
  const server = rows[0]
  if (!server) throw new Error('PostgreSQL không trả lời.')
  if (server.encoding !== 'UTF8')
    throw new Error(`Cơ sở dữ liệu dùng mã ${server.encoding}; cần UTF8. Tạo lại bằng: createdb -E UTF8 -T template0 …`)
  if (server.version < 150000) throw new Error(`PostgreSQL ${server.version} quá cũ; cần bản 15 trở lên.`)
}

/** The name of the constraint a database error broke, when that is what happened. */
export function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined
  return error.code?.startsWith('23') ? error.constraint : undefined
}

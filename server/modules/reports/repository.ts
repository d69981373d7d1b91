import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { addSeconds, type Instant } from '../../kernel/time.ts'
import type { PublicationRow } from './tables.ts'

export type PublicationHead = Omit<PublicationRow, 'data'> & { code: string; name: string }

// Stamps are whole milliseconds: one of a transaction that began now may read up to one less.
const LEEWAY_SECONDS = 0.002

/**
 * The latest instant of which everything that will ever be recorded is there to see: before the oldest transaction that still
 * runs, because what it stamped is not seen yet and will be. Only lengths of time are taken from the database, whose clock is
 * not ours.
 */
export async function settledInstant({ db, now }: ReadCtx | Ctx): Promise<Instant> {
  const asked = now()
  const { rows } = await sql<{ age: number }>`
    select coalesce(extract(epoch from clock_timestamp() - min(xact_start)), 0)::float8 as age from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
  `.execute(db)
  return addSeconds(asked, -(rows[0]?.age ?? 0) - LEEWAY_SECONDS)
}

/** The newest version of what was published of a unit, year and set. */
export function newestOf(
  { db }: Ctx,
  of: { unitId: string; year: number; setId: string; setVersion: number },
): Promise<Pick<PublicationRow, 'version' | 'data'> | undefined> {
  return db
    .selectFrom('reports.publication')
    .select(['version', 'data'])
    .where('unit_id', '=', of.unitId)
    .where('year', '=', of.year)
    .where('set_id', '=', of.setId)
    .where('set_version', '=', of.setVersion)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type PublicationQuery = {
  unitId?: string
  year?: number
  limit: number
  after?: { publishedAt: string; id: string }
}

/** Newest first, with the unit as it was called on the report's day; keyset by (published_at, id). */
export async function listPublicationRows({ db }: ReadCtx, q: PublicationQuery): Promise<PublicationHead[]> {
  const { rows } = await sql<PublicationHead>`
    select p.id, p.unit_id, p.year, p.version, p.set_id, p.set_version, p.as_of, p.known_at, p.title, p.data_hash, p.pdf_hash,
      p.changes, p.is_illustrative, p.published_at, p.published_by, p.publisher_title, v.code, v.name
    from reports.publication p
    join units.v_unit v on v.unit_id = p.unit_id and daterange(v.valid_from, v.valid_to) @> p.as_of
    where (${q.unitId ?? null}::uuid is null or p.unit_id = ${q.unitId ?? null})
      and (${q.year ?? null}::int is null or p.year = ${q.year ?? null})
      and (${q.after === undefined} or (p.published_at, p.id) < (${q.after?.publishedAt ?? null}::timestamptz, ${q.after?.id ?? null}::uuid))
    order by p.published_at desc, p.id desc
    limit ${q.limit}
  `.execute(db)
  return rows
}

export function publicationById({ db }: ReadCtx | Ctx, id: string): Promise<PublicationRow | undefined> {
  return db.selectFrom('reports.publication').selectAll().where('id', '=', id).executeTakeFirst()
}

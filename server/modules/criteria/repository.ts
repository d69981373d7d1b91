import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { personOf } from '../../kernel/policy.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'

type AnyCtx = Ctx | ReadCtx

/** What lists and choices need of a published set, without its body. */
export type SetHead = {
  id: string
  version: number
  level: string
  tier: string
  title: string
  illustrative: boolean
  inForceFrom: PlainDate
  inForceTo: PlainDate | null
  /** SHA-256 of the body, hex. */
  digest: string
  publishedAt: Instant
}

/** Every published set, oldest publication first. */
export function readHeads(db: Db | Tx): Promise<SetHead[]> {
  return db
    .selectFrom('criteria.set_version')
    .select([
      'id',
      'version',
      'level',
      'tier',
      'title',
      'is_illustrative as illustrative',
      'in_force_from as inForceFrom',
      'in_force_to as inForceTo',
      'published_at as publishedAt',
      sql<string>`encode(digest, 'hex')`.as('digest'),
    ])
    .orderBy('published_at')
    .orderBy('id')
    .execute()
}

/** The levels an authorised person has confirmed, by digest of the set. */
export async function readConfirmed(db: Db | Tx): Promise<Map<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ digest: string; keys: string[] }>`
    select encode(s.digest, 'hex') as digest, array_agg(c.level_key) as keys
    from criteria.level_confirmation c join criteria.set_version s on s.id = c.set_id and s.version = c.set_version
    where c.withdrawn_at is null
    group by s.digest
  `.execute(db)
  return new Map(rows.map(({ digest, keys }) => [digest, new Set(keys)]))
}

/** Keys of the levels of a set that were confirmed at an instant. */
export async function confirmedBy(
  { db }: AnyCtx,
  { id, version }: { id: string; version: number },
  knownAt: Instant,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select level_key as key from criteria.level_confirmation
    where set_id = ${id} and set_version = ${version} and confirmed_at <= ${knownAt}
      and (withdrawn_at is null or withdrawn_at > ${knownAt})
  `.execute(db)
  return new Set(rows.map(({ key }) => key))
}

export async function bodyOf({ db }: AnyCtx, id: string, version: number): Promise<string> {
  const row = await db
    .selectFrom('criteria.set_version')
    .select('body')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return row.body
}

export type NewSetVersion = Omit<SetHead, 'publishedAt'> & { body: string }

export async function insertSet(ctx: Ctx, set: NewSetVersion): Promise<void> {
  await ctx.db
    .insertInto('criteria.set_version')
    .values({
      id: set.id,
      version: set.version,
      level: set.level,
      tier: set.tier,
      in_force_from: set.inForceFrom,
      in_force_to: set.inForceTo,
      is_illustrative: set.illustrative,
      title: set.title,
      body: set.body,
      digest: Buffer.from(set.digest, 'hex'),
      published_at: ctx.now(),
      published_by: ctx.actor.id,
    })
    .execute()
}

export async function insertConfirmation(
  ctx: Ctx,
  c: { setId: string; version: number; levelKey: string; legalReference: string },
): Promise<void> {
  await ctx.db
    .insertInto('criteria.level_confirmation')
    .values({
      set_id: c.setId,
      set_version: c.version,
      level_key: c.levelKey,
      legal_reference: c.legalReference,
      confirmed_by: personOf(ctx.actor),
      confirmed_at: ctx.now(),
      withdrawn_at: null,
    })
    .execute()
}

import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'

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
  digest: Buffer
}

const HEAD = [
  'id',
  'version',
  'level',
  'tier',
  'title',
  'is_illustrative as illustrative',
  'in_force_from as inForceFrom',
  'in_force_to as inForceTo',
  'digest',
] as const

export function listSets({ db }: AnyCtx): Promise<SetHead[]> {
  return db
    .selectFrom('criteria.set_version')
    .select(HEAD)
    .orderBy('level')
    .orderBy('in_force_from', 'desc')
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
}

/**
 * Sets of a level in force on a date: one version each, since the dates of versions of one set never meet. The set
 * that came first stays first, so that bringing in another one does not change what a page shows by itself.
 */
export function setsInForce({ db }: AnyCtx, level: string, date: PlainDate): Promise<SetHead[]> {
  return db
    .selectFrom('criteria.set_version')
    .select(HEAD)
    .where('level', '=', level)
    .where('in_force_from', '<=', date)
    .where((eb) => eb.or([eb('in_force_to', 'is', null), eb('in_force_to', '>', date)]))
    .orderBy('is_illustrative')
    .orderBy('published_at')
    .orderBy('id')
    .execute()
}

/** Sets to evaluate a unit of a level under on a date, each with the levels an authorised person has confirmed. */
export async function setsToEvaluate(
  { db }: AnyCtx,
  level: string,
  date: PlainDate,
): Promise<{ head: SetHead; confirmed: ReadonlySet<string> }[]> {
  const rows = await db
    .selectFrom('criteria.set_version as s')
    .select(HEAD)
    .select((eb) =>
      eb
        .selectFrom('criteria.level_confirmation as c')
        .select(sql<string[]>`coalesce(array_agg(c.level_key), '{}')`.as('keys'))
        .whereRef('c.set_id', '=', 's.id')
        .whereRef('c.set_version', '=', 's.version')
        .where('c.withdrawn_at', 'is', null)
        .as('confirmed'),
    )
    .where('level', '=', level)
    .where('in_force_from', '<=', date)
    .where((eb) => eb.or([eb('in_force_to', 'is', null), eb('in_force_to', '>', date)]))
    .orderBy('is_illustrative')
    .orderBy('published_at')
    .orderBy('id')
    .execute()
  return rows.map(({ confirmed, ...head }) => ({ head, confirmed: new Set(confirmed ?? []) }))
}

export function headOf({ db }: AnyCtx, id: string, version: number): Promise<SetHead | undefined> {
  return db
    .selectFrom('criteria.set_version')
    .select(HEAD)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
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

export type NewSetVersion = Omit<SetHead, 'inForceFrom' | 'inForceTo'> & {
  inForceFrom: PlainDate
  inForceTo: PlainDate | null
  body: string
}

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
      digest: set.digest,
      published_at: ctx.now(),
      published_by: ctx.actor.id,
    })
    .execute()
}

/** Keys of the levels an authorised person has confirmed, of one version of a set. */
export async function confirmedLevels({ db }: AnyCtx, id: string, version: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('criteria.level_confirmation')
    .select('level_key')
    .where('set_id', '=', id)
    .where('set_version', '=', version)
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.level_key))
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
      confirmed_by: ctx.actor.id ?? '',
      confirmed_at: ctx.now(),
      withdrawn_at: null,
    })
    .execute()
}

import { type SqlBool, sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { brokenConstraint, type Db, type Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/id.ts'
import { actingFor, isHeld } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Basis, ChangeKind } from './change-contract.ts'
import type { Stretch } from './follow.ts'
import { keysOf } from './names.ts'
import { sameNameTaken } from './problems.ts'
import type { ChangeTable, VersionTable } from './tables.ts'

/** A current record of a hamlet. */
export type Version = Stretch & { id: string; hamletId: string; type: string; name: string; writtenBy: string }
export type NewVersion = Omit<Version, 'id' | 'writtenBy'>

const COLUMNS = [
  'id',
  'hamlet_id as hamletId',
  'valid_from as from',
  'valid_to as to',
  'type',
  'name',
  'commune_id as communeId',
  'is_placed as isPlaced',
  'former_commune_id as formerId',
  'written_by as writtenBy',
] as const

const currentVersions = (db: Db | Tx) =>
  db.selectFrom('hamlets.hamlet_version').select(COLUMNS).where('recorded_to', 'is', null)

/** Reaches past the day. */
const after = (day: PlainDate) => sql<SqlBool>`(valid_to is null or valid_to > ${day}::date)`

/** The whole life of hamlets as recorded now, in the order of days. */
export function versionsOf(db: Db | Tx, hamletIds: readonly string[]): Promise<Version[]> {
  if (hamletIds.length === 0) return Promise.resolve([])
  return currentVersions(db).where('hamlet_id', 'in', hamletIds).orderBy('valid_from').execute()
}

/** Records of hamlets in communes that reach past a day. */
export function versionsIn(db: Db | Tx, communeIds: readonly string[], day: PlainDate): Promise<Version[]> {
  if (communeIds.length === 0) return Promise.resolve([])
  return currentVersions(db)
    .where('commune_id', 'in', communeIds)
    .where(after(day))
    .orderBy('hamlet_id')
    .orderBy('valid_from')
    .execute()
}

/** Named after the room; the number only has to differ from those of other locks. */
const UNITS_LOCK = 4_215_021

/**
 * Writers of a commune's list wait for each other: two equal names could else pass at once. All of them wait while a change
 * of units moves hamlets, so that nobody writes to a commune that ends in that moment.
 */
export async function lockCommunes(ctx: Ctx, communeIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${UNITS_LOCK})`.execute(ctx.db)
  for (const id of [...new Set(communeIds)].toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`hamlets ${id}`}, 0))`.execute(ctx.db)
}

/** Taken by what moves hamlets of many communes at once. */
export async function lockAllCommunes(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${UNITS_LOCK})`.execute(ctx.db)
}

export type NewChange = {
  kind: ChangeKind
  day: PlainDate
  communeId: string | null
  basis?: Basis | null
  unitChange?: string
}

export async function insertChange(ctx: Ctx, { kind, day, communeId, basis, unitChange }: NewChange): Promise<string> {
  const id = newId()
  const row: ChangeTable = {
    id,
    kind,
    day,
    commune_id: communeId,
    number: basis?.number ?? null,
    signed_on: basis?.signedOn ?? null,
    issuer: basis?.issuer ?? null,
    unit_change: unitChange ?? null,
    recorded_at: ctx.now(),
    author: ctx.actor.id,
    author_title: titleOf(ctx),
    acting_for: actingFor(ctx.actor),
    undone_at: null,
    undone_by: null,
  }
  await ctx.db.insertInto('hamlets.change').values(row).execute()
  return id
}

/** The post by which the actor may do it; the system has none. */
function titleOf({ actor }: Ctx): string | null {
  const held = actor.positions.filter((post) => isHeld(post, actor.today))
  return (held.find((post) => post.permissions.has('hamlets:manage')) ?? held[0])?.title ?? null
}

export async function insertHamlets(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = ids.map((id) => ({ id, recorded_at: ctx.now() }))
  await ctx.db.insertInto('hamlets.hamlet').values(rows).execute()
}

const MOST_ROWS = 2000

/** Throws `hamlet-name-taken` when the database finds the name in the commune after all. */
export async function insertVersions(ctx: Ctx, changeId: string, versions: readonly NewVersion[]): Promise<void> {
  for (let start = 0; start < versions.length; start += MOST_ROWS) {
    const rows = versions.slice(start, start + MOST_ROWS).map((version) => rowOf(ctx, changeId, version))
    try {
      await ctx.db.insertInto('hamlets.hamlet_version').values(rows).execute()
    } catch (error) {
      throw brokenConstraint(error) === 'version_same_name' ? sameNameTaken() : error
    }
  }
}

function rowOf(ctx: Ctx, changeId: string, version: NewVersion): VersionTable {
  return {
    id: newId(),
    hamlet_id: version.hamletId,
    valid_from: version.from,
    valid_to: version.to,
    type: version.type,
    name: version.name,
    ...keysOf(version.name),
    commune_id: version.communeId,
    is_placed: version.isPlaced,
    former_commune_id: version.formerId,
    written_by: changeId,
    closed_by: null,
    recorded_at: ctx.now(),
    recorded_to: null,
  }
}

/** Closes records; they stay readable as what was known until now. */
export async function closeVersions(ctx: Ctx, changeId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update hamlets.hamlet_version set recorded_to = ${ctx.now()}, closed_by = ${changeId} where id = any(${ids}::uuid[])
  `.execute(ctx.db)
}

/** From a day on each hamlet is what `next` says; without a next it ends then. What was before the day stays. */
export async function rewriteFrom(
  ctx: Ctx,
  changeId: string,
  day: PlainDate,
  { versions, next }: { versions: readonly Version[]; next: readonly NewVersion[] },
): Promise<void> {
  const touched = versions.filter(({ to }) => to === null || to > day)
  const before = touched.filter(({ from }) => from < day).map((version) => ({ ...version, to: day }))
  await closeVersions(
    ctx,
    changeId,
    touched.map(({ id }) => id),
  )
  await insertVersions(ctx, changeId, [...before, ...next])
}

export async function changeById(ctx: ReadCtx | Ctx, id: string, isLocked = false): Promise<ChangeTable | undefined> {
  const query = ctx.db.selectFrom('hamlets.change').selectAll().where('id', '=', id)
  return (isLocked ? query.forUpdate() : query).executeTakeFirst()
}

import { sql } from 'kysely'
import type { Ctx, LoggedEvent, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { UnitChange, UnitImpact } from '../../kernel/unit-change.ts'
import { UnitsChanged, UnitsChangeUndone } from '../units/index.ts'
import { followCommune, type Stretch } from './follow.ts'
import {
  closeVersions,
  insertChange,
  insertVersions,
  lockAllCommunes,
  type NewVersion,
  versionsIn,
} from './repository.ts'
import { findBuiltOn, takeBack } from './undo-change.ts'

/**
 * Hamlets go on in the commune that took theirs over. Where several did, they stay listed as not placed until a person says
 * where they are. Nothing of it is lost when the change of units is undone.
 */
export async function followUnits(ctx: Ctx, event: LoggedEvent): Promise<void> {
  const { change: unitChange, day, ended, reborn } = UnitsChanged.parse(event.body)
  const gone = [...new Set([...ended, ...reborn.map(({ from }) => from)])]
  await lockAllCommunes(ctx)
  const versions = await versionsIn(ctx.db, gone, day)
  if (versions.length === 0) return
  const change = await insertChange(ctx, { kind: 'units-changed', day, communeId: null, unitChange })
  const heirs = new Map(reborn.map(({ from, to }) => [from, to]))
  // Hamlets of one commune mostly share their days: each way is followed once.
  const ways = new Map<string, Stretch[]>()
  const next: NewVersion[] = []
  for (const version of versions) {
    const { communeId, to, formerId, isPlaced } = version
    if (version.from < day) next.push({ ...version, to: day })
    const from = version.from < day ? day : version.from
    const key = JSON.stringify([communeId, from, to, formerId, isPlaced])
    const way = ways.get(key) ?? (await followCommune(ctx.db, { communeId, from, to, formerId }, heirs))
    ways.set(key, way)
    for (const stretch of way) next.push({ ...version, ...stretch })
  }
  await closeVersions(
    ctx,
    change,
    versions.map(({ id }) => id),
  )
  await insertVersions(ctx, change, next)
  const unplaced = next.filter(({ isPlaced }) => !isPlaced).length
  await logEvent(ctx, 'hamlets.followed', null, { change, unitChange, day, hamlets: versions.length, unplaced })
}

/** Hamlets are again where they were before the change of units. */
export async function unfollowUnits(ctx: Ctx, event: LoggedEvent): Promise<void> {
  const { change, reborn } = UnitsChangeUndone.parse(event.body)
  await lockAllCommunes(ctx)
  const own = await ctx.db
    .selectFrom('hamlets.change')
    .select(['id', 'day'])
    .where('unit_change', '=', change)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (own) {
    const since = await findBuiltOn(ctx, own)
    await takeBack(
      ctx,
      own.id,
      since.map(({ id }) => id),
    )
  }
  // What was recorded since at a unit that had taken a life over belongs to whom it had taken it from.
  for (const { from, to } of reborn)
    await sql`
      update hamlets.hamlet_version set commune_id = ${from}, former_commune_id = nullif(former_commune_id, ${from})
      where commune_id = ${to} and recorded_to is null
    `.execute(ctx.db)
}

/** Hamlets of communes that are about to end; before an undo, what people have recorded since at the new communes. */
export async function hamletsImpact(ctx: ReadCtx | Ctx, { day, ended, mode }: UnitChange): Promise<UnitImpact[]> {
  if (mode === 'undo') {
    const since = await recordedSince(ctx, ended)
    const what = 'thôn, ấp ghi hoặc sửa ở đơn vị mới'
    return since === 0 ? [] : [{ what, count: since, problem: `${since} ${what}` }]
  }
  const count = await countIn(ctx, ended, day)
  return count === 0 ? [] : [{ what: 'thôn, ấp chuyển theo xã', count }]
}

async function countIn(ctx: ReadCtx | Ctx, communes: readonly string[], day: PlainDate): Promise<number> {
  return new Set((await versionsIn(ctx.db, communes, day)).map(({ hamletId }) => hamletId)).size
}

async function recordedSince({ db }: ReadCtx | Ctx, communes: readonly string[]): Promise<number> {
  const { rows } = await sql<{ hamlets: number }>`
    select count(distinct v.hamlet_id)::int as hamlets
    from hamlets.hamlet_version v join hamlets.change c on c.id = v.written_by
    where v.recorded_to is null and c.kind <> 'units-changed' and (
      v.commune_id = any(${[...communes]}::uuid[]) or v.former_commune_id = any(${[...communes]}::uuid[]))
  `.execute(db)
  return rows[0]?.hamlets ?? 0
}

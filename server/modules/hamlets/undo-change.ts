import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import { labelOf } from './names.ts'
import { placeOfCommune } from './open-commune.ts'
import { canManageHamlets } from './policy.ts'
import { changeUndone, followsUnits, hamletChangedLater } from './problems.ts'
import { changeById, lockCommunes } from './repository.ts'
import type { ChangeTable } from './tables.ts'
import { refuseWrittenOver, takeBackRecords } from './undo-sheet.ts'

/** Takes a change back while nothing was built on it. Throws `hamlet-changed-later` or `hamlet-sheet-built-on` with what was. */
export async function undoHamletChange(ctx: Ctx, id: string): Promise<void> {
  const seen = await changeById(ctx, id)
  if (!seen) throw notFound('thay đổi này')
  if (seen.commune_id === null) throw followsUnits()
  const communes = await communesOfChange(ctx, seen)
  for (const commune of communes) authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, commune)))
  await lockCommunes(ctx, communes)
  const change = await changeById(ctx, id, true)
  if (!change || change.undone_at !== null) throw changeUndone()
  const isSheet = change.kind === 'sheet'
  if (isSheet) await refuseWrittenOver(ctx, change)
  const [later] = await findBuiltOn(ctx, change)
  if (later) throw hamletChangedLater(`${labelOf(later)} đã có thay đổi ghi sau`)
  if (isSheet) await takeBackRecords(ctx, id)
  await takeBack(ctx, id)
  await logEvent(ctx, 'hamlets.change-undone', seen.commune_id, { change: id })
}

/** Where one has to have rights to take a change back: its commune, and for a transfer the one that received too. */
export async function communesOfChange(
  { db }: Ctx | ReadCtx,
  { id, kind, commune_id: own }: Pick<ChangeTable, 'id' | 'kind' | 'commune_id'>,
): Promise<string[]> {
  const communes = new Set(own === null ? [] : [own])
  if (kind !== 'transfer') return [...communes]
  const { rows } = await sql<{ id: string }>`
    select distinct commune_id as id from hamlets.hamlet_version
    where written_by = ${id} and recorded_to is null and former_commune_id is null
  `.execute(db)
  for (const row of rows) communes.add(row.id)
  return [...communes]
}

type BuiltOn = { id: string; type: string; name: string }

/** Hamlets of the change that another change has written since, from its day on. */
export async function findBuiltOn(
  { db }: Ctx | ReadCtx,
  { id, day }: Pick<ChangeTable, 'id' | 'day'>,
): Promise<BuiltOn[]> {
  const { rows } = await sql<BuiltOn>`
    select distinct on (v.hamlet_id) v.hamlet_id as id, v.type, v.name from hamlets.hamlet_version v
    where v.recorded_to is null and v.written_by <> ${id} and (v.valid_to is null or v.valid_to > ${day})
      and v.hamlet_id in (
        select hamlet_id from hamlets.hamlet_version where written_by = ${id} or closed_by = ${id})
  `.execute(db)
  return rows
}

/**
 * What a change wrote is closed, what it closed is written again: recorded now is then what was recorded before.
 * `except`: hamlets that others have written since and that therefore stay as they are.
 */
export async function takeBack(ctx: Ctx, changeId: string, except: readonly string[] = []): Promise<void> {
  const { db } = ctx
  const rows = (
    await db
      .selectFrom('hamlets.hamlet_version')
      .selectAll()
      .where('closed_by', '=', changeId)
      .where('written_by', '<>', changeId)
      .execute()
  ).filter((row) => !except.includes(row.hamlet_id))
  const begun = await begunBy(ctx, changeId)
  await sql`
    update hamlets.hamlet_version set recorded_to = ${ctx.now()}, closed_by = ${changeId}
    where written_by = ${changeId} and recorded_to is null and hamlet_id <> all(${[...except]}::uuid[])
  `.execute(db)
  const again = { closed_by: null, recorded_at: ctx.now(), recorded_to: null }
  for (let start = 0; start < rows.length; start += 2000)
    await db
      .insertInto('hamlets.hamlet_version')
      .values(rows.slice(start, start + 2000).map((row) => ({ ...row, ...again, id: newId() })))
      .execute()
  await sql`
    update hamlets.head set valid_to = end_before, end_before = null, ended_by = null where ended_by = ${changeId}
  `.execute(db)
  await forget(ctx, begun)
  await db
    .updateTable('hamlets.change')
    .set({ undone_at: ctx.now(), undone_by: ctx.actor.id })
    .where('id', '=', changeId)
    .execute()
  for (const { commune_id: commune } of rows) ctx.dropPages(commune)
}

/** Hamlets that exist only by the change. */
async function begunBy({ db }: Ctx, changeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct v.hamlet_id as id from hamlets.hamlet_version v
    where v.written_by = ${changeId} and v.recorded_to is null
      and not exists (
        select from hamlets.hamlet_version o where o.hamlet_id = v.hamlet_id and o.written_by <> ${changeId})
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Hamlets that never were have no households and no head; names of people do not stay behind. */
async function forget(ctx: Ctx, hamletIds: readonly string[]): Promise<void> {
  if (hamletIds.length === 0) return
  await ctx.db
    .updateTable('hamlets.measure')
    .set({ recorded_to: ctx.now() })
    .where('hamlet_id', 'in', hamletIds)
    .where('recorded_to', 'is', null)
    .execute()
  await sql`
    update hamlets.head set name = null, phone = null, erased_at = coalesce(erased_at, ${ctx.now()}::timestamptz),
      valid_to = valid_from
    where hamlet_id = any(${hamletIds}::uuid[])
  `.execute(ctx.db)
}

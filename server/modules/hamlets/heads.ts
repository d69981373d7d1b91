import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { authorize, invalidInput, notFound } from '../../kernel/problem.ts'
import { addDays, type PlainDate, plainDate } from '../../kernel/time.ts'
import { printDate } from '../units/index.ts'
import type { HamletHead, NewHead } from './contract.ts'
import { placeOfCommune } from './open-commune.ts'
import { canManageHamlets } from './policy.ts'
import { hamletNotFound, headOver } from './problems.ts'
import { type Version, versionsOf } from './repository.ts'
import type { HeadTable } from './tables.ts'

/**
 * Names the head of a hamlet from a day on; whoever was head then stops. The name goes into its own table and nowhere else:
 * the event holds ids and days (domain rule 24).
 */
export async function nameHead(ctx: Ctx, hamletId: string, { name, phone, from }: NewHead): Promise<string> {
  const version = await versionOfToManage(ctx, hamletId, from)
  await lockHeads(ctx, hamletId)
  const heads = (await headsOf(ctx.db, hamletId)).filter((head) => head.from !== head.to)
  const later = heads.find((head) => head.from > from)
  if (later)
    throw invalidInput([
      {
        pointer: '/from',
        detail: `Đã ghi người đứng đầu từ ngày ${printDate(plainDate(later.from))}. Chọn ngày sau đó.`,
      },
    ])
  const same = heads.find((head) => head.from === from)
  // A slip of the pen on the same day is corrected in place: personal data keeps no versions.
  if (same) {
    await ctx.db.updateTable('hamlets.head').set({ name, phone, erased_at: null }).where('id', '=', same.id).execute()
    await logEvent(ctx, 'hamlets.head-named', version.communeId, { hamlet: hamletId, head: same.id, from })
    return same.id
  }
  await sql`
    update hamlets.head set valid_to = ${from}
    where hamlet_id = ${hamletId} and valid_from < ${from} and (valid_to is null or valid_to > ${from})
  `.execute(ctx.db)
  const end = await lifeEnd(ctx, hamletId)
  const id = await insertHead(ctx, { hamletId, name, phone, from, to: end })
  await logEvent(ctx, 'hamlets.head-named', version.communeId, { hamlet: hamletId, head: id, from })
  return id
}

export async function insertHead(
  ctx: Ctx,
  {
    hamletId,
    name,
    phone,
    from,
    to,
  }: { hamletId: string; name: string; phone: string | null; from: PlainDate; to: PlainDate | null },
): Promise<string> {
  const id = newId()
  const row = {
    id,
    hamlet_id: hamletId,
    name,
    phone,
    valid_from: from,
    valid_to: to,
    ended_by: null,
    end_before: null,
    recorded_at: ctx.now(),
    author: ctx.actor.id,
    erased_at: null,
  }
  await ctx.db.insertInto('hamlets.head').values(row).execute()
  return id
}

/** Ends a headship; `to` is the first day the person is no longer head. */
export async function endHead(ctx: Ctx, headId: string, to: PlainDate): Promise<void> {
  const { head, communeId } = await requireHead(ctx, headId)
  if (head.valid_to !== null && head.valid_to <= to) throw headOver(printDate(addDays(head.valid_to, -1)))
  if (to <= head.valid_from)
    throw invalidInput([
      { pointer: '/to', detail: `Người này đứng đầu từ ngày ${printDate(head.valid_from)}; chọn ngày sau đó.` },
    ])
  await ctx.db.updateTable('hamlets.head').set({ valid_to: to }).where('id', '=', headId).execute()
  await logEvent(ctx, 'hamlets.head-ended', communeId, { hamlet: head.hamlet_id, head: headId, to })
}

/** Erases name and telephone for good; that there was a head on those days stays. */
export async function eraseHead(ctx: Ctx, headId: string): Promise<void> {
  const { head, communeId } = await requireHead(ctx, headId)
  await eraseHeads(ctx, [headId])
  await logEvent(ctx, 'hamlets.head-erased', communeId, { hamlet: head.hamlet_id, head: headId })
}

export async function eraseHeads(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('hamlets.head')
    .set({ name: null, phone: null, erased_at: ctx.now() })
    .where('id', 'in', ids)
    .where('erased_at', 'is', null)
    .execute()
}

/** Heads of hamlets that end with a change stop on its day; undoing it gives them back. */
export async function endHeads(
  ctx: Ctx,
  { change, day, hamletIds }: { change: string; day: PlainDate; hamletIds: readonly string[] },
): Promise<void> {
  await sql`
    update hamlets.head set end_before = valid_to, ended_by = ${change}, valid_to = greatest(valid_from, ${day}::date)
    where hamlet_id = any(${hamletIds}::uuid[]) and (valid_to is null or valid_to > ${day})
  `.execute(ctx.db)
}

export function headsOf(db: Db | Tx, hamletId: string): Promise<HamletHead[]> {
  return db
    .selectFrom('hamlets.head')
    .select(['id', 'name', 'phone', 'valid_from as from', 'valid_to as to'])
    .where('hamlet_id', '=', hamletId)
    .orderBy('valid_from', 'desc')
    .execute()
}

/** The hamlet on the day, for who may write at its commune. */
async function versionOfToManage(ctx: Ctx, hamletId: string, day: PlainDate): Promise<Version> {
  const versions = await versionsOf(ctx.db, [hamletId])
  const version = versions.find(({ from, to }) => from <= day && (to === null || day < to))
  if (!version) throw hamletNotFound(versions.length > 0 ? ' vào ngày này' : '')
  authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, version.communeId)))
  return version
}

/** People who may not read heads are told that there is none, as for people of other units. */
async function requireHead(ctx: Ctx, headId: string): Promise<{ head: HeadTable; communeId: string }> {
  const head = await ctx.db
    .selectFrom('hamlets.head')
    .selectAll()
    .where('id', '=', headId)
    .forUpdate()
    .executeTakeFirst()
  const version = head && (await versionsOf(ctx.db, [head.hamlet_id])).at(-1)
  if (!head || !version) throw notFound('người đứng đầu này')
  const decision = canManageHamlets(ctx.actor, await communeToday(ctx, head.hamlet_id, version))
  if (decision !== true) throw notFound('người đứng đầu này')
  return { head, communeId: version.communeId }
}

/** A hamlet whose commune is to be merged later belongs to the commune of today. */
async function communeToday(ctx: Ctx, hamletId: string, last: Version) {
  const today = ctx.today()
  const versions = await versionsOf(ctx.db, [hamletId])
  const now = versions.find(({ from, to }) => from <= today && (to === null || today < to))
  return placeOfCommune(ctx, (now ?? last).communeId)
}

async function lifeEnd(ctx: Ctx, hamletId: string): Promise<PlainDate | null> {
  return (await versionsOf(ctx.db, [hamletId])).at(-1)?.to ?? null
}

async function lockHeads(ctx: Ctx, hamletId: string): Promise<void> {
  await ctx.db.selectFrom('hamlets.hamlet').select('id').where('id', '=', hamletId).forUpdate().execute()
}

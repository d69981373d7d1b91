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
 * the event holds ids and days (domain rule 24). `sheet`: the change of the list that names them, which can be undone.
 */
export async function nameHead(
  ctx: Ctx,
  hamletId: string,
  named: NewHead,
  sheet: string | null = null,
): Promise<string> {
  const { from } = named
  const version = await versionOfToManage(ctx, hamletId, from)
  await lockHeads(ctx, hamletId)
  const later = (await headsOf(ctx.db, hamletId)).find((head) => head.from > from)
  if (later)
    throw invalidInput([
      {
        pointer: '/from',
        detail: `Đã ghi người đứng đầu từ ngày ${printDate(plainDate(later.from))}. Chọn ngày sau đó.`,
      },
    ])
  const before = await headOn(ctx, hamletId, from)
  const isSlip = before?.valid_from === from && before.change_id === null && sheet === null
  const id = isSlip
    ? await correctHead(ctx, before.id, named)
    : await takeOver(ctx, { hamletId, before, sheet, ...named })
  await logEvent(ctx, 'hamlets.head-named', version.communeId, { hamlet: hamletId, head: id, from })
  return id
}

/** A slip of the pen on the same day is corrected in place: personal data keeps no versions. */
async function correctHead(ctx: Ctx, id: string, { name, phone }: NewHead): Promise<string> {
  const by = { recorded_at: ctx.now(), author: ctx.actor.id }
  await ctx.db
    .updateTable('hamlets.head')
    .set({ name, phone, erased_at: null, ...by })
    .where('id', '=', id)
    .execute()
  return id
}

type TakeOver = NewHead & { hamletId: string; before: HeadTable | undefined; sheet: string | null }

async function takeOver(ctx: Ctx, { hamletId, before, sheet, name, phone, from }: TakeOver): Promise<string> {
  if (before) await ctx.db.updateTable('hamlets.head').set({ valid_to: from }).where('id', '=', before.id).execute()
  // Written by hand, it stands in the way of undoing the lists before it: nobody needs the names they replaced any more.
  if (sheet === null) await eraseReplaced(ctx, hamletId)
  const to = (await versionsOf(ctx.db, [hamletId])).at(-1)?.to ?? null
  return insertHead(ctx, { hamletId, name, phone, from, to, sheet, before })
}

type HeadRow = Omit<TakeOver, 'before'> & { to: PlainDate | null; before?: HeadTable | undefined }

export async function insertHead(
  ctx: Ctx,
  { hamletId, name, phone, from, to, sheet, before }: Omit<HeadRow, 'commandId'>,
): Promise<string> {
  const id = newId()
  const row: HeadTable = {
    id,
    hamlet_id: hamletId,
    name,
    phone,
    valid_from: from,
    valid_to: to,
    ended_by: null,
    end_before: null,
    change_id: sheet,
    follows: sheet === null ? null : (before?.id ?? null),
    follows_until: sheet === null ? null : (before?.valid_to ?? null),
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
  await eraseReplaced(ctx, head.hamlet_id, head.valid_from)
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

/** Names that a list put another in the place of on the same day, kept for its undo; of one day, or of all. */
async function eraseReplaced(ctx: Ctx, hamletId: string, day: PlainDate | null = null): Promise<void> {
  await sql`
    update hamlets.head set name = null, phone = null, erased_at = ${ctx.now()}
    where hamlet_id = ${hamletId} and valid_to = valid_from and erased_at is null
      and (${day}::date is null or valid_from = ${day})
  `.execute(ctx.db)
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

/** Everybody who was head for a day at least, newest first. */
export function headsOf(db: Db | Tx, hamletId: string): Promise<HamletHead[]> {
  return db
    .selectFrom('hamlets.head')
    .select(['id', 'name', 'phone', 'valid_from as from', 'valid_to as to'])
    .where('hamlet_id', '=', hamletId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', eb.ref('valid_from'))]))
    .orderBy('valid_from', 'desc')
    .execute()
}

function headOn(ctx: Ctx, hamletId: string, day: PlainDate): Promise<HeadTable | undefined> {
  return ctx.db
    .selectFrom('hamlets.head')
    .selectAll()
    .where('hamlet_id', '=', hamletId)
    .where(sql<boolean>`daterange(valid_from, valid_to) @> ${day}::date`)
    .executeTakeFirst()
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

async function lockHeads(ctx: Ctx, hamletId: string): Promise<void> {
  await ctx.db.selectFrom('hamlets.hamlet').select('id').where('id', '=', hamletId).forUpdate().execute()
}

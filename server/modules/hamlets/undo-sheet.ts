import { sql } from 'kysely'
import { formatDate } from '../../../design/format.ts'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { labelOf } from './names.ts'
import { sheetBuiltOn } from './problems.ts'
import type { ChangeTable } from './tables.ts'

/**
 * A list is taken back as it was written: hamlets, counts and heads, in one act. Throws `hamlet-sheet-built-on` with everything
 * that somebody has written over it since.
 */
export async function refuseWrittenOver(ctx: Ctx, sheet: Pick<ChangeTable, 'id' | 'recorded_at'>): Promise<void> {
  const hamlets = await lockHamlets(ctx, sheet.id)
  const since = [...(await changedSince(ctx, sheet, hamlets)), ...(await recordedSince(ctx, sheet.id, hamlets))]
  if (since.length > 0) throw sheetBuiltOn(since.map(sayWhat))
}

/** Every hamlet the list wrote something of. Nobody names or ends a head of one meanwhile. */
async function lockHamlets(ctx: Ctx, sheet: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from hamlets.hamlet where id in (
      select hamlet_id from hamlets.hamlet_version where written_by = ${sheet}
      union select hamlet_id from hamlets.measure where change_id = ${sheet}
      union select hamlet_id from hamlets.head where change_id = ${sheet})
    order by id for update
  `.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  await sql`select from hamlets.head where hamlet_id = any(${ids}::uuid[]) order by id for update`.execute(ctx.db)
  return ids
}

type What = 'change' | 'count' | 'more-counts' | 'head'
type Since = { type: string; name: string; what: What; day: PlainDate | null }

function sayWhat({ what, day, ...hamlet }: Since): string {
  const label = labelOf(hamlet)
  switch (what) {
    case 'change':
      return `${label} đã có thay đổi ghi sau; hoàn tác thay đổi đó trước.`
    case 'count':
      return `Số liệu ngày ${formatDate(day)} của ${label} đã sửa sau.`
    case 'more-counts':
      return `${label} đã có số hộ, số nhân khẩu ghi sau.`
    case 'head':
      return `Người đứng đầu ${label} đã ghi lại hoặc đã thôi sau đó.`
  }
}

/** Hamlets that a later change which holds has written. */
async function changedSince(
  { db }: Ctx,
  { id, recorded_at: at }: Pick<ChangeTable, 'id' | 'recorded_at'>,
  hamlets: readonly string[],
): Promise<Since[]> {
  const { rows } = await sql<Since>`
    select distinct on (v.hamlet_id) v.type, v.name, 'change' as what, null as day
    from hamlets.hamlet_version v
    where v.hamlet_id = any(${[...hamlets]}::uuid[]) and exists (
      select from hamlets.hamlet_version o join hamlets.change c on c.id in (o.written_by, o.closed_by)
      where o.hamlet_id = v.hamlet_id and c.id <> ${id} and c.undone_at is null and c.recorded_at > ${at})
    order by v.hamlet_id, v.recorded_to nulls first, v.valid_from desc
  `.execute(db)
  return rows
}

/**
 * Counts and heads of the list that are not as it wrote them, and those recorded since of hamlets that it added: they would go
 * with the hamlet.
 */
async function recordedSince({ db }: Ctx, sheet: string, hamlets: readonly string[]): Promise<Since[]> {
  const { rows } = await sql<Since>`
    with own as (
      select distinct on (v.hamlet_id) v.hamlet_id, v.type, v.name, v.valid_to, v.written_by = ${sheet} as is_added
      from hamlets.hamlet_version v
      where v.hamlet_id = any(${[...hamlets]}::uuid[]) and v.recorded_to is null
      order by v.hamlet_id, v.valid_from desc)
    select o.type, o.name, s.what, s.day from own o cross join lateral (
      select 'count' as what, m.day from hamlets.measure m
      where m.hamlet_id = o.hamlet_id and m.change_id = ${sheet} and not exists (
        select from hamlets.measure n
        where n.hamlet_id = m.hamlet_id and n.measure = m.measure and n.day = m.day and n.change_id = ${sheet}
          and n.recorded_to is null)
      union
      select 'more-counts', null from hamlets.measure m
      where o.is_added and m.hamlet_id = o.hamlet_id and m.recorded_to is null and m.change_id is distinct from ${sheet}
      union
      select 'head', null from hamlets.head h left join hamlets.head f on f.id = h.follows
      where h.hamlet_id = o.hamlet_id and h.change_id = ${sheet} and (
        h.valid_to is distinct from o.valid_to or h.valid_to = h.valid_from
        or f.valid_to is distinct from case when f.id is null then null else h.valid_from end)
      union
      select 'head', null from hamlets.head h
      where o.is_added and h.hamlet_id = o.hamlet_id and h.change_id is distinct from ${sheet}
        and (h.valid_to is null or h.valid_to > h.valid_from)
    ) s
    order by o.type, o.name, s.what, s.day
  `.execute(db)
  return rows
}

/** Counts and heads are again what they were before the list; what it wrote stays readable as what was known until now. */
export async function takeBackRecords(ctx: Ctx, sheet: string): Promise<void> {
  await takeBackCounts(ctx, sheet)
  await takeBackHeads(ctx, sheet)
}

async function takeBackCounts(ctx: Ctx, sheet: string): Promise<void> {
  await sql`
    update hamlets.measure set recorded_to = ${ctx.now()}, closed_by = ${sheet}
    where change_id = ${sheet} and recorded_to is null
  `.execute(ctx.db)
  const before = await ctx.db
    .selectFrom('hamlets.measure')
    .selectAll()
    .where('closed_by', '=', sheet)
    .where('change_id', 'is distinct from', sheet)
    .execute()
  const again = { closed_by: null, recorded_at: ctx.now(), recorded_to: null }
  if (before.length > 0)
    await ctx.db
      .insertInto('hamlets.measure')
      .values(before.map((row) => ({ ...row, ...again, id: newId() })))
      .execute()
}

/** Names of people do not stay behind. */
async function takeBackHeads(ctx: Ctx, sheet: string): Promise<void> {
  await sql`
    update hamlets.head set name = null, phone = null, erased_at = coalesce(erased_at, ${ctx.now()}::timestamptz),
      valid_to = valid_from
    where change_id = ${sheet}
  `.execute(ctx.db)
  await sql`
    update hamlets.head f set valid_to = h.follows_until
    from hamlets.head h where h.change_id = ${sheet} and h.follows = f.id
  `.execute(ctx.db)
}

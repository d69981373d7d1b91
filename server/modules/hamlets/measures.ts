import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { authorize, invalidInput } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { type Measure, MEASURES, type NewMeasures } from './contract.ts'
import { canManageHamlets } from './policy.ts'
import { placeOfCommune } from './open-commune.ts'
import { hamletNotFound } from './problems.ts'
import { lockCommunes, versionsOf } from './repository.ts'

export type Measured = { hamletId: string; measure: Measure; day: PlainDate; value: number; source: string }

/**
 * Writes measures; one of the same day is a correction and takes the place of the earlier. `changeId`: the change that is undone
 * as one with them; null for what a person records by hand.
 */
export async function insertMeasures(ctx: Ctx, measures: readonly Measured[], changeId: string | null): Promise<void> {
  if (measures.length === 0) return
  await sql`
    update hamlets.measure m set recorded_to = ${ctx.now()}, closed_by = ${changeId}
    from unnest(${measures.map(({ hamletId }) => hamletId)}::uuid[], ${measures.map(({ measure }) => measure)}::text[],
      ${measures.map(({ day }) => day)}::date[]) as n (hamlet_id, measure, day)
    where m.hamlet_id = n.hamlet_id and m.measure = n.measure and m.day = n.day and m.recorded_to is null
  `.execute(ctx.db)
  await ctx.db
    .insertInto('hamlets.measure')
    .values(
      measures.map(({ hamletId, measure, day, value, source }) => ({
        id: newId(),
        hamlet_id: hamletId,
        measure,
        day,
        value,
        source,
        change_id: changeId,
        closed_by: null,
        recorded_at: ctx.now(),
        recorded_to: null,
        author: ctx.actor.id,
      })),
    )
    .execute()
}

type Counted = { households: number | null; population: number | null }

/** The known ones of two counts as rows; what is not known is not a row. */
export function rowsOf(counted: Counted, of: Pick<Measured, 'hamletId' | 'day' | 'source'>): Measured[] {
  return MEASURES.flatMap((measure) => {
    const value = counted[measure]
    return value === null ? [] : [{ ...of, measure, value }]
  })
}

/** Hamlet → the newest counts up to a day; absent = unknown. */
export async function measuresOn(
  db: Db | Tx,
  hamletIds: readonly string[],
  day: PlainDate,
): Promise<Map<string, Partial<Record<Measure, number>>>> {
  const { rows } = await sql<Measured>`
    select distinct on (hamlet_id, measure) hamlet_id as "hamletId", measure, day, value, source
    from hamlets.measure
    where hamlet_id = any(${[...hamletIds]}::uuid[]) and day <= ${day} and recorded_to is null
    order by hamlet_id, measure, day desc
  `.execute(db)
  const found = new Map<string, Partial<Record<Measure, number>>>()
  for (const { hamletId, measure, value } of rows) found.set(hamletId, { ...found.get(hamletId), [measure]: value })
  return found
}

/** Records households and people of a hamlet on a day of its life. */
export async function recordMeasures(ctx: Ctx, hamletId: string, input: NewMeasures): Promise<void> {
  const { day, source } = input
  if (day > ctx.today())
    throw invalidInput([{ pointer: '/day', detail: 'Số liệu của ngày chưa đến. Ghi ngày đã đếm.' }])
  const versions = await versionsOf(ctx.db, [hamletId])
  const version = versions.find(({ from, to }) => from <= day && (to === null || day < to))
  if (!version) throw hamletNotFound(versions.length > 0 ? ' vào ngày của số liệu' : '')
  authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, version.communeId)))
  await lockCommunes(ctx, [version.communeId])
  const { households, population } = input
  await insertMeasures(ctx, rowsOf(input, { hamletId, day, source }), null)
  await logEvent(ctx, 'hamlets.measured', version.communeId, { hamlet: hamletId, day, households, population, source })
}

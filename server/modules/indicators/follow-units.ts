import { sql } from 'kysely'
import type { Ctx, LoggedEvent, ReadCtx } from '../../kernel/context.ts'
import { lastDayOf, period } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { UnitChange, UnitImpact } from '../../kernel/unit-change.ts'
import { UnitsChanged, UnitsChangeUndone } from '../units/index.ts'
import { orderRecomputeOf } from './recompute.ts'

type Move = { from: string; to: string }

/**
 * A merger moves no figure (domain rule 14). Only where the official table showed that a unit had ended do the figures of
 * later periods go to the unit that began then. Units that go on may have left a list: their results are worked out again.
 */
export async function followUnits(ctx: Ctx, event: LoggedEvent): Promise<void> {
  const { day, reborn, continued } = UnitsChanged.parse(event.body)
  await moveFigures(ctx, reborn, day)
  await orderRecomputeOf(ctx, continued)
}

export async function unfollowUnits(ctx: Ctx, event: LoggedEvent): Promise<void> {
  const { day, reborn } = UnitsChangeUndone.parse(event.body)
  await moveFigures(
    ctx,
    reborn.map(({ from, to }) => ({ from: to, to: from })),
    day,
  )
}

/** Figures keep what they were under the old unit for whoever asks what was known; results are worked out, so they just move. */
async function moveFigures(ctx: Ctx, moves: readonly Move[], day: PlainDate): Promise<void> {
  if (moves.length === 0) return
  const units = moves.map(({ from }) => from)
  const { rows } = await sql<{ period: string }>`
    select distinct period from indicators.figure where unit_id = any(${units}::uuid[])
    union select distinct period from indicators.evidence where unit_id = any(${units}::uuid[])
  `.execute(ctx.db)
  const later = rows.map((row) => row.period).filter((text) => lastDayOf(period(text)) >= day)
  if (later.length === 0) return
  const pairs = sql`json_to_recordset(${JSON.stringify(moves)}::json) as m("from" uuid, "to" uuid)`
  await sql`
    with closed as (
      update indicators.figure f set recorded_to = ${ctx.now()} from ${pairs}
      where f.unit_id = m."from" and f.period = any(${later}) and f.recorded_to is null
      returning f.*, m."to" as heir
    )
    insert into indicators.figure (unit_id, element, period, revision, value, no_value, note, recorded_at, author,
      position_title, acting_for, change_set)
    select c.heir, c.element, c.period,
      1 + coalesce((select max(o.revision) from indicators.figure o
        where o.unit_id = c.heir and o.period = c.period and o.element = c.element), 0),
      c.value, c.no_value, c.note, ${ctx.now()}::timestamptz, c.author, c.position_title, c.acting_for, c.change_set
    from closed c
  `.execute(ctx.db)
  for (const table of ['evidence', 'result', 'summary', 'figure_lock', 'change_set'])
    await sql`
      update ${sql.table(`indicators.${table}`)} t set unit_id = m."to" from ${pairs}
      where t.unit_id = m."from" and t.period = any(${later})
    `.execute(ctx.db)
}

/** Figures of units that end stay theirs; what was recorded for a unit that never was stands in the way of an undo. */
export async function figuresImpact({ db }: ReadCtx | Ctx, { ended, mode }: UnitChange): Promise<UnitImpact[]> {
  const { rows } = await sql<{ units: number; figures: number }>`
    select count(distinct unit_id)::int as units, count(*)::int as figures from indicators.figure
    where unit_id = any(${ended}::uuid[]) and recorded_to is null
  `.execute(db)
  const { units = 0, figures = 0 } = rows[0] ?? {}
  if (figures === 0) return []
  if (mode === 'apply')
    return [{ what: `số liệu của ${units} đơn vị kết thúc, giữ nguyên ở đơn vị ấy`, count: figures }]
  const problem = `${figures} số liệu đã ghi cho ${units} đơn vị mới`
  return [{ what: 'số liệu đã ghi cho đơn vị mới', count: figures, problem }]
}

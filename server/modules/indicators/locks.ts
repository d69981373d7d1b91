import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'

type Scope = { unitId: string; period: string; holder: string }

/**
 * Waits for saves of a unit and period, and holds new ones off until the transaction ends: what is read after this is what
 * `lockFigures` holds still. The lock is that of `indicators.open_period`. Whoever also locks rows of an upper room does
 * so before; a save takes no such row, so that nobody waits in a circle.
 */
export async function holdPeriod(ctx: Ctx, { unitId, period }: Pick<Scope, 'unitId' | 'period'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${unitId}::uuid || ' ' || ${period}::text, 0))`.execute(
    ctx.db,
  )
}

/** Holds figures still on behalf of `holder` (a submitted dossier). Holding twice is harmless. */
export async function lockFigures(
  ctx: Ctx,
  lock: Scope & { elements: readonly string[]; lockedBy: string },
): Promise<void> {
  if (lock.elements.length === 0) return
  await ctx.db
    .insertInto('indicators.figure_lock')
    .values(
      lock.elements.map((element) => ({
        unit_id: lock.unitId,
        period: lock.period,
        element,
        holder: lock.holder,
        locked_by: lock.lockedBy,
        locked_at: ctx.now(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function unlockFigures(ctx: Ctx, lock: Scope & { elements: readonly string[] | 'all' }): Promise<void> {
  const { elements } = lock
  if (elements !== 'all' && elements.length === 0) return
  await ctx.db
    .deleteFrom('indicators.figure_lock')
    .where('unit_id', '=', lock.unitId)
    .where('period', '=', lock.period)
    .where('holder', '=', lock.holder)
    .$if(elements !== 'all', (q) => q.where('element', 'in', elements === 'all' ? [] : [...elements]))
    .execute()
}

export function locksOf({ db }: ReadCtx | Ctx, unitId: string, period: string) {
  return db
    .selectFrom('indicators.figure_lock')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('period', '=', period)
    .execute()
}

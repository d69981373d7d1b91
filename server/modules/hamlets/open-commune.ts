import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/policy.ts'
import { type PlainDate, plainDate } from '../../kernel/time.ts'
import { placeOn, requireOpenUnit, unitById, unitNotFound } from '../units/index.ts'
import { notCommune } from './problems.ts'

/** Later than every change that is recorded. */
const LAST_DAY = plainDate('9999-12-31')

export type Commune = NonNullable<Awaited<ReturnType<typeof unitById>>>

/** The commune, when it exists on the day; otherwise the refusal that says what became of it. */
export async function openCommune(ctx: ReadCtx | Ctx, id: string, day: PlainDate): Promise<Commune> {
  const unit = await requireOpenUnit(ctx.db, id, day)
  if (unit.level !== 'commune') throw notCommune(unit.name)
  return unit
}

/** The commune on a day, or on its last day when it had ended by then. */
export async function communeOn(ctx: ReadCtx | Ctx, id: string, day: PlainDate): Promise<Commune> {
  const unit = await unitById(ctx.db, id, day)
  if (!unit) throw unitNotFound('này vào ngày đó')
  if (unit.level !== 'commune') throw notCommune(unit.name)
  return unit
}

/** Where rights on a commune are asked about: today, or the first day of a commune that is still to begin. */
export async function placeOfCommune(ctx: ReadCtx | Ctx, id: string): Promise<Place> {
  const today = ctx.today()
  const unit = await unitById(ctx.db, id, today)
  if (unit) return placeOn(ctx.db, id, today)
  const begun = await unitById(ctx.db, id, LAST_DAY)
  return placeOn(ctx.db, id, begun?.validFrom ?? today)
}

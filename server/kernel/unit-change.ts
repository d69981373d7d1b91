import type { Ctx, ReadCtx } from './context.ts'
import type { PlainDate } from './time.ts'

/** A change of units as the rooms above are asked about it before it is applied or undone. Ids of units. */
export type UnitChange = {
  day: PlainDate
  /** Units that end on the day, or, for an undo, those that would cease to have been. */
  ended: readonly string[]
  mode: 'apply' | 'undo'
}

/** What a room has hanging on the ended units. `problem`: why the change may not be made, with the way out. */
export type UnitImpact = { what: string; count: number; problem?: string }

/** A room that owns rows hanging on units answers; a dry run asks all of them. */
export type AskUnitImpact = (ctx: ReadCtx | Ctx, change: UnitChange) => Promise<readonly UnitImpact[]>

import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'

const Day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value))
const Pair = z.object({ from: z.uuid(), to: z.uuid() })

/**
 * Body of `units.changed`. `flows` lead from ended to begun units. `reborn`: a unit whose records from the day on are those of
 * another, which took its life over. Ids of units.
 */
export const UnitsChanged = z.object({
  change: z.uuid(),
  day: Day,
  ended: z.array(z.uuid()),
  begun: z.array(z.uuid()),
  continued: z.array(z.uuid()),
  flows: z.array(Pair),
  reborn: z.array(Pair),
})
export type UnitsChanged = z.infer<typeof UnitsChanged>

/** Body of `units.change-undone`: what the change had begun and whose records it had moved. */
export const UnitsChangeUndone = z.object({
  change: z.uuid(),
  day: Day,
  begun: z.array(z.uuid()),
  reborn: z.array(Pair),
})
export type UnitsChangeUndone = z.infer<typeof UnitsChangeUndone>

import { z } from 'zod'
import type { ReadCtx } from '../../kernel/context.ts'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'
import { badDate, findUnit, unitById, unitNotFound, type UnitOn } from '../units/index.ts'

/** The day asked for, `2025-07-01`; today when none is. Throws `bad-date`. */
export function readAsOf(text: string | undefined, ctx: ReadCtx): PlainDate {
  if (text === undefined) return ctx.today()
  if (!isPlainDate(text)) throw badDate(text)
  return text
}

/** Units named by id, or by their code on the day, with commas between; null when none is asked for. Throws `unit-not-found`. */
export async function readUnder(
  ctx: ReadCtx,
  text: string | undefined,
  asOf: PlainDate,
): Promise<readonly UnitOn[] | null> {
  if (!text) return null
  return Promise.all(
    text.split(',').map(async (part) => {
      const isId = z.uuid().safeParse(part).success
      const unit = isId ? await unitById(ctx.db, part, asOf) : await findUnit(ctx.db, { code: part, asOf })
      if (!unit) throw unitNotFound(`“${part}”`)
      return unit
    }),
  )
}

import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import type { House } from '../../../kernel/http.ts'
import { notFound } from '../../../kernel/problem.ts'
import { addSeconds, startOfDay, type PlainDate } from '../../../kernel/time.ts'

const NINE_O_CLOCK = 9 * 3600

/** Sets the working date of a demo database to nine in the morning of a day; in a real one this does not exist. */
export async function setWorkingDate(ctx: Ctx, house: House, date: PlainDate): Promise<{ today: PlainDate }> {
  if (house.installation.kind !== 'demo') throw notFound('trang này')
  const at = addSeconds(startOfDay(date), NINE_O_CLOCK)
  await sql`update kernel.installation set working_instant = ${at}`.execute(ctx.db)
  await logEvent(ctx, 'accounts.working-date-set', null, { date })
  ctx.afterCommit(() => {
    house.clock.set(at)
    house.cache.clear()
  })
  return { today: date }
}

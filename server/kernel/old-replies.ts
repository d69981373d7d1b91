import { sql } from 'kysely'
import { z } from 'zod'
import { type JobHouse, defineOutsideJob } from './jobs.ts'

/** How long the answer to a command is kept for a retry. A workbench that was offline longer sends what it kept as new commands. */
export const KEPT_DAYS = 90

const BATCH = 5000

/** Every night: answers nobody will ask for again are forgotten, in small transactions. */
export const forgetOldReplies = defineOutsideJob({
  name: 'kernel.forget-old-replies',
  cron: '20 2 * * *',
  input: z.object({}),
  async run(house) {
    while ((await forgetSome(house)) === BATCH);
  },
})

function forgetSome({ transact }: JobHouse): Promise<number> {
  return transact(async (ctx) => {
    const { numAffectedRows } = await sql`
      delete from kernel.command where id in (
        select id from kernel.command where at < ${ctx.now()}::timestamptz - ${KEPT_DAYS}::int * interval '1 day'
        order by at limit ${BATCH})
    `.execute(ctx.db)
    return Number(numAffectedRows ?? 0)
  })
}

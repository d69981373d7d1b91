import { expect } from 'vitest'
import { z } from 'zod'
import { test } from '../../test/harness.ts'
import { jobHouseOf } from '../house.ts'
import { transactAsSystem } from './http.ts'
import { defineJob, defineOutsideJob, startJobs } from './jobs.ts'
import { createLog } from './log.ts'

const log = createLog('silent')
const Input = z.object({ word: z.string().optional() })

test('a job that speaks with the outside is tried again when it fails, and has no transaction open meanwhile', async ({
  world,
}) => {
  const done = Promise.withResolvers<string | undefined>()
  const open: number[] = []
  const job = defineOutsideJob({
    name: 'test.outside',
    input: Input,
    retry: { limit: 2, delaySeconds: 1 },
    async run({ transact }, { word }) {
      await transact((ctx) => ctx.db.selectFrom('kernel.installation').select('id').execute())
      const { rows } = await world.house.connection.pool.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
      )
      open.push(rows[0]?.n ?? -1)
      if (open.length === 1) throw new Error('the mail server is away')
      done.resolve(word)
    },
  })
  const jobs = await startJobs(world.url, [job], jobHouseOf(world.house), log)
  await transactAsSystem(world.house, 'test', (ctx) => jobs.send(ctx, 'test.outside', { word: 'thư' }))
  expect(await done.promise).toBe('thư')
  expect(open).toEqual([0, 0])
  await jobs.stop()
})

test('the timetable holds the jobs of this version and their hours in Vietnam, and no others', async ({ world }) => {
  const timed = (name: string, cron: string) => defineJob({ name, input: Input, cron, run: () => Promise.resolve() })
  const start = async (names: string[]) =>
    (
      await startJobs(
        world.url,
        names.map((name) => timed(name, '30 6 * * *')),
        jobHouseOf(world.house),
        log,
      )
    ).stop()
  await start(['test.old', 'test.kept'])
  await start(['test.kept', 'test.new'])
  const { rows } = await world.house.connection.pool.query('select name, cron, timezone from jobs.schedule order by 1')
  expect(rows).toEqual([
    { name: 'test.kept', cron: '30 6 * * *', timezone: 'Asia/Ho_Chi_Minh' },
    { name: 'test.new', cron: '30 6 * * *', timezone: 'Asia/Ho_Chi_Minh' },
  ])
})

import { PgBoss } from 'pg-boss'
import { fromKysely } from 'pg-boss'
import type { z } from 'zod'
import type { Ctx } from './context.ts'
import type { Log } from './log.ts'

/** Slow work after a commit. `run` is given one transaction of its own; a retry must be harmless. */
export type Job<Input = unknown> = {
  name: string
  input: z.ZodType<Input>
  run(ctx: Ctx, input: Input): Promise<void>
}

/** Keeps the input type checked against `run` while jobs travel in one list. */
export function defineJob<Input>(job: Job<Input>): Job {
  return { name: job.name, input: job.input, run: (ctx, input) => job.run(ctx, job.input.parse(input)) }
}

export type Jobs = {
  /** Enqueues in the caller's transaction: rolled back with it. */
  send(ctx: Ctx, name: string, input: object): Promise<void>
  stop(): Promise<void>
}

/** Starts the workers. Polling takes 2 s, so nothing a screen waits for goes through a job. */
export async function startJobs(
  url: string,
  jobs: readonly Job[],
  inTransaction: (work: (ctx: Ctx) => Promise<void>) => Promise<void>,
  log: Log,
): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', max: 4 })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 5, retryBackoff: true })
    await boss.work(job.name, async (batch) => {
      for (const { data } of batch) await inTransaction((ctx) => job.run(ctx, data))
    })
  }
  return {
    send: async (ctx, name, input) => {
      await boss.send(name, input, { db: fromKysely(ctx.db) })
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

import { PgBoss } from 'pg-boss'
import { fromKysely } from 'pg-boss'
import type { z } from 'zod'
import type { Config } from './config.ts'
import type { Ctx } from './context.ts'
import type { Log } from './log.ts'

/** What a job is given: transactions to open, one after another, and where to reach the outside world. */
export type JobHouse = {
  config: Config
  transact<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

type Named<Input> = {
  name: string
  input: z.ZodType<Input>
  /** When it runs by itself, with an empty input: five fields of cron on the wall clock of Vietnam. */
  cron?: string
  /** How often a failed job is tried again; the pause begins with `delaySeconds` and doubles. */
  retry?: { limit: number; delaySeconds: number }
}

/** Slow work after a commit. A retry must be harmless. */
export type Job = Named<unknown> & { work(house: JobHouse, input: unknown): Promise<void> }

/** A job in one transaction of its own. Keeps the input type checked against `run` while jobs travel in one list. */
export function defineJob<Input>({ run, ...job }: Named<Input> & { run(ctx: Ctx, input: Input): Promise<void> }): Job {
  return { ...job, work: ({ transact }, input) => transact((ctx) => run(ctx, job.input.parse(input))) }
}

/** A job that speaks with another machine: it opens its transactions itself, so that none is open meanwhile. */
export function defineOutsideJob<Input>({
  run,
  ...job
}: Named<Input> & { run(house: JobHouse, input: Input): Promise<void> }): Job {
  return { ...job, work: (house, input) => run(house, job.input.parse(input)) }
}

export type Jobs = {
  /** Enqueues in the caller's transaction: rolled back with it. */
  send(ctx: Ctx, name: string, input: object): Promise<void>
  stop(): Promise<void>
}

const OFTEN = { limit: 5, delaySeconds: 0 }

/** Starts the workers. Polling takes 2 s, so nothing a screen waits for goes through a job. */
export async function startJobs(url: string, jobs: readonly Job[], house: JobHouse, log: Log): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', max: 4 })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  for (const job of jobs) {
    const { limit, delaySeconds } = job.retry ?? OFTEN
    await boss.createQueue(job.name, { retryLimit: limit, retryDelay: delaySeconds, retryBackoff: true })
    await boss.work(job.name, async (batch) => {
      for (const { data } of batch) await job.work(house, data)
    })
  }
  await setTimetable(boss, jobs)
  return {
    send: async (ctx, name, input) => {
      await boss.send(name, input, { db: fromKysely(ctx.db) })
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

/** The timetable lies in the database: what an earlier version put there and no job has any more is taken out. */
async function setTimetable(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const wanted = new Map(jobs.flatMap(({ name, cron }) => (cron ? [[name, cron] as const] : [])))
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name)
  for (const [name, cron] of wanted) await boss.schedule(name, cron, {}, { tz: 'Asia/Ho_Chi_Minh' })
}
